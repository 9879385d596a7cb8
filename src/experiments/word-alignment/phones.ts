/** The phones that a path goes through, each with its own frames. */

export interface Phone {
  unit: string;
  start: number;
  end: number;
}

export function phonesOf(segments: readonly { unit: string; place: number; start: number; end: number }[]): Phone[] {
  const phones: Phone[] = [];
  for (const { unit, place, start, end } of segments) {
    const last = phones.at(-1);
    if (place > 1 && last?.unit === unit) last.end = end;
    else phones.push({ unit, start, end });
  }
  return phones;
}

/** A phone's name, told apart from an earlier one of the same word. */
export function namesOf(phones: readonly Phone[]): string[] {
  return phones.map(({ unit }, i) => {
    const before = phones.slice(0, i).filter((one) => one.unit === unit).length;
    return before === 0 ? unit : `${unit}（第 ${before + 1} 个）`;
  });
}
