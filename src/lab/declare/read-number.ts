import { decimal } from '../../math/number-list.ts';
import { asciiForms } from '../../math/typed-signs.ts';

/** One number as people type it, and what to tell those who typed something else. */

/** A decimal number, full-width digits and printed minus signs included; nothing else that JavaScript or Unicode would take for one. */
export function readDecimal(given: unknown): number | undefined {
  if (typeof given === 'number') return Number.isFinite(given) ? given + 0 : undefined;
  return typeof given === 'string' && given.length <= LONGEST ? decimal(asciiForms(given)) : undefined;
}

/** Longer texts are no numbers. */
const LONGEST = 400;

/** Marks that are typed for the decimal point: commas, the full stop of Chinese, middle dots. */
const MARKS = ',。、·・‧｡';

/** What a text that is no number was probably meant for, one after the other; the rest of a Chinese sentence each. */
const slips: [pattern: RegExp, words: (plain: string, whole: boolean) => string][] = [
  [
    /^[+-]?\d{1,3}(,\d{3})+$/,
    (plain, whole) => (whole ? `数里不加逗号，请写成 ${plain.replaceAll(',', '')}` : point(plain)),
  ],
  [new RegExp(`^[+-]?\\d*[${MARKS}]\\d+$`), point],
  [new RegExp(`^[+-]?[\\d.]+[${MARKS};:]+$`), (plain) => `请去掉末尾的“${plain.at(-1)}”`],
  [/[⁰¹²³⁴-⁹]/, () => '上标在这里不算数，请写出乘方的得数'],
  [/^[+-]?[\d.]+\s*[%‰]$/, () => '百分数请写成小数，例如 5% 写成 0.05'],
  [/^[\s.\d]*[零〇一二三四五六七八九十百千万亿两点]+$/, () => '请用 0 到 9 的数字来写'],
  [/^[+-]?\d[\d.]*\s+[\d.\s]*\d$/, () => '数的中间不要有空格'],
  [/\d.*[-+*/^×÷·()]/, () => '这里只写一个数，不写算式'],
  [/^[+-]?[\d.]+\s*[\p{L}°]+$/u, () => '只写数，不写单位'],
  [/[^\x20-\x7e]/, () => '请用 0 到 9 的数字来写，小数点写成“.”'],
];

function point(plain: string): string {
  return `小数点请写成“.”，例如 ${plain.replace(new RegExp(`[${MARKS}]`, 'g'), '.').replace(/^([+-]?)\./, '$10.')}`;
}

/** How to mend a text that is no number, as the end of a Chinese sentence; '' if there is nothing to say. @param whole a whole number is wanted */
export function mending(given: unknown, whole: boolean): string {
  if (typeof given !== 'string' || given.length > LONGEST) return '';
  const plain = asciiForms(given).trim();
  const slip = slips.find(([pattern]) => pattern.test(plain));
  return slip ? `：${slip[1](plain, whole)}` : '';
}
