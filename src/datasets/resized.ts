import type { Grey } from './pgm.ts';

/** A picture of another size: each pixel the mean of what it covers, to the part of a pixel. */
export function resized({ width, height, pixels }: Grey, wide: number, high: number): Grey {
  if (width === wide && height === high) return { width, height, pixels };
  const rows = shared(pixels, { count: height, to: high, step: width, others: width, between: 1 });
  const all = shared(rows, { count: width, to: wide, step: 1, others: high, between: width });
  return { width: wide, height: high, pixels: Uint8Array.from(all, Math.round) };
}

interface Line {
  /** Pixels along it, and as many as they become. */
  count: number;
  to: number;
  /** From a pixel to the next along it, and from one line to the next. */
  step: number;
  others: number;
  between: number;
}

/** Every line of values in another number of equal parts, lines where they were. */
function shared(values: ArrayLike<number>, { count, to, step, others, between }: Line): Float64Array {
  const along = step === 1;
  const made = new Float64Array(to * others);
  for (let line = 0; line < others; line++)
    for (let part = 0; part < to; part++) {
      const [from, end] = [(part * count) / to, ((part + 1) * count) / to];
      let sum = 0;
      for (let k = Math.floor(from); k < end; k++)
        sum += values[line * between + k * step]! * (Math.min(end, k + 1) - Math.max(from, k));
      made[along ? line * to + part : part * others + line] = sum / (end - from);
    }
  return made;
}
