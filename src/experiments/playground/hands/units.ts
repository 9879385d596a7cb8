import { featuresOf } from '../../../math/nets/plane-features.ts';
import { readNumberList, writeNumberList } from '../../../math/number-list.ts';

/** The units of a net by their place in the drawing, inputs first, and what a hand does to them: always the parameters' own text. */

/** What of a net is set. */
export interface Built {
  layers: string;
  inputs: string;
  held: string;
}

/** Most hidden layers, and units in one, as the parameter has them. */
export const MOST_LAYERS = 6,
  MOST_UNITS = 8;

type Seen = Pick<Built, 'layers' | 'inputs'>;

/** Units in each column of the drawing. */
export const columnsOf = ({ layers, inputs }: Seen): number[] => [
  featuresOf(inputs).length,
  ...readNumberList(layers),
  1,
];

/** Where a unit is: layer 0 for inputs, hidden layers from 1, the output in the last; its number in it from 1. Undefined if there is no such. */
export function placeOf(built: Seen, unit: number): { layer: number; number: number } | undefined {
  let before = 0;
  for (const [layer, units] of columnsOf(built).entries()) {
    if (unit < before + units) return { layer, number: unit - before + 1 };
    before += units;
  }
  return undefined;
}

export function nameOf(built: Seen, unit: number): string {
  const place = placeOf(built, unit);
  if (!place) return '';
  const { layer, number } = place;
  if (layer === 0) return `输入 ${featuresOf(built.inputs)[number - 1]!.name}`;
  return layer === columnsOf(built).length - 1 ? '输出单元' : `第 ${layer} 层第 ${number} 个单元`;
}

/** Units that are held are counted from the first hidden one, from 1. */
const countedOf = ({ inputs }: Seen, unit: number) => unit - featuresOf(inputs).length + 1;

export const isHeld = (built: Built, unit: number): boolean =>
  readNumberList(built.held).includes(countedOf(built, unit));

/** The list with that unit held, or no longer. */
export function turnHeld(built: Built, unit: number): string {
  const counted = countedOf(built, unit),
    list = readNumberList(built.held);
  const turned = list.includes(counted) ? list.filter((one) => one !== counted) : [...list, counted];
  return writeNumberList(turned.toSorted((a, b) => a - b));
}

/**
 * The net with other hidden layers; units that are held stay so where they still are.
 * @param moved which layer an old one has become; 0 if it is gone
 */
function rebuilt(built: Built, next: readonly number[], moved: (layer: number) => number): Built {
  const features = featuresOf(built.inputs).length,
    columns = [...next, 1];
  const held = readNumberList(built.held).flatMap((counted) => {
    const { layer, number } = placeOf(built, counted + features - 1)!,
      to = moved(layer);
    if (to === 0 || number > columns[to - 1]!) return [];
    return [columns.slice(0, to - 1).reduce((sum, units) => sum + units, 0) + number];
  });
  return { inputs: built.inputs, layers: writeNumberList(next), held: writeNumberList(held) };
}

/** One unit more or fewer in a hidden layer, counted from 1; a layer without units is gone. A layer that there is not stays so. */
export function resized(built: Built, layer: number, by: 1 | -1): Built {
  const hidden = readNumberList(built.layers),
    units = (hidden[layer - 1] ?? NaN) + by;
  if (Number.isNaN(units)) return built;
  if (units > 0) return rebuilt(built, hidden.with(layer - 1, Math.min(MOST_UNITS, units)), (at) => at);
  return rebuilt(built, hidden.toSpliced(layer - 1, 1), (at) => (at === layer ? 0 : at > layer ? at - 1 : at));
}

/** A layer more, behind that one; 0 is behind the inputs. It is as wide as the one before it; the first of all has 4 units. */
export function lengthened(built: Built, behind: number): Built {
  const hidden = readNumberList(built.layers),
    units = hidden[behind - 1] ?? hidden[0] ?? 4;
  if (hidden.length >= MOST_LAYERS) return built;
  return rebuilt(built, hidden.toSpliced(behind, 0, units), (at) => (at > behind ? at + 1 : at));
}
