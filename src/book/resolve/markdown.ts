import type { ElementContent, Properties } from 'hast';
import type { Definition, Heading, Image, Link, Nodes, Parent, Table } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import type { MdxFlowExpression } from 'mdast-util-mdx-expression';
import { visit } from 'unist-util-visit';
import type { Place } from '../words/fault.ts';
import { checkFormula, shownSymbols } from '../set/formula.ts';
import { withoutLabels } from './numbering.ts';
import { strayDirective } from '../words/directive-words.ts';
import { isTag } from '../words/attributes.ts';
import { isLifted } from '../read/display-formulas.ts';
import { checkAddress, checkPicture, withBase } from './address.ts';
import type { Context } from './context.ts';
import { suggest } from '../words/suggest.ts';

const refused: Record<string, [message: string, mend: string]> = {
  mdxjsEsm: ['章里不写 import 或 export。', '书里的标签不用引入；若这是正文，请不要让这一行以 import 或 export 开头。'],
  mdxTextExpression: ['花括号里的内容会被当作代码，章里不写代码。', '要显示花括号时写成 \\{ 和 \\}；公式放进 $…$。'],
  html: ['章里不写 HTML。', '请用 Markdown 或书里的标签。'],
};
refused.mdxFlowExpression = refused.mdxTextExpression!;

/** Checks and prepares what is plain Markdown: headings, formulas, links, pictures, tables; refuses code that would be run. */
export function resolveMarkdown(node: Nodes, parents: Parent[], context: Context): void {
  const { report } = context;
  const place = node.position?.start;
  if (Object.hasOwn(refused, node.type) && !isComment(node as MdxFlowExpression)) {
    const line = context.chapter.text.split('\n')[(place?.line ?? 1) - 1] ?? '';
    const directive = node.type === 'html' ? undefined : strayDirective(line.slice(0, (place?.column ?? 1) - 1));
    if (directive) return report({ line: place!.line, column: directive.at + 1 }, directive.message, directive.mend);
    return report(place, ...refused[node.type]!);
  }
  switch (node.type) {
    case 'heading':
      return resolveHeading(node, parents, context);
    case 'math':
      return resolveEquation(node as DisplayMath, context);
    case 'inlineMath':
      return resolveFormula(node as InlineMath, context);
    case 'link':
    case 'definition':
      return resolveLink(node, parents, context);
    case 'image':
      return resolvePicture(node, context);
    case 'table':
      return checkTable(node, context);
    case 'code':
      if (node.lang === 'math') report(place, '公式不放在代码块里。', '请用 $$ 写公式。');
      return;
    case 'footnoteDefinition':
    case 'footnoteReference':
      return checkFootnote(node, parents, context);
  }
}

const isComment = (node: MdxFlowExpression) =>
  node.data?.estree !== undefined && node.data.estree !== null && node.data.estree.body.length === 0;

