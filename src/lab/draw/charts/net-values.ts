import { dot, text } from '../marks.ts';
import { freePlaces, type Block, type Place } from '../text/free-places.ts';
import { beside } from '../text/labels.ts';
import type { NetUnit } from './net.ts';

/** What a drawn net passes on: the value that each of its units puts out. `netMarks` draws the edges that pass nothing more faintly. */

interface Options<U extends NetUnit> {
  /** Of a unit, in pixels. */
  radius: number;
  /** Font size. */
  size: number;
  /** What a value is written as; '' for none. */
  format: (value: number, unit: U) => string;
  /** Where else its number may stand. */
  places?: (unit: U) => readonly Place[];
  /** What numbers keep clear of, beside the units. */
  blocks?: readonly Block[];
}

/**
 * A unit is filled if its value is not 0, and the number stands above or below it where there is room.
 * @param values of the units, in their order; undefined where none has come yet
 */
export function valueMarks<U extends NetUnit>(
  units: readonly U[],
  values: readonly (number | undefined)[],
  { radius, size, format, places = () => [], blocks = [] }: Options<U>,
) {
  const valued = units.flatMap((unit, i) => (values[i] === undefined ? [] : [{ unit, value: values[i] }]));
  const last = Math.max(...units.map(({ column }) => column));
  // Ends first: where units stand close, only they say their value.
  const wishes = valued
    .map(({ unit, value }) => ({ unit, text: format(value, unit) }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => Number(isHidden(a.unit, last)) - Number(isHidden(b.unit, last)))
    .map(({ unit, text }) => ({
      text,
      places: [...[-1, 1].map((side) => [unit.x, unit.y + side * (radius + 9)] as const), ...places(unit)],
    }));
  const taken = [...units.map(({ x, y }) => ({ x, y, width: 2 * radius, height: 2 * radius })), ...blocks];
  const said = freePlaces(wishes, { blocks: taken }, { size }).flatMap((place, i) =>
    place ? [{ x: place[0], y: place[1], text: wishes[i]!.text }] : [],
  );
  return [
    dot(
      valued.filter(({ value }) => value !== 0).map(({ unit }) => unit),
      { x: 'x', y: 'y', r: radius - 3, fill: 'var(--vermilion)', fillOpacity: 0.85 },
    ),
    text(said, { x: 'x', y: 'y', text: 'text', ...beside('var(--vermilion)', { dx: 0, textAnchor: 'middle' }) }),
  ];
}

const isHidden = ({ column }: NetUnit, last: number) => column > 0 && column < last;
