import type { Contender, Running } from './contender.ts';
import { dataOf, type BenchNet } from './nets.ts';

/** Milliseconds a step over the measured slices, or why there are none. */
export interface Timing {
  id: string;
  median: number | null;
  low: number | null;
  high: number | null;
  /** Which of the book's paths trained. */
  path?: string;
  /** Why there is no time. */
  fault?: string;
}

export interface Pace {
  /** Slices of each contender. */
  rounds: number;
  /** Aimed length of a slice in milliseconds; a single step may take longer. */
  slice: number;
}

/**
 * Times the contenders on one net, interleaved: in every round each runs one slice of whole steps, so that a busy moment of the machine
 * hits all alike. A slice's steps are chosen from a warm-up. Medians with the lowest and highest slice. Who takes seconds for a step
 * takes part in one round only.
 * @param each called after every slice, so that a host can show progress or stop by throwing
 */
export async function compare(
  net: BenchNet,
  contenders: Contender[],
  { rounds, slice }: Pace,
  each: (done: number) => Promise<void> | void,
): Promise<Timing[]> {
  const data = dataOf(net);
  const running: { id: string; run: Running; steps: number; slow: boolean; times: number[] }[] = [];
  const failed = new Map<string, string>();
  for (const { id, start } of contenders) {
    try {
      const run = await start(net, data);
      running.push({ id, run, ...(await warmUp(run, slice)), times: [] });
    } catch (error) {
      failed.set(id, String(error));
    }
    await each(0);
  }
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [i, { run, steps, slow, times }] of running.entries()) {
        if (slow && round > 0) continue;
        times.push((await timed(run, steps)) / steps);
        await each((round * running.length + i + 1) / (rounds * running.length));
      }
    }
  } finally {
    for (const { run } of running) run.stop();
  }
  return contenders.map(({ id }): Timing => {
    const of = running.find((one) => one.id === id);
    if (!of) return { id, median: null, low: null, high: null, fault: failed.get(id) ?? '' };
    const sorted = of.times.toSorted((a, b) => a - b);
    return {
      id,
      median: sorted[Math.floor(sorted.length / 2)]!,
      low: sorted[0]!,
      high: sorted.at(-1)!,
      ...(of.run.path && { path: of.run.path }),
    };
  });
}

async function timed(run: Running, steps: number): Promise<number> {
  await run.enter?.();
  const start = performance.now();
  const loss = run.step(steps);
  const time = performance.now() - start;
  if (!Number.isFinite(loss)) throw new Error(`loss ${loss}`);
  return time;
}

/** A step of so many milliseconds is slow. */
const SLOW = 2000;

/** Runs until compilers have settled; returns how many steps fill a slice, and whether a single one is slow. */
async function warmUp(run: Running, slice: number): Promise<{ steps: number; slow: boolean }> {
  if ((await timed(run, 1)) > SLOW) return { steps: 1, slow: true };
  await timed(run, 1);
  let steps = 1,
    spent = 0,
    time = 0;
  while (spent < 3 * slice) {
    time = await timed(run, steps);
    spent += time;
    if (time < slice / 2 && steps < 1 << 16) steps *= 2;
  }
  return { steps: Math.max(1, Math.round((steps * slice) / Math.max(time, slice / 100))), slow: false };
}
