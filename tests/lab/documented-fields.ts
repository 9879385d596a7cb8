import type { Json } from '../../src/lab/declare/define.ts';

/** Checks a declaration's `fields` against results. A documented path covers all that stands below it; `*` is any one name or index. */

const isEmpty = (value: Json): boolean =>
  value !== null && typeof value === 'object' && Object.keys(value).length === 0;

/** Dotted paths of all leaves, with what stands there; an empty array or object counts as a leaf. */
function leavesOf(value: Json, path = ''): [path: string, value: Json][] {
  if (value === null || typeof value !== 'object' || isEmpty(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, held]) => leavesOf(held as Json, path === '' ? key : `${path}.${key}`));
}

/** Whether one path is the other, or stands above it. */
const leadsTo = (above: readonly string[], below: readonly string[]): boolean =>
  above.length <= below.length && above.every((name, i) => name === '*' || below[i] === '*' || name === below[i]);
const covers = (documented: string, path: string): boolean => leadsTo(documented.split('.'), path.split('.'));

/** Leaves that no documented path covers, one of each shape. */
export function undocumented(fields: Record<string, string>, result: Json): string[] {
  // A list that is empty yet is covered by what is documented of its elements.
  const bare = leavesOf(result).filter(
    ([path, value]) =>
      !Object.keys(fields).some(
        (documented) => covers(documented, path) || (isEmpty(value) && covers(path, documented)),
      ),
  );
  return [...new Set(bare.map(([path]) => path.replace(/\.\d+(?=\.|$)/g, '.*')))];
}

/** Documented paths that stand in none of the results. */
export function unheldFields(fields: Record<string, string>, results: readonly Json[]): string[] {
  const leaves = results.flatMap((result) => leavesOf(result));
  return Object.keys(fields).filter((documented) => !leaves.some(([path]) => covers(documented, path)));
}
