import { series } from '../../lab/draw/series.ts';
import type { Mark } from '../../lab/draw/shapes.ts';

/** The net itself over the panel of its units' shares: each hidden unit stands above its own hinge, and the output above them all. */

/** In pixels: what the net adds to the panel's margin; between the frame and the row of units, for the name of the axis; from the units to the output. */
export const NET_HEIGHT = 46;
const OVER = 10,
  RISE = 30;
/** Radius of the output, and of a unit at most and at least; width of the heaviest edge. */
const OUTPUT = 5,
  ROUND = 4,
  LEAST = 1.4,
  HEAVIEST = 3.5;

export interface Unit {
  /** The input from which on it adds something. */
  hinge: number;
  weight: number;
  /** 0 if it is switched off, 1 if it counts, between if it is faint. */
  shown: number;
  /** Whether it was the last to be switched on. */
  latest: boolean;
}

const SVG = 'http://www.w3.org/2000/svg';
const rounded = (value: number): string => String(Math.round(100 * value) / 100);

/** Edges are as wide as the weights are great, of those after the first: it gives the first slope, the others only bend it. */
export function netRow(units: readonly Unit[]): Mark {
  return (_index, { x = (v) => v }, _values, { marginTop }, { document }) => {
    const make = (tag: string, attributes: Record<string, string>): Element => {
      const element = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      group.append(element);
      return element;
    };
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', 'net-row');
    const row = marginTop - OVER,
      top = row - RISE;
    const end = x(1),
      middle = (x(0) + end) / 2;
    const most = Math.max(...(units.length > 1 ? units.slice(1) : units).map(({ weight }) => Math.abs(weight)), 1e-9);
    const pitch = (end - x(0)) / Math.max(1, units.length);
    const radius = Math.max(LEAST, Math.min(ROUND, pitch / 2 - 1));
    for (const { hinge, weight, shown, latest } of units) {
      const { color, dash } = weight >= 0 ? series.deep : series.shallow;
      make('path', {
        d: `M${rounded(x(hinge))},${rounded(row)}L${rounded(middle)},${rounded(top)}`,
        stroke: latest ? 'var(--ink)' : color,
        'stroke-width': rounded(HEAVIEST * Math.min(1, Math.abs(weight) / most)),
        'stroke-opacity': rounded(latest ? 1 : 0.75 * shown),
        ...(dash !== undefined && { 'stroke-dasharray': '4 2' }),
      });
    }
    for (const { hinge, shown, latest } of units)
      make('circle', {
        cx: rounded(x(hinge)),
        cy: rounded(row),
        r: rounded(radius),
        fill: latest ? 'var(--vermilion)' : 'var(--paper)',
        stroke: 'var(--ink)',
        'stroke-opacity': rounded(Math.max(0.25, shown)),
      });
    make('circle', {
      cx: rounded(middle),
      cy: rounded(top),
      r: String(OUTPUT),
      fill: 'var(--paper)',
      stroke: 'var(--ink)',
      'stroke-width': '1.5',
    });
    return group;
  };
}
