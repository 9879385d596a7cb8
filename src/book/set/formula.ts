import katex, { type KatexOptions } from 'katex';
import type { Place, Report } from '../words/fault.ts';
import { parseDocument } from 'htmlparser2';
import { mathmlOfParsed, type Mathml, type Parsed } from '../spoken/mathml.ts';
import { readFormula } from '../spoken/read/formula.ts';
import { speak } from '../spoken/speak/formula.ts';
import { Unspoken } from '../spoken/tree.ts';
import { blankLabels, formulaLabels, withoutLabels } from '../resolve/numbering.ts';
import { formulaSlip, wideSlip, type Slip } from './formula-slips.ts';
import { formulaWords } from './formula-words.ts';

/**
 * How the book sets mathematics. Only our own `\show{symbol}{…}`, which marks a symbol that a figure can show, may reach
 * `\htmlData`; writing `\htmlData` itself is refused by `checkFormula`.
 */
export const katexOptions: KatexOptions = {
  output: 'htmlAndMathml',
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: (context) =>
    context.command === '\\htmlData' && Object.keys(context.attributes).every((name) => name === 'data-symbol'),
  macros: { '\\show': '\\htmlData{symbol=#1}{#2}' },
  maxExpand: 1000,
  maxSize: 20,
};

const longest = 3000;
const deepest = 40;

/** Commands that make links, HTML, pictures or definitions, or that move ink out of its box. */
const refused = new Map<string, string>([
  ...['href', 'url', 'htmlData', 'htmlClass', 'htmlId', 'htmlStyle', 'includegraphics'].map(
    (name) => [name, '公式里不放链接、图片和 HTML。'] as const,
  ),
  ...[
    'def',
    'edef',
    'gdef',
    'xdef',
    'let',
    'futurelet',
    'global',
    'long',
    'newcommand',
    'renewcommand',
    'providecommand',
    'char',
  ].map((name) => [name, '公式里不定义新命令。'] as const),
  ...[
    'kern',
    'mkern',
    'hskip',
    'mskip',
    'hspace',
    'raisebox',
    'rule',
    'llap',
    'rlap',
    'clap',
    'mathllap',
    'mathrlap',
    'mathclap',
    'smash',
  ].map((name) => [name, '公式里不写会越出边框的尺寸；空白用 \\,、\\; 或 \\quad。'] as const),
  ['tag', '公式的编号由 \\label{eq-x} 自动生成。'],
  ['ref', '引用公式用 <Ref to="eq-x" />。'],
  ['eqref', '引用公式用 <Ref to="eq-x" />。'],
]);

/** The deepest nesting of braces, and the offset where it first goes past the limit. */
function nesting(tex: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{' && ++depth > deepest) return i;
    else if (tex[i] === '}') depth--;
  }
  return undefined;
}

/** The MathML in what KaTeX sets. */
function mathmlOfHtml(html: string): Mathml {
  const end = '</math>';
  const math = html.slice(html.indexOf('<math'), html.indexOf(end) + end.length);
  return mathmlOfParsed(parseDocument(math, { xmlMode: true }).children[0] as Parsed);
}

/** The symbols that a formula marks by `\show{symbol}{…}`, with their offsets. */
export const shownSymbols = (tex: string): { symbol: string; offset: number }[] =>
  [...tex.matchAll(/\\show\s*\{([^{}]*)\}/g)].map((match) => ({ symbol: match[1]!.trim(), offset: match.index }));

/**
 * Reports what is wrong with a formula, by setting it. Sizes are checked first, so that nothing is set that could take long.
 * @param at the place of an offset of the formula's text
 */
export function checkFormula(
  tex: string,
  display: boolean,
  at: (offset: number) => Place | undefined,
  report: Report,
): void {
  if (tex.length > longest)
    return report(at(0), `这个公式有 ${tex.length} 个字符，上限是 ${longest}。`, '请拆成几个公式。');
  const deep = nesting(tex);
  if (deep !== undefined)
    return report(at(deep), `公式里的花括号嵌套超过 ${deepest} 层。`, '请给中间的式子起个名字，分几步写。');
  const internal = /\\[A-Za-z]*@[A-Za-z@]*/.exec(tex);
  if (internal)
    return report(
      at(internal.index),
      `公式里不能用 ${internal[0]}。`,
      '名字里有 @ 的命令，看见的和念出来的会不同；请用公开的命令。',
    );
  for (const match of tex.matchAll(/\\([A-Za-z]+)/g)) {
    const why = refused.get(match[1]!);
    if (why) return report(at(match.index), `公式里不能用 \\${match[1]}。`, why);
  }
  const raised = /\\\\\*?\[\s*-/.exec(tex);
  if (raised) return report(at(raised.index), '公式的行距不能是负数。', '请写成 \\\\ 或 \\\\[0.5em]。');
  const [label] = formulaLabels(tex);
  if (label !== undefined && !display)
    return report(at(tex.indexOf('\\label')), '行内公式不能编号。', '请把它写成单独一段的 $$ … $$。');
  if (/\\label(?!\s*\{)/.test(tex))
    return report(at(tex.indexOf('\\label')), '\\label 后面要有名字。', '写成 \\label{eq-bound}。');
  if (tex.trim() === '') return report(at(0), '公式是空的。', '请写上内容，或删掉它。');
  const tell = ({ offset, message, mend }: Slip) => report(at(offset), message, mend);
  const slip = formulaSlip(tex, display);
  if (slip) return tell(slip);
  for (const { symbol, offset } of shownSymbols(tex)) {
    if (!/^[a-z][A-Za-z0-9-]*$/.test(symbol))
      return report(
        at(offset),
        `\\show 的第一个参数 ${symbol} 不是符号的名字。`,
        '写成 \\show{epsilon}{\\varepsilon}。',
      );
  }
  try {
    const html = katex.renderToString(blankLabels(tex), {
      ...katexOptions,
      macros: { ...(katexOptions.macros as object) },
      displayMode: display,
      throwOnError: true,
    });
    if (html.length > 400_000) return report(at(0), '这个公式排出来太大。', '请拆成几个公式。');
    speak(readFormula(mathmlOfHtml(html)));
    const wide = display ? undefined : wideSlip(html);
    if (wide) tell(wide);
  } catch (error) {
    if (error instanceof Unspoken) return report(at(0), `${error.message}，读屏的人听不到它。`, error.mend);
    const { position, rawMessage, message } = error as { position?: number; rawMessage?: string; message: string };
    const offset = position ?? Math.max(0, tex.search(/(?<!\\)%/));
    const [what, mend] = formulaWords(rawMessage ?? message, String.fromCodePoint(tex.codePointAt(offset) ?? 0));
    report(at(offset), `公式排不出来：${what}`, mend);
  }
}

/** The formula a reader may copy: without the marks that only this book's pages understand. */
export function plainTex(tex: string): string {
  let out = withoutLabels(tex);
  for (let at = out.search(/\\show\s*\{/); at >= 0; at = out.search(/\\show\s*\{/)) {
    const name = /\\show\s*\{[^{}]*\}\s*\{/.exec(out.slice(at));
    if (!name || name.index !== 0) return out;
    let depth = 1;
    let end = at + name[0].length;
    for (; end < out.length && depth > 0; end++) {
      if (out[end] === '\\') end++;
      else if (out[end] === '{') depth++;
      else if (out[end] === '}') depth--;
    }
    out = out.slice(0, at) + '{' + out.slice(at + name[0].length, end - 1) + '}' + out.slice(end);
  }
  return out.trim();
}
