/** HTML that writers reach for, and what to write instead. */
const instead: Record<string, string> = {
  br: '换段就空一行；一段之内要换行，在行尾写一个反斜杠 \\。',
  hr: '分隔线写成单独一行的 ---，前后空一行。',
  img: '图片写成 ![说明](/images/….png)，文件放在 public 里。',
  a: '链接写成 [文字](https://…)。',
  b: '写成 **…**。',
  strong: '写成 **…**。',
  i: '写成 *…*。',
  em: '写成 *…*。',
  sub: '下标写成公式，例如 $x_1$。',
  sup: '上标写成公式，例如 $x^2$。',
  code: '写成一对反引号。',
};

/** How to do without an HTML tag. */
export const withoutHtml = (name: string): string =>
  (Object.hasOwn(instead, name.toLowerCase()) ? instead[name.toLowerCase()] : undefined) ??
  '请用 Markdown 或书里的标签；要显示“<”时写成 \\<。';
