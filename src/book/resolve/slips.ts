import type { Link, Nodes, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isBare } from '../read/autolinks.ts';
import { placeAt } from '../read/source.ts';
import { strayDirective } from '../words/directive-words.ts';
import type { Report } from '../words/fault.ts';

/** What Markdown reads as something else than its writer meant, or leaves standing in the text as it was written. */

const foreign = '这是别的网站的写法，在这里会原样显示。';

const DIRECTIVE = /^[ \t]*:{2,}.*/m;

/** Marks that no parser took, found in the bare text of a paragraph. */
const leftovers: [RegExp, string, string][] = [
  [/(?<!\\)\$/, '这一段里有一个落单的 $。', '公式两边各要一个 $；要显示美元符号时写成 \\$。'],
  [/(?<!\\)\[\^([^\]]+)\]/, '脚注 [^$1] 没有定义。', '请在章末写上 [^$1]: 内容。'],
  [
    /(?<!\\)\*\*|(?<![\\*])\*(?=[^\s*])[^*\n]*[^\s*\\]\*(?!\*)/,
    '这里的星号没有成为强调，会原样显示。',
    '请把引号一类的标点移到星号外面，例如 “**深度**”，或在星号外侧空一格；要显示星号就写成 \\*。',
  ],
  [/\\\(.+?\\\)/s, '这里的 \\( … \\) 不会成为公式。', '公式写成 $…$；要显示括号就直接写 (。'],
  [/\\\[.+?\\\]/s, '这里的 \\[ … \\] 不会成为公式。', '公式写成单独一段的 $$ … $$；要显示方括号就直接写 [。'],
  [/^[ \t]*(?:!!!|\?\?\?\+?|===)[ \t]+\S.*/m, foreign, '提示框、折叠和选项卡请改成普通的段落或小节。'],
  [DIRECTIVE, foreign, '请用书里的标签，例如 <Theorem id="thm-x">；要显示冒号就写成 \\:。'],
  [
    /(?<![\w:\\]):[A-Za-z][\w+-]*:(?![\w:])/,
    foreign,
    '公式的编号写 \\label{eq-x}，引用写 <Ref to="eq-x" />；表情直接写出来。',
  ],
  [/(?<!\\)\{%.*?%\}/, '这是别的网站的模板写法。', '请删掉它，改成普通的 Markdown；要显示它就放进一对反引号。'],
  [/(?<!\\)\{\{.*?\}\}/, '这是别的网站的模板写法。', '请删掉它，改成普通的 Markdown；要显示它就放进一对反引号。'],
  [/^[ \t]*@?\[{1,2}toc\]{1,2}[ \t]*$/im, foreign, '目录会自动生成，请删掉这一行。'],
  [/^[ \t]*\[![A-Za-z]+\]/m, foreign, '请改成普通的引用，第一句说清楚它是什么。'],
  [/(?<![=\\])==[^=\s][^=\n]*==(?!=)/, foreign, '要强调就写成 **…**。'],
  [/(?<!\\)\[\[[^\]\n]+\]\]/, foreign, '链接写成 [文字](/chapters/…/)，引用写 <Ref to="…" />。'],
  [/(?<=\S)\^[^\s^]+\^/, foreign, '上标写成公式，例如 $x^2$。'],
  [/(?<!\\)\]\(/, '这里没有读成链接。', '写成 [文字](https://…)，地址里不能有空格和汉字括号。'],
  [/(?<!\\)\][ \t]+\((?:https?:|\/)/, '链接的两半中间有空格。', '写成 [文字](https://…)。'],
  [/(?<!\\)\[[^\]\n]+\]\[[^\]\n]*\]/, '这个链接没有定义。', '写成 [文字](https://…)。'],
  [/^[ \t]*#{1,6}[^#\s\d].*/m, '这一行没有成为标题。', '# 后面要空一格。'],
  [
    /^[ \t]*\d{1,2}[.)](?=[^\s\d.)]).*\n[ \t]*\d{1,2}[.)](?=[^\s\d.)])/m,
    '这几行没有成为列表。',
    '数字和点后面要空一格。',
  ],
  [/^[ \t]*([-+])(?=\p{Script=Han}).*\n[ \t]*\1(?=\p{Script=Han})/mu, '这几行没有成为列表。', '- 后面要空一格。'],
  [
    /^[ \t>]*(?:\|[ \t]*:?-+:?[ \t]*)+\|[ \t]*$|^[ \t>]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+$/m,
    '这里没有成为表：表头和这一行的格数不同，或者上面没有空一行。',
    '请让两行的格数相同；格里公式的绝对值写成 \\lvert x\\rvert，文字里的竖线写成 \\|。',
  ],
];

