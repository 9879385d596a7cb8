/**
 * The area under the ROC curve: the share of all pairs of a sample of class 1 and one of class 0 in which the former has the higher
 * score, ties counting half. That is the Mann–Whitney U divided by n₁n₀ (Mann & Whitney 1947; Hanley & McNeil 1982); 1 sorts
 * perfectly, ½ is no better than chance. Counted in whole numbers, so exact but for the division.
 * @param scores one a sample, as logits: only their order counts @param classes 0 or 1, one a score
 * @returns NaN if a class is missing or a score is NaN: then there is nothing to compare
 * @throws RangeError if there are not as many classes as scores, or a class is neither 0 nor 1
 */
export function auc(scores: ArrayLike<number>, classes: ArrayLike<number>): number {
  if (scores.length !== classes.length) {
    throw new RangeError(`invalid classes: ${classes.length} for ${scores.length} scores`);
  }
  const of = (wanted: number) =>
    Float64Array.from(scores)
      .filter((_, i) => classes[i] === wanted)
      .sort();
  const ones = of(1),
    zeros = of(0);
  if (ones.length + zeros.length !== classes.length) throw new RangeError('invalid classes: neither 0 nor 1');
  if (Number.isNaN(ones.at(-1) ?? NaN) || Number.isNaN(zeros.at(-1) ?? NaN)) return NaN; // NaN is sorted last
  let halves = 0,
    lower = 0,
    notHigher = 0;
  for (const score of ones) {
    while (lower < zeros.length && zeros[lower]! < score) lower++;
    while (notHigher < zeros.length && zeros[notHigher]! <= score) notHigher++;
    halves += lower + notHigher;
  }
  return halves / (2 * ones.length * zeros.length);
}
