/** The phones that a path goes through, each with its own frames. */

export interface Phone {
  unit: string;
  start: number;
  end: number;
}

/** Segments of one unit after another, joined; a unit that follows itself begins anew. @param segments `place`: the how-manieth state of its unit, from 1 */
export function phonesOf(segments: readonly (Phone & { place: number })[]): Phone[] {
  const phones: Phone[] = [];
  for (const { unit, place, start, end } of segments) {
    const last = phones.at(-1);
    if (place > 1 && last?.unit === unit) last.end = end;
    else phones.push({ unit, start, end });
  }
  return phones;
}
