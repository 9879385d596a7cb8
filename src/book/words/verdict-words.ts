/** What is said of verdicts on a page, and so in the search. */

/** How many intervals bear a claim out, cannot tell, and gainsay it. */
export interface Tally {
  for: number;
  against: number;
  undecided: number;
}

export const sides = [
  { side: 'for', mark: '●', name: '支持', long: '支持讲义的话' },
  { side: 'undecided', mark: '○', name: '分不出', long: '分不出' },
  { side: 'against', mark: '×', name: '相反', long: '与它相反' },
] as const;

/** The sides that have intervals. */
export const countedSides = (tally: Tally) =>
  sides.map((one) => ({ ...one, count: tally[one.side] })).filter(({ count }) => count > 0);

export function tallyText(tally: Tally): string {
  const all = tally.for + tally.against + tally.undecided;
  return `${all} 个区间：${countedSides(tally)
    .map(({ name, count }) => `${name} ${count}`)
    .join('，')}`;
}
