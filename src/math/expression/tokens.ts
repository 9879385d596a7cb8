import { asciiForms } from '../typed-signs.ts';

/** What is wrong with a text, and where. */
export interface Fault {
  /** Index of the first offending UTF-16 unit. */
  position: number;
  /** One Chinese sentence: what is wrong and how to mend it. */
  message: string;
}

/** Thrown within this folder only; the readers of expressions and curves turn it into a returned fault. */
export class FaultyText extends Error {
  readonly fault: Fault;
  constructor(position: number, message: string) {
    super(message);
    this.fault = { position, message };
  }
}

/** `text` is in plain ASCII except for superscripts; '' at the end. */
export interface Token {
  kind: 'number' | 'name' | 'superscript' | 'sign' | 'end';
  text: string;
  position: number;
}

/** What stands in formulas for an ASCII sign, and there only; each for exactly one unit, so positions stay. */
const typed: Record<string, string> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '∗': '*',
  '÷': '/',
  '∕': '/',
  '⁄': '/',
  '、': ',',
  '【': '[',
  '】': ']',
};

/** The text with full-width forms and printed signs turned into ASCII, unit by unit. */
export const plainText = (text: string): string => asciiForms(text).replace(/[×·⋅∗÷∕⁄、【】]/g, (sign) => typed[sign]!);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The whole number that a superscript token stands for. */
export const superscriptValue = (text: string): number =>
  Number([...text].map((digit) => superscripts.indexOf(digit)).join(''));

const grammar = (name: string) =>
  new RegExp(
    `(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)|(?<name>${name})|(?<superscript>[${superscripts}]+)|(?<sign>\\*\\*|<=|>=|==|!=|[-+*/^(),<>=≤≥≠])`,
    'iy',
  );
const words = grammar('[a-z_][a-z_0-9]*|π|√');
/** Names may be dotted paths with numbers in them, and stars for every name or number: `layers.0.units`, `layers.*.units`. */
const paths = grammar('[a-z_]\\w*(?:\\.(?:\\w+|\\*))*|π|√');

/** Cuts a text into tokens, the last of kind 'end'. @throws FaultyText at a character that has no meaning here */
export function tokens(text: string, dotted: boolean): Token[] {
  const plain = plainText(text),
    pattern = dotted ? paths : words,
    found: Token[] = [];
  for (let position = 0; ;) {
    while (/\s/.test(plain.charAt(position))) position++;
    if (position === plain.length) return [...found, { kind: 'end', text: '', position }];
    pattern.lastIndex = position;
    const match = pattern.exec(plain);
    if (!match) throw new FaultyText(position, strange(plain, position));
    const kind = Object.keys(match.groups!).find((name) => match.groups![name] !== undefined) as Token['kind'];
    found.push({ kind, text: match[0], position });
    position += match[0].length;
  }
}

function strange(plain: string, position: number): string {
  const sign = String.fromCodePoint(plain.codePointAt(position)!);
  if (sign === '。' || sign === '.')
    return `第 ${position + 1} 个字符“${sign}”不能在这里：小数点写成“.”，两边是数字，例如 0.5。`;
  if (sign === '%') return `第 ${position + 1} 个字符是“%”：百分数请写成小数，例如 5% 写成 0.05。`;
  if (sign === '!') return `第 ${position + 1} 个字符是“!”：这里没有阶乘，请写出得数。`;
  if (sign === '|') return '这里不用竖线：绝对值请写成 abs(x)。';
  if ('[]{}'.includes(sign))
    return `公式里不用“${sign}”：括号请都写成 ( )；要给出一条画的曲线，请把整段文字写成 [0, 0.5, 1] 这样的列表。`;
  return `第 ${position + 1} 个字符“${sign}”在公式里没有意义，请删去或改写。`;
}
