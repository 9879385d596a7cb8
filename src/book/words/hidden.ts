/** Signs that a reader does not see, or sees in another order than they are written. */

/** Bidirectional controls reorder what a reader sees against what is written; nothing in a Chinese book needs them. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Control characters other than tab, line feed and carriage return. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
/** Signs without ink and without width, those of half a pair, and those that stand for no letter. */
const inkless =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]/u;

const kinds = [
  [bidi, '双向排版控制字符', '请删掉它，它会让读到的和写下的不一样。'],
  [control, '控制字符', '请删掉它。'],
  [inkless, '字符', '请删掉它，它会让搜索和复制找不到字。'],
] as const;

/** A hidden sign, what is said of it, and how to mend it. */
export interface Hidden {
  index: number;
  message: string;
  mend: string;
}

/** Marks over and under a letter, more than any script puts there: they are drawn over the lines above and below. */
const heap = /(\p{M}{4})\p{M}/u;

/** The first hidden sign of each kind in a text. */
export function hiddenIn(text: string): Hidden[] {
  const heaped = heap.exec(text);
  const marks = heaped && {
    index: heaped.index + heaped[1]!.length,
    message: '这个字上叠了太多附加符号，会盖住上下的行。',
    mend: '一个字最多四个，请删掉多的。',
  };
  const hidden = kinds.flatMap(([pattern, what, mend]) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return [{ index: found.index, message: `这里有一个看不见的${what} U+${code}。`, mend }];
  });
  return marks ? [...hidden, marks] : hidden;
}

/** Whether there is anything to be seen in a text. */
export const isVisible = (text: string): boolean =>
  [...text].some((sign) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(sign) && !inkless.test(sign));

/** A text without its hidden signs, and the numbers of the lines where some stood. Signs that part lines or paragraphs leave a space. */
export function withoutHidden(text: string): { text: string; lines: number[] } {
  const all = new RegExp(`${bidi.source}|${control.source}|${inkless.source}`, 'gu');
  const lines: number[] = [];
  const shown = text.split('\n').map((line, i) => {
    const clean = line.replace(all, (sign) => (/[\u000b\u000c\u0085\u2028\u2029]/u.test(sign) ? ' ' : ''));
    if (clean !== line) lines.push(i + 1);
    return clean;
  });
  return { text: shown.join('\n'), lines };
}
