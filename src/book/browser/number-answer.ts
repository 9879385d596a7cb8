import { constant } from '../conditions.ts';

/**
 * Judges a typed answer, a number or an expression. Beside the tolerance that the writer allows, a relative 1e-9 is: readers type
 * what they computed in decimals.
 */
export function judgeNumber(text: string, answer: number, tolerance: number): { right: boolean } | { fault: string } {
  if (text.trim() === '') return { fault: '请先写下答案。' };
  const value = constant(text.normalize('NFKC').replaceAll('−', '-').replaceAll('×', '*'));
  if (typeof value !== 'number') return { fault: `这个答案算不出来：${value.fault}。可以写数，也可以写 2^7+1 这样的算式。` };
  return { right: Math.abs(value - answer) <= tolerance + 1e-9 * Math.abs(answer) };
}
