/** Where axes of counts that are dragged in their figure end, the counts being 16 at most. */
const ENDS = [8, 16];

/** The first end that takes the count: while a hand moves it, the axis stands still. @throws RangeError for a count beyond the last */
export function axisEnd(count: number): number {
  const end = ENDS.find((one) => count <= one);
  if (end === undefined) throw new RangeError(`invalid count: ${count}`);
  return end;
}
