import type { Mark } from '../shapes.ts';
import { textWidth } from '../text/text-width.ts';

/**
 * Nets as small as a word, drawn above a panel: a bar a layer, as long as it has units, and the weights between two layers as the area between
 * their bars. Bars of one row are to one scale, so that what is wide and what is deep is seen before it is read. Few outputs are a dot each.
 */

export interface NetGlyph {
  /** Units of each hidden layer, from the inputs on. */
  hidden: readonly number[];
  /** Numbers that come in, and that go out, where they are drawn too. */
  inputs?: number;
  outputs?: number;
  /** How many layers of weights, from the first on, let a unit see only a patch and share what they weigh with it: drawn as edges, not as an area. */
  local?: number;
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
/** Font size of a name, and more than one is wide. */
const FONT = 14;
/** A layer is never thinner than its stroke is wide. */
const LEAST = 3;
/** As many outputs are dots, this far apart. */
const MOST_DOTS = 4,
  DOTS_APART = 6;

const SVG = 'http://www.w3.org/2000/svg';
const rounded = (value: number): string => String(Math.round(100 * value) / 100);

/** Half the height of each layer's bar, in pixels. */
export function halvesOf(hidden: readonly number[], most: number): number[] {
  return hidden.map((units) => Math.max(LEAST, (TALL * units) / most) / 2);
}

/** Units of all that is drawn of a net, from left to right; few outputs are dots and not among them. */
function barsOf({ inputs, hidden, outputs }: NetGlyph): { units: number[]; dots: number } {
  const dots = outputs !== undefined && outputs <= MOST_DOTS ? outputs : 0;
  return {
    units: [
      ...(inputs === undefined ? [] : [inputs]),
      ...hidden,
      ...(outputs === undefined || dots > 0 ? [] : [outputs]),
    ],
    dots,
  };
}

/** Pixels from the first to the last of what is drawn of a net, its name not among it. */
function widthOf(net: NetGlyph, step: number): number {
  const { units, dots } = barsOf(net);
  return step * (units.length - (dots > 0 ? 0 : 1));
}

/** Where each glyph's first bar stands, from the left of the row, in pixels. */
export function placesOf(nets: readonly NetGlyph[], step = STEP): number[] {
  const places: number[] = [];
  let at = 4;
  for (const net of nets) {
    places.push(at);
    at += widthOf(net, step) + (net.name === undefined ? 0 : GAP + textWidth(net.name, FONT)) + APART;
  }
  return places;
}

/** What nets are called by their hidden layers: 3×167, or 64、32 where they differ. */
export const layersText = (hidden: readonly number[]): string =>
  hidden.every((units) => units === hidden[0]) ? `${hidden.length}×${hidden[0]}` : hidden.join('、');

/**
 * They stand in the panel's upper margin, which is to have GLYPH_ROW pixels for them.
 * @param step pixels between two layers @param over pixels between the row and the frame, for a note at the panel's corner
 * @param indent pixels from the frame's left to the row
 */
export function netGlyphs(nets: readonly NetGlyph[], { step = STEP, over = 0, indent = 0 } = {}): Mark {
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
    const most = Math.max(...nets.flatMap((net) => barsOf(net).units));
    const middle = marginTop - over - GLYPH_ROW / 2;
    const places = placesOf(nets, step);
    nets.forEach((net, n) => {
      const { color, name, x: at, local = 0 } = net;
      const { units, dots } = barsOf(net);
      const width = widthOf(net, step);
      const left = at === undefined ? marginLeft + indent + places[n]! : x(at) - width / 2;
      const bars = halvesOf(units, most).map((half, l) => ({ x: left + step * l, half }));
      const last = { x: left + width, half: (DOTS_APART * (dots - 1)) / 2 + 2 };
      const all = dots > 0 ? [...bars, last] : bars;
      for (let l = 0; l + 1 < all.length; l++) {
        const [from, to] = [all[l]!, all[l + 1]!];
        const corner = ({ x, half }: { x: number; half: number }, side: number) =>
          `${rounded(x)},${rounded(middle + side * half)}`;
        if (l < local)
          for (const side of [-1, -0.5, 0, 0.5, 1])
            make(
              'path',
              { d: `M${corner(from, side)}L${corner(to, side)}`, stroke: color, 'stroke-opacity': 0.6 },
              group,
            );
        else
          make(
            'path',
            {
              d: `M${corner(from, -1)}L${corner(to, -1)}L${corner(to, 1)}L${corner(from, 1)}Z`,
              fill: color,
              'fill-opacity': 0.18,
            },
            group,
          );
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
      for (let d = 0; d < dots; d++)
        make('circle', { cx: last.x, cy: middle + DOTS_APART * (d - (dots - 1) / 2), r: 2, fill: color }, group);
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
