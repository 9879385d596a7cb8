import type { Mark } from '../shapes.ts';

/**
 * Nets as small as a word, drawn above a panel: a bar a hidden layer, as long as it has units, and the weights between two layers as the area between
 * their bars. Bars of one row are to one scale, so that what is wide and what is deep is seen before it is read.
 */

export interface NetGlyph {
  /** Units of each hidden layer, from the inputs on. */
  hidden: readonly number[];
  color: string;
  /** Stands at its right. */
  name?: string;
  /** Where its middle stands on the x axis; without it, nets stand in a row from the left. */
  x?: number;
}

/** Pixels between two layers, height of the widest layer, and of the row with the room around it. */
const STEP = 9,
  TALL = 22;
export const GLYPH_ROW = TALL + 12;
/** Between a glyph and its name, and between one and the next. */
const GAP = 6,
  APART = 22;
/** Pixels of a letter of a name: digits and × of 13 px. */
const LETTER = 8;
/** A layer is never thinner than its stroke is wide. */
const LEAST = 3;

const SVG = 'http://www.w3.org/2000/svg';
const rounded = (value: number): string => String(Math.round(100 * value) / 100);

/** Half the height of each layer's bar, in pixels. */
export function halvesOf(hidden: readonly number[], most: number): number[] {
  return hidden.map((units) => Math.max(LEAST, (TALL * units) / most) / 2);
}

/** Where each glyph's first bar stands, from the left of the row, in pixels. */
export function placesOf(nets: readonly NetGlyph[], step = STEP): number[] {
  const places: number[] = [];
  let at = 4;
  for (const { hidden, name = '' } of nets) {
    places.push(at);
    at += step * (hidden.length - 1) + (name === '' ? 0 : GAP + LETTER * name.length) + APART;
  }
  return places;
}

/**
 * They stand in the panel's upper margin, which is to have GLYPH_ROW pixels for them.
 * @param step pixels between two layers @param over pixels between the row and the frame, for a note at the panel's corner
 */
export function netGlyphs(nets: readonly NetGlyph[], { step = STEP, over = 0 } = {}): Mark {
  return (_index, { x = (v) => v }, _values, { marginTop, marginLeft = 0 }, { document }) => {
    const make = (tag: string, attributes: Record<string, string | number>, parent: Element): Element => {
      const element = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, typeof value === 'number' ? rounded(value) : value);
      parent.append(element);
      return element;
    };
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', 'net-glyphs');
    const most = Math.max(...nets.flatMap(({ hidden }) => hidden));
    const middle = marginTop - over - GLYPH_ROW / 2;
    const places = placesOf(nets, step);
    nets.forEach(({ hidden, color, name, x: at }, n) => {
      const width = step * (hidden.length - 1);
      const left = at === undefined ? marginLeft + places[n]! : x(at) - width / 2;
      const halves = halvesOf(hidden, most);
      const bars = halves.map((half, l) => ({ x: left + step * l, half }));
      if (bars.length > 1) {
        const above = bars.map(({ x, half }) => `${rounded(x)},${rounded(middle - half)}`);
        const below = bars.map(({ x, half }) => `${rounded(x)},${rounded(middle + half)}`).toReversed();
        make('path', { d: `M${[...above, ...below].join('L')}Z`, fill: color, 'fill-opacity': 0.18 }, group);
      }
      for (const bar of bars)
        make(
          'line',
          {
            x1: bar.x,
            x2: bar.x,
            y1: middle - bar.half,
            y2: middle + bar.half,
            stroke: color,
            'stroke-width': 2.5,
            'stroke-linecap': 'round',
          },
          group,
        );
      if (name !== undefined)
        make(
          'text',
          { x: left + width + GAP, y: middle, dy: '0.35em', 'text-anchor': 'start', fill: color },
          group,
        ).textContent = name;
    });
    return group;
  };
}
