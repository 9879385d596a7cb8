/**
 * Edit distance with swaps (optimal string alignment): fewest insertions, deletions, substitutions and swaps of neighbouring UTF-16 units
 * that turn `a` into `b`. A swap, the commonest slip, counts once.
 */
export function editDistance(a: string, b: string): number {
  let earlier: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? earlier[j - 2]! + 1 : Infinity;
      next.push(Math.min(substituted, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    [earlier, row] = [row, next];
  }
  return row[b.length]!;
}

/**
 * The name a writer probably meant: the closest of `names`, if it is close enough to be a slip (at most a third of its letters, case
 * ignored, or the beginning of exactly one name). Undefined otherwise.
 */
export function nearest(given: string, names: readonly string[]): string | undefined {
  if (given.length > 100) return undefined;
  const wanted = given.toLowerCase();
  const begun = names.filter((name) => wanted !== '' && name.toLowerCase().startsWith(wanted));
  if (begun.length === 1) return begun[0];
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance < least && distance <= Math.max(1, Math.floor(name.length / 3)) && distance < name.length) {
      best = name;
      least = distance;
    }
  }
  return best;
}
