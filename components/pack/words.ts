import { AUTHOR, BOOK, LICENCE, type Credit } from '../../src/lab/files/credit.ts';

/** The texts in a pack of figures: what is in it, and under what it may be used. */

export function readme(chapter: string, address: string, credits: readonly { name: string; credit: Credit }[]): string {
  const figures = credits.map(
    ({ name, credit: { title, id, params, seed, address } }) =>
      `${title}\n  文件：${name}.svg、.png、.csv、.json\n  实验：${id}\n  参数：${Object.entries({ ...params, seed })
        .map(([key, value]) => `${key}=${value}`)
        .join('  ')}\n  打开：${address}\n`,
  );
  return [
    `《${BOOK}》${chapter}的图\n${address}\n`,
    '每幅图有四个文件：SVG 与 PNG 是图，CSV 是数据表，JSON 是参数、种子与完整的结果。图和表里也写着各自的参数、种子与地址，单独拿走也说得清来处。',
    '同样的参数与种子得到同样的比特：打开地址就是这幅图，点“运行”可以重算。',
    '用 Markdown 排的表和公式不在这里，在这一章的 Markdown 里。\n',
    ...figures,
    `许可：${LICENCE.name}，见 LICENSE.txt。`,
  ].join('\n');
}

export const licenceText = `${LICENCE.name}（署名—相同方式共享 4.0 国际）
${LICENCE.href}

可以复制、改编、商用，条件是：
  署名：“${AUTHOR}”，并给出书的地址；
  注明改动；
  改编的作品以同样的许可发布。

从别人的数据算出的图，数据的许可见书的“关于”一页。
`;
