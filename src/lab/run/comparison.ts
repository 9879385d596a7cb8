/** Comparing two results: a run's with the published one, or one computed again. */

/** `largest` is the place that differs most: the absolute difference of two numbers, Infinity where anything else differs or is missing. */
export interface Comparison {
  identical: boolean;
  largest?: { path: string; difference: number };
}

/** Compares two results leaf by leaf; identical means every number has the same bits (0 and −0 count as one). */
export function compareResults(a: unknown, b: unknown): Comparison {
  let largest: { path: string; difference: number } | undefined;
  const note = (path: string, difference: number) => {
    if (!largest || difference > largest.difference) largest = { path, difference };
  };
  const walk = (left: unknown, right: unknown, path: string): void => {
    if (left === right) return;
    if (typeof left === 'number' && typeof right === 'number') {
      const difference = Math.abs(left - right);
      return note(path, Number.isNaN(difference) ? Infinity : difference);
    }
    if (!isBranch(left) || !isBranch(right) || Array.isArray(left) !== Array.isArray(right))
      return note(path, Infinity);
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const below = path === '' ? key : `${path}.${key}`;
      if (Object.hasOwn(left, key) && Object.hasOwn(right, key)) walk(left[key], right[key], below);
      else note(below, Infinity);
    }
  };
  walk(a, b, '');
  return largest ? { identical: false, largest } : { identical: true };
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
