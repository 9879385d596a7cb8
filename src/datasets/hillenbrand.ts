import { DataFault } from './kinds.ts';

/**
 * The layout of `vowdata.dat`, the vowels of Hillenbrand, Getty, Clark & Wheeler 1995 ("Acoustic characteristics of American English vowels",
 * JASA 97:3099–3111) as their author hands them out: an explanation, then a line a vowel of 16 words between blanks, the first of them who
 * spoke, which vowel, as in m01ae.
 */

const HEAD = /^\(c\) 1995 James Hillenbrand/;
const TOKEN = /^([mwbg])(\d\d)(ae|ah|aw|eh|er|ei|ih|iy|oa|oo|uh|uw)$/;
const WORDS = 16;

/** X-SAMPA of the vowels' names. */
const VOWELS: Record<string, string> = {
  ae: '{',
  ah: 'A',
  aw: 'O',
  eh: 'E',
  er: "3'",
  ei: 'e',
  ih: 'I',
  iy: 'i',
  oa: 'o',
  oo: 'U',
  uh: 'V',
  uw: 'u',
};

export const isHillenbrand = (text: string): boolean => HEAD.test(text);

/**
 * The same as comma-separated values: type (m, w, b, g), speaker, vowel in X-SAMPA, f0, f1, f2 and f3 in Hz at the vowel's steady state; what
 * was not measured, 0 in the file, is empty. @throws DataFault for a line of vowels that is none
 */
export function hillenbrandTable(name: string, text: string): string {
  const rows = ['type,speaker,vowel,f0,f1,f2,f3'];
  let begun = false;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const words = line.trim().split(/\s+/);
    const token = TOKEN.exec(words[0]!);
    begun ||= token !== null;
    if (!begun || line.trim() === '') continue;
    if (!token || words.length !== WORDS || words.slice(1).some((word) => !/^\d+$/.test(word)))
      throw new DataFault(
        `${name} 第 ${i + 1} 行是 ${words.length} 个词，开头是“${words[0]!.slice(0, 20)}”，这里要一个像 m01ae 那样的名字和 15 个整数；重新下载原来的文件再试。`,
      );
    const [type, speaker, vowel] = token.slice(1) as [string, string, string];
    const measured = words.slice(2, 6).map((word) => (Number(word) === 0 ? '' : word));
    rows.push([type, `${type}${speaker}`, VOWELS[vowel]!, ...measured].join(','));
  }
  return rows.join('\n');
}
