import {
  bigs,
  fences,
  greek,
  inPlaces,
  link,
  marks,
  prefixed,
  signs,
  struck,
  styles,
  symbols,
  tables,
} from '../../../src/book/spoken/words.ts';

/** Cuts a line of speech into words without minding its pauses: the longest word that fits is taken. */

export type Word =
  | { kind: 'word'; text: string }
  | { kind: 'latin'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'prose'; text: string }
  /** 第二行, 第一列 */
  | { kind: 'ordinal'; text: string; number: number };

const grammar =
  '大 花 下标 下标开始 下标结束 双下标 上标 上标开始 上标结束 的平方 的立方 的 次方 度 转置 撇 分之 分数 分子 分母 分数结束 根号 根号下 根号结束 开 组合数 总数 取 取出 组合数结束 整体 整体结束 底为 的对数 闭区间 到 对 在 的范围内 当 时 从 由 止 条件 多行式 多行式结束 下花括号 上花括号 标注 标注结束 无穷'.split(
    ' ',
  );
export const vocabulary = [
  ...new Set([
    ...grammar,
    link,
    ...[bigs, greek, inPlaces, marks, prefixed, signs, struck, styles].flatMap((table) => Object.values(table)),
    ...Object.values(symbols).filter((word) => !word.includes(' ')),
    ...[...Object.values(fences), ...Object.values(tables)].flatMap((words) => Object.values(words)),
  ]),
].sort((a, b) => b.length - a.length);

const numeral = /^(?:[二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九])/;
const digitOf = (sign: string | undefined) => (sign === undefined ? 0 : '零一二三四五六七八九'.indexOf(sign));

function valueOf(words: string): number {
  const [tens, ones] = words.split('十');
  return words.includes('十') ? (tens === '' ? 1 : digitOf(tens)) * 10 + digitOf(ones || undefined) : digitOf(words);
}

const patterns: [RegExp, (match: RegExpExecArray) => Word | undefined][] = [
  [/^[\s，]+/, () => undefined],
  [/^“([^”]*)”/, ([, text]) => ({ kind: 'prose', text: text! })],
  [/^[A-Za-z]+/, ([text]) => ({ kind: 'latin', text })],
  [/^\d[\d.,]*/, ([text]) => ({ kind: 'number', text })],
];

export function wordsOf(line: string): Word[] {
  const found: Word[] = [];
  let rest = line;
  next: while (rest !== '') {
    for (const [pattern, make] of patterns) {
      const match = pattern.exec(rest);
      if (!match) continue;
      const word = make(match);
      if (word) found.push(word);
      rest = rest.slice(match[0].length);
      continue next;
    }
    const ordinal = /^第([零一二三四五六七八九十]+)([行列])/.exec(rest);
    if (ordinal) {
      found.push({ kind: 'ordinal', text: ordinal[2]!, number: valueOf(ordinal[1]!) });
      rest = rest.slice(ordinal[0].length);
      continue;
    }
    const number = numeral.exec(rest)?.[0] ?? '';
    const word = vocabulary.find((one) => rest.startsWith(one)) ?? '';
    if (number.length > word.length) found.push({ kind: 'number', text: String(valueOf(number)) });
    else if (word !== '') found.push({ kind: 'word', text: word });
    else throw new Error(`no word here: ${rest}`);
    rest = rest.slice(Math.max(number.length, word.length));
  }
  return found;
}
