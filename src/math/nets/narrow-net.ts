import type { Target } from '../enclosure/target-function.ts';
import { evaluate, type Graph, type Net } from './tent.ts';

/**
 * A net of one input whose every hidden layer has two units, and that nevertheless follows any continuous function: one unit hands x on, the
 * other keeps what has been made so far. A layer takes the minimum or the maximum of that and one more straight line, for min(y, l) =
 * l − relu(l − y) and max(y, l) = l + relu(y − l): the max-min strings of Hanin & Sellke 2017, "Approximating continuous functions by ReLU nets of
 * minimal width". With lines of slope ±M by turns each of them leaves all to the left of its turn as it was.
 */

/** As a folded net, with a bias of the output. */
export interface NarrowNet extends Net {
  offset: number;
}

interface Line {
  slope: number;
  /** Its height at 0. */
  height: number;
}

/** The zigzag that meets f at the knots i/N: up and down in even cells, down and up in odd ones, so that it turns once a cell. */
export function turnsAlong({ value }: Target, N: number): { slope: number; start: number; turns: Graph } {
  const heights = Array.from({ length: N + 1 }, (_, i) => value(i / N));
  const rises = heights.slice(1).map((height, i) => height - heights[i]!);
  // No chord is steeper; a constant is a zigzag without height.
  const slope = N * Math.max(...rises.map(Math.abs));
  const turns = rises.map((rise, i) => {
    const up = i % 2 === 0 ? 1 : -1;
    const first = slope === 0 ? 0.5 / N : (1 / N + (up * rise) / slope) / 2;
    return { x: i / N + first, y: heights[i]! + up * slope * first };
  });
  return { slope, start: heights[0]!, turns };
}

/** The net of N layers of two units that is that zigzag on [0,1]; N = 0 or more of its turns may be left to come. */
export function narrowNet({ slope, start, turns }: ReturnType<typeof turnsAlong>): NarrowNet {
  const lines = turns.map(({ x, y }, i): Line => {
    const down = i % 2 === 0 ? -slope : slope;
    return { slope: down, height: y - down * x };
  });
  let before: Line = { slope, height: start },
    sign = 0;
  const layers = lines.map((line, i) => {
    // Even turns are peaks, where the minimum is taken: relu(l − y). Odd ones are valleys: relu(y − l).
    const to = i % 2 === 0 ? 1 : -1;
    const kept = [to * (line.slope - before.slope), ...(i === 0 ? [] : [-to * sign])];
    const layer = {
      weights: [i === 0 ? [1] : [1, 0], kept],
      biases: [0, to * (line.height - before.height)],
    };
    before = line;
    sign = -to;
    return layer;
  });
  return { layers, readout: layers.length === 0 ? [before.slope] : [before.slope, sign], offset: before.height };
}

/** What the net answers, computed layer by layer. */
export const narrowValue = (net: NarrowNet, x: number): number => net.offset + evaluate(net, x);

/**
 * What no net of one input can stay below whose hidden layers have one unit each, however many: it is monotone, so where f falls from u down
 * to v it misses one of them by (u − v)/2 if it rises, and likewise if it falls. From values of f in order; a lower bound of the error.
 */
export function monotoneBound(values: readonly number[]): number {
  let highest = -Infinity,
    lowest = Infinity,
    fall = 0,
    rise = 0;
  for (const value of values) {
    highest = Math.max(highest, value);
    lowest = Math.min(lowest, value);
    fall = Math.max(fall, highest - value);
    rise = Math.max(rise, value - lowest);
  }
  return Math.min(fall, rise) / 2;
}
