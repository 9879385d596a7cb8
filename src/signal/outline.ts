import type { Samples } from './frames.ts';

/** The least and the greatest sample of each of so many equal stretches: what a wave looks like from afar. */
export function outlineOf(samples: Samples, columns: number): { low: number[]; high: number[] } {
  const [low, high]: [number[], number[]] = [[], []];
  for (let c = 0; c < columns; c++) {
    const from = Math.floor((c * samples.length) / columns);
    const to = Math.max(from + 1, Math.floor(((c + 1) * samples.length) / columns));
    let [least, greatest] = [Infinity, -Infinity];
    for (let i = from; i < to; i++) {
      least = Math.min(least, samples[i]!);
      greatest = Math.max(greatest, samples[i]!);
    }
    low.push(thousandth(least));
    high.push(thousandth(greatest));
  }
  return { low, high };
}

const thousandth = (value: number): number => Math.round(value * 1000) / 1000;
