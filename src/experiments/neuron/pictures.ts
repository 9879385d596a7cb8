import { activations, outputAt, sumAt, type ActivationName, type Net, type Unit } from './units.ts';

/** What units and net say all over the square that is drawn, as results hold it: a character a cell. */

/** The square that is drawn: left and right, bottom and top. */
export const SQUARE = [-1, 2] as const;
/** Cells in a row, of the net's picture and of each unit's. */
export const CELLS = 48,
  UNIT_CELLS = 16;
/** Values are told apart in so many steps, 0 to y; the middle one is h. */
const STEPS = 34;

/** The ends of the colours: of what the net answers, and of what a unit says, z = 0 in the middle. */
export const ANSWERS = [0, 1] as const;
const ends: Record<ActivationName, readonly [low: number, high: number]> = {
  step: [0, 1],
  sigmoid: [0, 1],
  tanh: [-1, 1],
  relu: [-1, 1],
};

/** From the bottom upwards, row by row, each cell at its middle. */
function picture(value: (place: [number, number]) => number, [low, high]: readonly [number, number], cells: number) {
  const at = (i: number) => SQUARE[0] + ((SQUARE[1] - SQUARE[0]) * (i + 0.5)) / cells;
  let text = '';
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const share = (value([at(column), at(row)]) - low) / (high - low);
      text += Math.round(STEPS * Math.min(1, Math.max(0, share))).toString(36);
    }
  return text;
}

export const answersOf = (net: Net): string => picture((place) => outputAt(net, place), ANSWERS, CELLS);

export const unitPicture = (unit: Unit, activation: ActivationName): string =>
  picture((place) => activations[activation](sumAt(unit, place)), ends[activation], UNIT_CELLS);
