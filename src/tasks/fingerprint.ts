import type { Json } from '../lab/declare/define.ts';
import { hashOf } from './letters.ts';

/** Twelve hex digits that stand for a result: equal for equal results, whatever the order of their keys; 0 and −0 count as one. */
export const fingerprint = (result: Json): string => hashOf(JSON.stringify(ordered(result)));

/** With the keys of every record in one order. */
function ordered(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(ordered);
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key]!)]),
  );
}
