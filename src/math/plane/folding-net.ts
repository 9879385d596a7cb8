import { crossingLines } from './arrangement.ts';
import type { IntegerLayer } from './linear-regions.ts';
import { integerLayers } from './linear-regions.ts';
import type { Random } from '../random.ts';

/** Nets from the plane to a number whose linear regions are counted: Montúfar's, which folds, and random ones. */

export interface PlaneNet {
  layers: IntegerLayer[];
  /** One weight a unit of the last layer. */
  readout: bigint[];
  /** The forms of the read-out are this many times the net's value. */
  scale: number;
}

/** Steps a unit of the grid that random weights lie on. */
const PLACES = 6,
  STEPS = 2 ** PLACES;

/**
 * Weights after He (2015), N(0, 2/fan-in), biases N(0, ¼), all rounded to whole multiples of 1/64.
 * @param widths units of each layer
 */
export function randomNet(widths: readonly number[], weights: Random, biases: Random): PlaneNet {
  let from = 2;
  const layers = widths.map((units) => {
    const spread = Math.sqrt(2 / from);
    const layer = {
      weights: Array.from({ length: units }, () => Array.from({ length: from }, () => spread * weights.normal())),
      biases: Array.from({ length: units }, () => biases.normal() / 2),
    };
    from = units;
    return layer;
  });
  const spread = Math.sqrt(2 / from);
  const readout = Array.from({ length: from }, () => BigInt(Math.round(STEPS * spread * weights.normal())));
  return { layers: integerLayers(layers, STEPS), readout, scale: 2 ** (PLACES * (widths.length + 1)) };
}

/**
 * Montúfar's construction on the square [0,1]². Every layer but the last folds each of the two coordinates p = ⌊width/2⌋ times: its units
 * relu(p·v − i), i < p, read out with 1, −2, 2, −2 …, make the zigzag that takes each of p equal intervals onto [0,1]. The last layer
 * cuts the folded square along lines that all cross within it. Units left over stay silent.
 * @throws RangeError if a layer has fewer than two units
 */
export function foldingNet(widths: readonly number[], random: Random): PlaneNet {
  if (widths.length === 0 || widths.some((n) => n < 2)) throw new RangeError(`invalid widths: ${widths}`);
  // How each folded coordinate is read from the units of the layer before.
  let coordinates: bigint[][] = [
    [1n, 0n],
    [0n, 1n],
  ];
  const layers: IntegerLayer[] = widths.slice(0, -1).map((units) => {
    const p = Math.floor(units / 2);
    const owner = (j: number) => (j < 2 * p ? Math.floor(j / p) : undefined);
    const rows = Array.from({ length: units }, (_, j) => {
      const c = owner(j);
      return coordinates[0]!.map((_w, i) => (c === undefined ? 0n : BigInt(p) * coordinates[c]![i]!));
    });
    const biases = rows.map((_, j) => (owner(j) === undefined ? -1n : BigInt(-(j % p))));
    coordinates = [0, 1].map((c) =>
      rows.map((_, j) => (owner(j) !== c ? 0n : j % p === 0 ? 1n : (j % p) % 2 === 1 ? -2n : 2n)),
    );
    return { weights: rows, biases };
  });
  const lines = outwards(crossingLines(widths.at(-1)!, random, { centre: 2048, radius: 1900 }));
  layers.push({
    weights: lines.map(([a, b]) => coordinates[0]!.map((x, i) => a * x + b * coordinates[1]![i]!)),
    biases: lines.map(([, , c]) => c),
  });
  return { layers, readout: lines.map((_, j) => BigInt(j + 2)), scale: 2 ** 24 };
}

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
