import { decimalOf, fixed, precise } from '../math/rounding.ts';
import type { Timing } from './measure.ts';
import { flopsOf, nets, parametersOf, type BenchNet } from './nets.ts';
import type { Peak } from './peak.ts';
import type { Entry } from './roster.ts';

/** Three significant digits without an exponent; a dash for nothing. */
export const threeDigits = (value: number | null | undefined): string =>
  value == null ? '–' : value >= 100 ? fixed(value, 0) : precise(decimalOf(value), 3);

/** One platform's measurements: Node, or a browser. */
export interface Platform {
  name: string;
  /** Null where there is no SIMD to measure it with. */
  peak: Peak | null;
  nets: { net: string; timings: Timing[] }[];
}

/** What the measurements of one net come to. */
export interface Line {
  net: string;
  batch: number;
  parameters: number;
  /** Milliseconds a step by contender id; null where it failed, missing where it was not measured. */
  ms: Record<string, number | null>;
  /** Id of the fastest peer. */
  best: string | null;
  /** How many times as fast as the best peer the book's trainer is. */
  times: number | null;
  /** The same by each one's fastest slice: on a busy machine the better estimate. */
  timesAtBest: number | null;
  /** How many times as fast as TensorFlow.js on its wasm backend with the book's repairs. */
  timesRepaired: number | null;
  /** The book's trainer: billions of float operations of matrix products a second, and as a share of the measured peak. */
  gflops: number | null;
  ofPeak: number | null;
}

/** A line for every one of those nets, in their order; where a net is not measured yet its times are missing. */
export function summarise(
  { peak, nets: measured }: Platform,
  entries: readonly Entry[],
  of: readonly BenchNet[] = nets,
): Line[] {
  const peer = new Set(entries.filter(({ peer }) => peer).map(({ id }) => id));
  return of.map((net) => {
    const timings = measured.find((one) => one.net === net.name)?.timings ?? [];
    const ms = Object.fromEntries(timings.map(({ id, median }) => [id, median]));
    const ours = ms['ours'] ?? null;
    const [best] = timings
      .filter(({ id, median }) => peer.has(id) && median !== null)
      .toSorted((a, b) => a.median! - b.median!);
    const low = timings.find(({ id }) => id === 'ours')?.low;
    const peerLow = timings.flatMap((timing) => (peer.has(timing.id) ? (timing.low ?? []) : []));
    const repaired = ms['wasm-repaired'] ?? null;
    const gflops = ours === null ? null : flopsOf(net) / ours / 1e6;
    return {
      net: net.name,
      batch: net.batch,
      parameters: parametersOf(net),
      ms,
      best: best?.id ?? null,
      times: ours === null || !best ? null : best.median! / ours,
      timesAtBest: ours === null || peerLow.length === 0 ? null : Math.min(...peerLow) / low!,
      timesRepaired: ours === null || repaired === null ? null : repaired / ours,
      gflops,
      ofPeak: gflops === null || peak === null ? null : gflops / peak.gflops,
    };
  });
}
