import type { Json } from '../../src/lab/declare/define.ts';

/** Checks a declaration's `fields` against results. A documented path covers all that stands below it; `*` is any one name or index. */

/** Dotted paths of all leaves; an empty array or object counts as a leaf. */
export function leafPaths(value: Json, path = ''): string[] {
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, held]) => leafPaths(held as Json, path === '' ? key : `${path}.${key}`));
}

const covers = (documented: string, path: string): boolean => {
  const [names, keys] = [documented.split('.'), path.split('.')];
  return names.length <= keys.length && names.every((name, i) => name === '*' || name === keys[i]);
};

/** Leaves that no documented path covers, one of each shape. */
export function undocumented(fields: Record<string, string>, result: Json): string[] {
  const bare = leafPaths(result).filter((path) => !Object.keys(fields).some((documented) => covers(documented, path)));
  return [...new Set(bare.map((path) => path.replace(/\.\d+(?=\.|$)/g, '.*')))];
}

/** Documented paths that stand in none of the results. */
export function unheldFields(fields: Record<string, string>, results: readonly Json[]): string[] {
  const leaves = results.flatMap((result) => leafPaths(result));
  return Object.keys(fields).filter((documented) => !leaves.some((path) => covers(documented, path)));
}
