import { readNumberList, readPoints } from '../../math/number-list.ts';
import { signChanges } from '../../math/plane/contour.ts';
import { pair, rounded } from '../../math/plane/rounded.ts';
import { answersOf, CELLS, SQUARE, UNIT_CELLS, unitPicture } from './pictures.ts';
import { activations, HALF, outputAt, steepnessOf, sumAt, unitOf, type ActivationName, type Net } from './units.ts';

/** The whole of what a figure of a few units shows. */

const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** Questions about the four corners: their answers, in the corners' order. */
const answers = { none: [], and: [0, 0, 0, 1], or: [0, 1, 1, 1], xor: [0, 1, 1, 0] } as const;
export type Question = keyof typeof answers;

/** The way across a unit's line, before and after it, and how finely it is drawn. */
const WAY = 2,
  PLACES = 64;

export interface Given {
  /** An arrow a unit, from its foot to its tip. */
  units: string;
  steepness: number;
  activation: ActivationName;
  /** The output's bias, then its weights; those that are not given are 0. */
  output: string;
  /** Which unit is looked at, from 1; the last one if there are not so many. */
  unit: number;
  question: Question;
  x: string;
}

export function examine({ units, steepness, activation, output, unit, question, x }: Given) {
  const built = readPoints(units).map((arrow) => unitOf(arrow, steepness)),
    [outputBias = 0, ...given] = readNumberList(output),
    outputWeights = built.map((_, i) => given[i] ?? 0);
  const net: Net = { units: built, activation, outputBias, outputWeights };
  const place = readPoints(x)[0]![0]!,
    answer = outputAt(net, place);
  const looked = Math.min(unit, built.length),
    one = built[looked - 1]!,
    steep = steepnessOf(one);
  const asked = answers[question].map((wanted, i) => {
    const said = outputAt(net, corners[i]!);
    return { x: [...corners[i]!], wanted, output: rounded(said), right: said >= HALF === (wanted === 1) };
  });
  // A step is drawn upright.
  const ways = Array.from({ length: PLACES + 1 }, (_, i) => WAY * ((2 * i) / PLACES - 1));
  const curve = ways.map((s): [number, number] => [rounded(s), rounded(activations[activation](steep * s))]);
  if (activation === 'step' && steep > 0) curve.splice(PLACES / 2, 0, [0, 0]);
  return {
    units: built.map((one, i) => {
      const z = sumAt(one, place),
        said = activations[activation](z);
      return {
        weights: pair(one.weights),
        bias: rounded(one.bias),
        steepness: rounded(steepnessOf(one)),
        sum: rounded(z),
        activation: rounded(said),
        outputWeight: outputWeights[i]!,
        share: rounded(outputWeights[i]! * said),
        picture: unitPicture(one, activation),
      };
    }),
    outputBias,
    output: rounded(answer),
    answer: Number(answer >= HALF),
    parameters: 4 * built.length + 1,
    corners: asked,
    ones: asked.filter(({ wanted }) => wanted === 1).length,
    right: asked.filter(({ right }) => right).length,
    boundary: signChanges((at) => outputAt(net, at) - HALF, SQUARE, CELLS),
    columns: CELLS,
    picture: answersOf(net),
    unitColumns: UNIT_CELLS,
    section: {
      unit: looked,
      steepness: rounded(steep),
      /** How far x lies from the line, on the arrow's side; null if the unit has none. */
      distance: steep > 0 ? rounded(sumAt(one, place) / steep) : null,
      curve,
    },
  };
}
