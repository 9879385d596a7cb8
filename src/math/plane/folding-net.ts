import { crossingLines } from './arrangement.ts';
import { montufarFold, serraFold, type FoldMap } from '../nets/fold-map.ts';
import type { IntegerLayer } from './linear-regions.ts';
import type { Random } from '../random.ts';

/** Nets from the plane to a number that fold it and then cut it: they have very many linear regions, and an exact number of them. */

export interface PlaneNet {
  layers: IntegerLayer[];
  /** One weight a unit of the last layer. */
  readout: bigint[];
  /** The forms of the read-out are this many times the net's value. */
  scale: number;
}

/** The net that folds after Montúfar: every layer but the last makes each coordinate p = ⌊width/inputs⌋ intervals. @throws RangeError for a layer but the last narrower than the input */
export const foldingNet = (widths: readonly number[], random: Random, inputs: 1 | 2 = 2): PlaneNet =>
  zigzagNet(widths, random, inputs, montufarFold, 1);

/** The net that folds after Serra et al.: p + 1 intervals. @throws RangeError for a layer but the last narrower than three times the input */
export const serraNet = (widths: readonly number[], random: Random, inputs: 1 | 2 = 2): PlaneNet =>
  zigzagNet(widths, random, inputs, serraFold, 3);

/** A coordinate times `scale`, as it is read from the units of the layer before. */
interface Reading {
  weights: bigint[];
  constant: bigint;
}

/**
 * A net of which every layer but the last folds each coordinate of the square [0,1]², or of the interval [0,1], and the last cuts what was folded
 * along lines that all cross within it, or at points of it. With one input the net disregards the second coordinate. Units left over stay silent.
 * @param least units that a fold of one coordinate needs
 */
function zigzagNet(
  widths: readonly number[],
  random: Random,
  inputs: 1 | 2,
  fold: (p: number) => FoldMap,
  least: number,
): PlaneNet {
  if (widths.length === 0 || widths.some((n, l) => n < (l < widths.length - 1 ? least * inputs : 1)))
    throw new RangeError(`invalid widths for ${inputs} inputs: ${widths}`);
  let readings: Reading[] = Array.from({ length: inputs }, (_, c) => ({
    weights: [0, 1].map((i) => BigInt(i === c)),
    constant: 0n,
  }));
  let scale = 1n;
  const layers: IntegerLayer[] = widths.slice(0, -1).map((width) => {
    const { stretch, units, constant, times } = fold(Math.floor(width / inputs));
    const fan = readings[0]!.weights.length;
    const rows = readings.flatMap(({ weights, constant }) =>
      units.map(({ kink, facesLeft }) => {
        const sign = facesLeft ? -1n : 1n;
        return {
          weights: weights.map((w) => sign * BigInt(stretch) * w),
          bias: sign * (BigInt(stretch) * constant - BigInt(kink) * scale),
        };
      }),
    );
    while (rows.length < width) rows.push({ weights: Array.from({ length: fan }, () => 0n), bias: -1n });
    readings = readings.map((_, c) => ({
      weights: rows.map((_row, j) => BigInt(Math.floor(j / units.length) === c ? units[j % units.length]!.readout : 0)),
      constant: BigInt(constant) * scale,
    }));
    scale *= BigInt(times);
    return { weights: rows.map((row) => row.weights), biases: rows.map((row) => row.bias) };
  });
  const cuts = inputs === 2 ? outwards(crossingLines(widths.at(-1)!, random, CUTS)) : points(widths.at(-1)!);
  layers.push({
    weights: cuts.map((cut) =>
      readings[0]!.weights.map((_, i) => readings.reduce((sum, { weights }, c) => sum + cut[c]! * weights[i]!, 0n)),
    ),
    biases: cuts.map((cut) => readings.reduce((sum, { constant }, c) => sum + cut[c]! * constant, cut[2] * scale)),
  });
  return { layers, readout: cuts.map((_, j) => BigInt(j + 2)), scale: 2 ** 24 * Number(scale) };
}

/** Where the lines that cut the folded square cross, in steps of 1/4096. */
const CUTS = { centre: 2048, radius: 1900 };

/** So many points within the interval, as lines of the plane. Between the first two no unit is active, for the reason told of `outwards`. */
const points = (n: number): [bigint, bigint, bigint][] =>
  Array.from({ length: n }, (_, j) => {
    const sign = j === 0 ? -1n : 1n;
    return [sign * BigInt(n + 1), 0n, sign * BigInt(-(j + 1))];
  });

/**
 * The same lines, turned so that all their forms are negative in one bounded cell, if there is one: the net is then zero only in cells
 * that keep off the creases, and no two neighbouring regions have the same formula.
 */
function outwards(lines: [bigint, bigint, bigint][]): [bigint, bigint, bigint][] {
  if (lines.length < 3) return lines;
  const meet = ([a, b, c]: bigint[], [d, e, f]: bigint[]) => {
    const w = a! * e! - b! * d!;
    return { x: Number(b! * f! - c! * e!) / Number(w), y: Number(c! * d! - a! * f!) / Number(w) };
  };
  // A point inside the triangle of the first three: its cell is bounded.
  const [p, q, r] = [meet(lines[0]!, lines[1]!), meet(lines[1]!, lines[2]!), meet(lines[2]!, lines[0]!)];
  const x = (p!.x + q!.x + r!.x) / 3,
    y = (p!.y + q!.y + r!.y) / 3;
  return lines.map(([a, b, c]) => (Number(a) * x + Number(b) * y + Number(c) > 0 ? [-a, -b, -c] : [a, b, c]));
}
