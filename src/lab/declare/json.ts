/** Where in a value something stands that JSON would lose or change, and what it is. `path` is dotted; '' is the value itself. */
export interface JsonFault {
  path: string;
  what: string;
}

/** Deeper than any result; also ends the walk through a value that contains itself. */
const DEEPEST = 64;

/**
 * The first thing in `value` that would not come back from JSON as it went in: NaN, Infinity, undefined, a typed array, a Map, a
 * function, an array with holes, a key that names the prototype… Undefined if the round trip is exact. (−0 comes back as 0, which is
 * equal, and is let pass.)
 */
export function jsonFault(value: unknown, path = '', depth = 0): JsonFault | undefined {
  const wrong = (what: string): JsonFault => ({ path, what });
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : wrong(String(value));
  if (typeof value !== 'object') return wrong(typeof value);
  if (depth > DEEPEST) return wrong(`more than ${DEEPEST} levels`);
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const fault = jsonFault(value[i], at(i), depth + 1);
      if (fault) return fault;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object of another realm (a worker, a vm context) has a foreign Object.prototype: its own prototype is null.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain || ArrayBuffer.isView(value)) return wrong(value.constructor?.name ?? 'object');
  if (Object.getOwnPropertySymbols(value).length > 0) return wrong('symbol key');
  for (const [key, held] of Object.entries(value)) {
    if (key === '__proto__') return { path: at(key), what: 'key' };
    const fault = jsonFault(held, at(key), depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