/** A block's source in which only what became plain text is left, everything else blank: offsets stay. */
function bareSource(block: Nodes, text: string): { bare: string; start: number } {
  const start = block.position?.start.offset ?? 0;
  const source = text.slice(start, block.position?.end.offset ?? start);
  let bare = source.replace(/[^\n]/g, ' ');
  visit(block, 'text', ({ position }) => {
    const [from, to] = [(position?.start.offset ?? start) - start, (position?.end.offset ?? start) - start];
    bare = bare.slice(0, from) + source.slice(from, to) + bare.slice(to);
  });
  return { bare, start };
}

/** Reports the marks that are left in the text of a chapter. @param text the chapter's own @param plain its directives are told of by who reads them */
export function checkLeftovers(tree: Root, text: string, report: Report, plain: boolean): void {
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const { bare, start } = bareSource(node as Nodes, text);
    for (const [pattern, message, mend] of leftovers) {
      if (plain && pattern === DIRECTIVE) continue;
      const found = pattern.exec(bare);
      if (!found) continue;
      const directive = pattern === DIRECTIVE ? strayDirective(found[0].trimEnd()) : undefined;
      if (directive) {
        report(placeAt(text, start + found.index + directive.at), directive.message, directive.mend);
        continue;
      }
      const named = (words: string) => words.replace('$1', found[1] ?? '');
      report(placeAt(text, start + found.index + found[0].search(/\S/)), named(message), named(mend));
    }
  });
}

/** Reports what Markdown made of a few signs that were not meant so: headings of underlines, deletions of tildes, formulas of prices. */
export function checkMisread(tree: Root, text: string, report: Report): void {
  visit(tree, (node, _, parent: Parent | undefined) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const source = text.slice(start.offset, end.offset);
    if (node.type === 'heading' && !source.trimStart().startsWith('#'))
      report(start, '这一段被下面的横线变成了标题。', '分隔线的前面空一行；标题写成 ## 开头。');
    if (node.type === 'link' && isBare(node as Link, text) && /\p{Script=Han}/u.test((node as Link).url))
      report(start, '网址后面紧接着汉字，不知道到哪里为止。', '网址后面空一格，或写成 [文字](https://…)。');
    if (node.type === 'delete' && !source.startsWith('~~'))
      report(start, '两个 ~ 之间的字会被画上删除线。', '范围写成 3–5 或 3 到 5，下标写成公式；要显示 ~ 就写成 \\~。');
    if (node.type === 'inlineMath') {
      const [dollars] = /^\$+/.exec(source) ?? [''];
      const inside = source.slice(dollars.length, source.length - dollars.length);
      const oneSided = /^\s/.test(inside) !== /\s$/.test(inside);
      if (dollars === '$' && (oneSided || /\d/.test(text[end.offset] ?? '')))
        report(
          start,
          `从这里起的 ${clipped(source)} 成了公式。`,
          '钱数的 $ 写成 \\$；公式的两边紧挨着 $，后面不接数字。',
        );
      if (parent?.type === 'tableCell' && source.includes('\\|'))
        report(
          start,
          '表格里的 \\| 分不清是 |x| 还是 ‖x‖。',
          '绝对值写成 \\lvert x\\rvert，范数写成 \\lVert x\\rVert。',
        );
    }
  });
}

const clipped = (source: string) => (source.length > 20 ? `${source.slice(0, 20)}…` : source);

/** Reports notes and addresses that are given twice, or to which nothing refers: both vanish from the page. */
export function checkDefinitions(tree: Root, report: Report): void {
  const used = new Set<string>();
  const given = new Map<string, string>();
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(`^${node.identifier}`);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  });
  visit(tree, (node) => {
    if (node.type !== 'footnoteDefinition' && node.type !== 'definition') return;
    const note = node.type === 'footnoteDefinition';
    const key = `${note ? '^' : ''}${node.identifier}`;
    const name = `${note ? '脚注 [^' : '地址 ['}${node.label ?? node.identifier}]`;
    const place = node.position?.start;
    if (given.has(key)) report(place, `${name} 定义了两次，后一次不会显示。`, '请换一个名字，或只留一个。');
    else if (!used.has(key)) report(place, `${name} 没有用到，不会显示。`, '请在正文里写上它的记号，或删掉它。');
    given.set(key, name);
  });
}
