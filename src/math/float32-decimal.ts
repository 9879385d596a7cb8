/** The shortest decimal number that is rounded to this float32: what a weight is written as, so that reading it gives the same bits. 0 for −0. */
export function float32Decimal(x: number): number {
  const exact = Math.fround(x);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return short + 0;
  }
  return Number(exact.toPrecision(9)) + 0;
}
