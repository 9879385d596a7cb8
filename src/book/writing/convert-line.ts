/** A line of text from elsewhere as a line of a plain chapter. */

/** Where a picture of the given text is in the book; undefined if it is not to be had. */
export type Picture = (address: string) => string | undefined;

/** @param piece where in the line it stands; by default where the line begins */
export type Tell = (text: string, isLeft?: boolean, piece?: string) => void;
type Rule = [pattern: RegExp, replace: (match: string, ...groups: string[]) => string, said: string];

const entities: Record<string, string> = {
  nbsp: ' ',
  emsp: '　',
  ensp: ' ',
  lt: '\\<',
  gt: '>',
  amp: '&',
  quot: '"',
  times: '×',
  ldquo: '“',
  rdquo: '”',
  hellip: '……',
  mdash: '——',
  le: '≤',
  ge: '≥',
};
/** A name as this book has them, of a name elsewhere. */
export const nameOf = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(?=\d)/, 'x-') || 'x';

/** Rules within a line, in this order; code between backticks is left alone. */
const rules: Rule[] = [
  [/\\\((.+?)\\\)/g, (_, tex) => `$${tex!.trim()}$`, '\\(…\\) 改成 $…$'],
  [/\\\[(.+?)\\\]/g, (_, tex) => `$$${tex!.trim()}$$`, '\\[…\\] 改成 $$…$$'],
  [/:(?:numref|eqref|ref):`([^`]+)`/g, (_, label) => `:ref{to="${nameOf(label!)}"}`, '引用改成 :ref'],
  [/:(?:cite[a-z.]*):`([^`]+)`/g, (_, id) => `（${id}）`, '文献改成括号里的名字'],
  [/\{\{\s*[^{}]*\}\}/g, () => '', '删去模板的写法'],
  [/<\/?(?:strong|b)>/gi, () => '**', '<b> 改成 **'],
  [/<\/?(?:em|i)>/gi, () => '*', '<i> 改成 *'],
  [/<\/?code>/gi, () => '`', '<code> 改成反引号'],
  [/<sub>([^<>$]+)<\/sub>/gi, (_, x) => `$_{${x}}$`, '<sub> 改成公式'],
  [/<sup>([^<>$]+)<\/sup>/gi, (_, x) => `$^{${x}}$`, '<sup> 改成公式'],
  [/<a\b[^>]*\bhref=["']([^"']+)["'][^>]*>(.*?)<\/a>/gi, (_, href, words) => `[${words}](${href})`, '<a> 改成链接'],
  [
    /<\/?(?:center|div|p|span|font|figure|figcaption|u|section|details|summary|big|small|a)\b[^>]*>/gi,
    () => '',
    '去掉排版用的 HTML 标签，留下内容',
  ],
  [/&([a-z]+);/gi, (all, name) => entities[name!.toLowerCase()] ?? all, '实体改成字'],
];

/** A line of text outside of code. */
export function inline(line: string, tell: Tell, picture: Picture): string {
  const isTable = /^\s*\|.*\|\s*$/.test(line);
  const codes: string[] = [];
  // The label of a role (`:numref:`) stands in backticks too, and is none.
  const kept = line.replace(
    /(?<!:[a-z.]+:)(`+)(?!`).*?(?<!`)\1(?!`)/g,
    (code) => `\ue000${codes.push(code) - 1}\ue001`,
  );
  const restored = (text: string) => text.replace(/\ue000(\d+)\ue001/g, (_, i: string) => codes[Number(i)]!);
  /** What only looks like a template or like HTML within a formula. */
  const inFormula = (text: string, from: number) => text.slice(0, from).split(/\$+/).length % 2 === 0;
  let better = kept.replace(/<br\s*\/?>/gi, () => {
    tell(isTable ? '表格里的 <br> 改成分号' : '<br> 改成换行');
    return isTable ? '；' : '\\\n';
  });
  const put = (all: string, alt: string, address: string) => {
    const found = picture(address.trim());
    if (found !== undefined) return `![${alt.trim() || '图'}](${found})`;
    tell(`没有图片 ${address}，请补上图和说明：${all.slice(0, 80)}`, true, all);
    return `*（缺一幅图：${alt.replace(/[*_[\]<>]/g, '').trim() || '没有说明'}）*`;
  };
  better = better.replace(/<img\b[^>]*>/gi, (tag) => {
    const at = (name: string) => new RegExp(`\\b${name}=["']([^"']*)["']`, 'i').exec(tag)?.[1] ?? '';
    tell('<img> 改成图片');
    return put(tag, at('alt'), at('src'));
  });
  better = better.replace(
    // Typora and Hexo take names with spaces, which Markdown does not.
    /!\[([^\]]*)\]\(\s*(?:<([^<>]+)>|((?:[^()<>"']|\([^()]*\))+?\.(?:png|jpe?g|svg|webp|gif|bmp))|([^)\s>]+))(?:\s+["'][^)]*)?\s*\)(?:\{[^}]*\})?/gi,
    (all, alt: string, pointed?: string, spaced?: string, plain?: string) => {
      const address = pointed ?? spaced ?? plain!;
      return address.startsWith('/pictures/') ? all : put(all, alt, address);
    },
  );
  better = better.replaceAll('）**（缺一幅图', '）* *（缺一幅图');
  for (const [pattern, replace, said] of rules) {
    const next = better.replace(pattern, (...match: [string, ...string[]]) => {
      const at = match.findIndex((one) => typeof one === 'number');
      return inFormula(better, Number(match[at]))
        ? match[0]
        : replace(...(match.slice(0, at) as [string, ...string[]]));
    });
    if (next !== better) tell(said);
    better = next;
  }
  better = better.replace(
    /\[([^\]]+)\]\((?!https?:|\/|#|mailto:)([^)\s]+)\)/g,
    (all, words: string, address: string) => {
      tell(`链接 ${address} 不是书里的路径，只留下文字“${words}”`, true, all);
      return words;
    },
  );
  const trimmed = better.replace(/(?<![\\$])\$(?!\$)([^$]*[\\^_][^$]*)\$(?!\$)/g, (all, tex: string) =>
    /^\s/.test(tex) === /\s$/.test(tex) ? all : `$${tex.trim()}$`,
  );
  if (trimmed !== better) tell('公式的两边紧挨着 $');
  better = trimmed;
  const formula = /\$\$([^$]+)\$\$/g;
  const alone = /^(\s*)\$\$([^$]+)\$\$\s*$/.exec(better);
  if (alone) {
    tell('单独一行的 $$…$$ 写成三行');
    return `\n${alone[1]}$$\n${alone[1]}${alone[2]!.trim()}\n${alone[1]}$$\n`;
  }
  if (formula.test(better)) {
    tell('句中、列表或表格里的 $$…$$ 改成 $…$');
    better = better.replace(formula, (_, tex: string) => `$${tex.trim()}$`);
  }
  const safe = better.replace(/<(?=[A-Za-z/!?])(?!!--)/g, (_, at: number) => {
    if (inFormula(better, at)) return '<';
    tell(`HTML ${better.slice(at, at + 40)} 当作文字留下`, true, better.slice(at, at + 8));
    return '\\<';
  });
  return restored(safe);
}
