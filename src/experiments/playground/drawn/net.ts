import { placeTiles, tileEdges, tileSheet, type TileNet } from '../../../lab/draw/charts/tile-net.ts';
import { raster } from '../../../lab/draw/charts/raster.ts';
import { inPixels, rect, text, type Panel } from '../../../lab/draw/draw.ts';
import { alive } from '../../../lab/draw/live-marks.ts';
import { series } from '../../../lab/draw/series.ts';
import type { Mark } from '../../../lab/draw/shapes.ts';
import { featuresOf } from '../../../math/nets/plane-features.ts';
import { readNumberList } from '../../../math/number-list.ts';
import type { Result } from '../playground.ts';
import { ROW, type Layout } from './layout.ts';
import { LEVELS, unitMaps } from './maps.ts';

/** The net: units as tiles of what each answers, weights as edges, biases as small squares. */

export interface Drawn {
  inputs: string;
  held: string;
}

/** Units and edges in the panel's pixels. */
export function netOf({ layers }: Pick<Result, 'layers'>, inputs: string, { frame }: Layout): TileNet {
  const placed = placeTiles({ inputs: featuresOf(inputs).length, layers }, frame);
  return {
    ...placed,
    units: placed.units.map((unit) => ({ ...unit, top: unit.top + ROW, y: unit.y + ROW })),
    edges: placed.edges.map((edge) => ({ ...edge, y1: edge.y1 + ROW, y2: edge.y2 + ROW })),
  };
}

/** All tiles as cells over the net's frame. */
export const sheetOf = (result: Pick<Result, 'layers' | 'tiles'>, inputs: string, { frame }: Layout) =>
  tileSheet(placeTiles({ inputs: featuresOf(inputs).length, layers: result.layers }, frame), unitMaps(result), frame);

const SVG = 'http://www.w3.org/2000/svg';
/** Side of a bias's square; full at this size. */
const BIAS = 6,
  FULL = 2;

/** What changes as the net learns: edges, and at each unit's corner its bias. */
export const weightMarks = ({ units, edges, side }: TileNet, lit: number | undefined): Mark =>
  alive('weights', (...given) => {
    const group = tileEdges(edges, lit)(...given),
      { document } = given[4];
    for (const { left, top, bias } of units) {
      if (!bias) continue;
      const square = document.createElementNS(SVG, 'rect');
      const { color } = bias > 0 ? series.deep : series.shallow;
      const attributes = {
        x: left - BIAS / 2,
        y: top + side - BIAS / 2,
        width: BIAS,
        height: BIAS,
        fill: color,
        stroke: 'var(--paper)',
        'fill-opacity': Math.round(100 * Math.min(1, 0.25 + Math.abs(bias) / FULL)) / 100,
      };
      for (const [name, value] of Object.entries(attributes)) square.setAttribute(name, String(value));
      group.append(square);
    }
    return group;
  });

/** @param chosen the unit that the reader has picked, by its place among all */
export function netPanel(result: Result, { inputs, held }: Drawn, layout: Layout, chosen: number | undefined): Panel {
  const { net: box, frame } = layout,
    net = netOf(result, inputs, layout),
    sheet = sheetOf(result, inputs, layout);
  const features = featuresOf(inputs),
    still = new Set(readNumberList(held).map((unit) => unit + features.length - 1));
  const outlined = (some: (i: number) => boolean, stroke: string, strokeWidth: number, out = 0) =>
    rect(
      net.units.filter((_, i) => some(i)),
      {
        x1: ({ left }: { left: number }) => left - out,
        x2: ({ left }: { left: number }) => left + net.side + out,
        y1: ({ top }: { top: number }) => top - out,
        y2: ({ top }: { top: number }) => top + net.side + out,
        stroke,
        strokeWidth,
        fill: 'none',
      },
    );
  return {
    ...inPixels(box.width, box.height),
    place: box,
    marks: [
      raster(sheet.values, {
        columns: sheet.columns,
        x: [0, frame.width],
        y: [ROW, ROW + frame.height],
        domain: LEVELS,
        className: 'tiles',
      }),
      weightMarks(net, chosen),
      outlined(() => true, 'var(--ink)', 1),
      outlined((i) => still.has(i), 'var(--ink)', 3),
      outlined((i) => i === chosen, 'var(--vermilion)', 2, 3),
      text(
        features.map(({ name }, i) => ({ ...net.units[i]!, name })),
        { x: 'x', y: 'y', text: 'name', fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3, fontWeight: 600 },
      ),
    ],
  };
}
