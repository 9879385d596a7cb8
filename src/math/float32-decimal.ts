/** Nine digits tell every float32 from its neighbours. */
const MOST = 9;
/** Most numbers need about so many. */
const USUAL = 7;

/** The shortest decimal number that is rounded to this float32: what a weight is written as, so that reading it gives the same bits. 0 for −0. */
export function float32Decimal(x: number): number {
  const exact = Math.fround(x);
  const short = (digits: number) => Number(exact.toPrecision(digits));
  const suffice = (digits: number) => Math.fround(short(digits)) === exact;
  let digits = USUAL;
  while (digits < MOST && !suffice(digits)) digits++;
  while (digits > 1 && suffice(digits - 1)) digits--;
  return short(digits) + 0;
}
