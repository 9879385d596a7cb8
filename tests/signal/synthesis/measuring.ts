/** What is measured of sounds here, by definitions and with the engine's own functions. */

/** How much a filter strengthens a tone of that frequency, once it has settled. */
export function toneThrough(filter: { step(x: number): number }, hertz: number, rate: number): number {
  let [re, im] = [0, 0];
  const angle = (2 * Math.PI * hertz) / rate;
  const [settling, measured] = [rate / 4, rate];
  for (let i = 0; i < settling + measured; i++) {
    const y = filter.step(Math.sin(angle * i));
    if (i < settling) continue;
    re += y * Math.cos(angle * i);
    im += y * Math.sin(angle * i);
  }
  return (2 * Math.hypot(re, im)) / measured;
}

/** The size of a signal at a frequency, over a stretch of it. */
export function sizeAt(samples: ArrayLike<number>, hertz: number, rate: number, from = 0, to = samples.length): number {
  let [re, im] = [0, 0];
  for (let i = from; i < to; i++) {
    const angle = (2 * Math.PI * hertz * i) / rate;
    re += samples[i]! * Math.cos(angle);
    im += samples[i]! * Math.sin(angle);
  }
  return (2 * Math.hypot(re, im)) / (to - from);
}

/**
 * The pitch of a stretch in Hz: the delay within 60 to 400 Hz at which it is most like itself, made finer by a parabola.
 * At low rates the peaks of high formants fall between two samples: 44,100 Hz will do. */
export function pitchOf(samples: ArrayLike<number>, rate: number, from = 0, to = samples.length): number {
  const likeness = (lag: number) => {
    let [both, a, b] = [0, 0, 0];
    for (let i = from; i + lag < to; i++) {
      both += samples[i]! * samples[i + lag]!;
      a += samples[i]! ** 2;
      b += samples[i + lag]! ** 2;
    }
    return both / Math.sqrt(a * b);
  };
  const shortest = Math.floor(rate / 400);
  const all = Array.from({ length: Math.floor(rate / 60) - shortest }, (_, i) => likeness(shortest + i));
  // Two and three periods are as like: the first place that is nearly the highest, and the highest near it.
  const first = all.findIndex((one) => one > 0.95 * Math.max(...all));
  const near = all.slice(first, Math.ceil(1.2 * (shortest + first)) - shortest);
  const best = shortest + first + near.indexOf(Math.max(...near));
  const [before, at, after] = [likeness(best - 1), likeness(best), likeness(best + 1)];
  return rate / (best + (before - after) / (2 * (before - 2 * at + after)));
}

export const rms = (samples: ArrayLike<number>, from = 0, to = samples.length): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += samples[i]! ** 2;
  return Math.sqrt(sum / (to - from));
};

export const peak = (samples: Float32Array): number => samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
