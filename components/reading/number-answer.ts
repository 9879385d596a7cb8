import { constant } from '../../src/book/resolve/conditions.ts';

/**
 * Judges a typed answer, a number or an expression. Beside the tolerance that the writer allows, a relative 1e-9 is: readers type
 * what they computed in decimals.
 */
export function judgeNumber(text: string, answer: number, tolerance: number): { right: boolean } | { fault: string } {
  if (text.trim() === '') return { fault: '请先写下答案。' };
  const value = constant(text);
  if (typeof value !== 'number') return { fault: value.fault };
  return { right: Math.abs(value - answer) <= tolerance + 1e-9 * Math.abs(answer) };
}