function resolveHeading(node: Heading, parents: Parent[], { numbered, report }: Context): void {
  if (parents.length > 1) return report(node.position?.start, '标题不能写在别的块里。', '请把它移到最外层。');
  const target = numbered.get(node);
  if (!target) return;
  visit(node, 'inlineMath', (formula) => {
    if (!/^[A-Za-z0-9\s+=<>.,:()'-]*$/.test(formula.value))
      report(
        formula.position?.start,
        '标题还会出现在目录里，那里排不出这个公式。',
        '请用文字说，或直接写字母和记号，例如 ε、√n、2ⁿ；公式里只留字母和数字。',
      );
  });
  const last = node.children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(/\s*\[#[^\]\s]*\]\s*$/, '');
  const number = target.number.split('.').length <= 3 ? target.number : '';
  node.data = { hProperties: { id: target.id, dataNumber: number } };
}

/**
 * The place of an offset in a formula. Its lines are looked for in the chapter's own: what stands before them (the dollars, the indentation of
 * a list, the marks of a quotation) is no part of the formula.
 */
function placeIn(node: DisplayMath | InlineMath, offset: number, context: Context): Place | undefined {
  const start = node.position?.start;
  if (!start) return undefined;
  const within = node.value.slice(0, offset).split('\n').length - 1;
  const own = node.type === 'inlineMath' || isLifted(node);
  const line = start.line + within + (own ? 0 : 1);
  const from = own && within === 0 ? start.column - 1 : 0;
  const indent = (linesOf(context)[line - 1] ?? '').indexOf(node.value.split('\n')[within]!, from);
  return { line, column: Math.max(indent, from) + offset - (node.value.lastIndexOf('\n', offset - 1) + 1) + 1 };
}

/** How much LaTeX of a chapter was set so far, and how much one may hold: the longest has a tenth of it. */
const lettersSet = new WeakMap<Context, number>();
const mostLetters = 60_000;

function check(node: DisplayMath | InlineMath, context: Context): void {
  const { report, symbols } = context;
  const at = (offset: number) => placeIn(node, offset, context);
  const before = lettersSet.get(context) ?? 0;
  lettersSet.set(context, before + node.value.length);
  if (before > mostLetters) return;
  if (before + node.value.length > mostLetters)
    return report(at(0), `这一章的公式一共超过 ${mostLetters} 个字符。`, '请分成几章。');
  checkFormula(node.value, node.type === 'math', at, report);
  for (const { symbol, offset } of shownSymbols(node.value)) {
    if (!symbols.has(symbol)) report(at(offset), `这一章的实验都没有符号 ${symbol}。`, suggest(symbol, symbols));
  }
}

function resolveFormula(node: InlineMath, context: Context): void {
  check(node, context);
  if (opensWithTwo(node, context))
    context.report(node.position?.start, '$$ 公式要独占一段。', '请在它前后各空一行，或改用 $…$。');
}

const sourceLines = new WeakMap<object, string[]>();
function linesOf({ chapter }: Context): string[] {
  const kept = sourceLines.get(chapter) ?? chapter.text.split('\n');
  sourceLines.set(chapter, kept);
  return kept;
}

const opensWithTwo = (node: InlineMath, context: Context) => {
  const start = node.position?.start;
  return start !== undefined && (linesOf(context)[start.line - 1] ?? '').startsWith('$$', start.column - 1);
};

function element(tagName: string, properties: Properties, children: ElementContent[]): ElementContent {
  return { type: 'element', tagName, properties, children };
}

/**
 * A display formula gets a box that scrolls sideways by itself when it is longer than the line, so that the page never does; a
 * labelled one gets its number and its id. rehype-katex then sets what is inside.
 */
function resolveEquation(node: DisplayMath, context: Context): void {
  const end = node.position?.end;
  if (node.meta) context.report(node.position?.start, '公式要从 $$ 的下一行写起。', '请让 $$ 独占一行。');
  else if (end && !(linesOf(context)[end.line - 1] ?? '').slice(0, end.column - 1).endsWith('$$')) {
    context.report(node.position?.start, '公式没有闭合。', '请补上结尾的 $$，独占一行。');
  } else check(node, context);
  const target = context.numbered.get(node);
  const tex = withoutLabels(node.value).trim() + (target ? `\n\\tag{${target.number}}` : '');
  const marks = shownSymbols(tex).length > 0 ? ['has-symbols'] : [];
  const code = element('pre', {}, [
    element('code', { className: ['language-math', 'math-display'] }, [{ type: 'text', value: tex }]),
  ]);
  const scroll = element(
    'div',
    { className: ['formula-scroll', ...marks], tabIndex: 0, role: 'group', ariaLabel: target ? target.label : '公式' },
    [code],
  );
  node.data = {
    ...node.data,
    hName: 'div',
    hProperties: {
      className: ['formula', ...marks, ...(target ? ['is-numbered'] : [])],
      ...(target ? { id: target.id } : {}),
    },
    hChildren: [scroll],
  } as never;
}

function resolveLink(node: Link | Definition, parents: Parent[], context: Context): void {
  const { report } = context;
  const place = node.position?.start;
  if (parents.some((parent) => isTag(parent) && parent.name === 'Term'))
    return report(place, '<Term> 里不能有链接。', '请把链接移出来。');
  const kind = checkAddress(node.url, place, context);
  if (kind === 'external') node.data = { ...node.data, hProperties: { rel: ['noopener'], className: ['external'] } };
  if (kind === 'internal') node.url = withBase(node.url, context.base);
}

function resolvePicture(node: Image, context: Context): void {
  if (!checkPicture(node, context)) return;
  node.url = withBase(node.url, context.base);
  node.data = { ...node.data, hProperties: { loading: 'lazy', decoding: 'async' } };
}

/** A ragged table is padded by the parser, cell by cell; an honest one has the same number of cells in every row. */
function checkTable(node: Table, { report }: Context): void {
  const columns = node.children[0]?.children.length ?? 0;
  if (node.children.length > 200)
    report(node.position?.start, `表格有 ${node.children.length} 行，上限是 200 行。`, '请拆开，或换成图。');
  for (const row of node.children) {
    if (row.children.length !== columns) {
      report(
        row.position?.start,
        `这一行有 ${row.children.length} 格，表头有 ${columns} 格。`,
        '请让每一行的格数相同；格里公式的绝对值写成 \\lvert x\\rvert，文字里的竖线写成 \\|。',
      );
    }
  }
}

function checkFootnote(node: Nodes, parents: Parent[], { report }: Context): void {
  if (node.type !== 'footnoteReference') return;
  if (parents.some((parent) => parent.type === 'footnoteDefinition'))
    report(node.position?.start, '脚注里不能再有脚注。', '请把内容写进正文。');
}
