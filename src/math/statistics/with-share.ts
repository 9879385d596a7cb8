/**
 * Shares of a whole, one of them changed: the others keep their ratios as far as a thousandth of the whole allows (equal ones where all were 0), and all
 * together are the whole again, to the last bit of their decimals.
 * @param share from 0 to 1 @returns multiples of 1/1000 @throws RangeError if there is no such share
 */
export function withShare(shares: readonly number[], at: number, share: number): number[] {
  if (!(at in shares) || !(share >= 0 && share <= 1)) throw new RangeError(`no share ${share} at ${at}`);
  if (shares.length === 1) return [1];
  const own = Math.round(PARTS * share),
    left = PARTS - own;
  const others = shares.map((value, i) => (i === at ? 0 : Math.max(0, value)));
  const sum = others.reduce((a, b) => a + b, 0);
  const wishes = others.map((value, i) => (i === at ? 0 : left * (sum > 0 ? value / sum : 1 / (shares.length - 1))));
  const parts = wishes.map(Math.floor);
  let missing = left - parts.reduce((a, b) => a + b, 0);
  // What is missing goes to those that lost most by being cut to a thousandth.
  const losses = wishes.map((wish, i) => ({ i, loss: wish - parts[i]! })).filter(({ i }) => i !== at);
  for (const { i } of losses.sort((a, b) => b.loss - a.loss || a.i - b.i)) if (missing-- > 0) parts[i]!++;
  parts[at] = own;
  return parts.map((part) => part / PARTS);
}

const PARTS = 1000;
