import { raster } from '../../../lab/draw/charts/raster.ts';
import { dot, link, polygons, TITLE_HEIGHT, type Panel } from '../../../lab/draw/draw.ts';
import { lineEnds } from '../../../lab/draw/line-ends.ts';
import { series } from '../../../lab/draw/series.ts';
import type { Result } from '../playground.ts';
import type { Layout } from './layout.ts';
import { LEVELS, shownMap } from './maps.ts';

/** The square of all points, and what the net, or one of its units, answers in it. */

export const SQUARE = [-3, 3] as const;

/** What is drawn over the map on request. */
export interface Shown {
  /** A unit, by its place in the drawn net, instead of the whole net. */
  unit?: number | undefined;
  /** The unit that is picked: framed, its incoming edges before all others. */
  chosen?: number | undefined;
  /** The name of the unit whose map is seen. */
  title?: string | undefined;
  /** The pieces of the plane in each of which the net is one affine function. */
  pieces?: boolean;
  /** The lines on which the units of the first layer answer 0. */
  lines?: boolean;
}

interface Point {
  x: number;
  y: number;
  value: number;
  test: boolean;
}

/** Class 1 or positive is indigo, class 0 or negative ochre, as the map is; what is tested with is hollow. */
function pointMarks(points: readonly Point[], regression: boolean, r: number) {
  const high = ({ value }: Point) => (regression ? value > 0 : value > 0.5);
  return [true, false].flatMap((up) => {
    const some = points.filter((point) => high(point) === up);
    const { color } = up ? series.deep : series.shallow;
    const place = { x: 'x', y: 'y', symbol: up ? ('square' as const) : ('circle' as const), r };
    /** Of a value: the larger, the fuller. */
    const strength = ({ value }: Point) => (regression ? 0.2 + 0.8 * Math.min(1, Math.abs(value)) : 1);
    const those = (tested: boolean) => some.filter(({ test }) => test === tested);
    return [
      dot(those(true), { ...place, r: r - 0.4, fill: 'var(--paper)', stroke: color, strokeWidth: 1.3 }),
      dot(those(false), { ...place, fill: color, fillOpacity: strength, stroke: 'var(--paper)', strokeWidth: 1 }),
    ];
  });
}

/** Lines of the first layer's units, where the net sees the coordinates alone. */
function linesOf({ layers }: Result, inputs: string) {
  const first = layers[0]!;
  if (layers.length < 2 || inputs !== '1100000') return [];
  return Array.from({ length: first.units }, (_, j) =>
    lineEnds([first.kernel[j]!, first.kernel[first.units + j]!, first.bias[j]!], { x: SQUARE, y: SQUARE }),
  ).flatMap((ends) => (ends ? [ends] : []));
}

export function surfacePanel(result: Result, inputs: string, { surface, width }: Layout, shown: Shown): Panel {
  const { points, values, test, regression, pieces } = result,
    map = shownMap(result, shown.unit);
  const all = points.map(([x, y], i): Point => ({ x, y, value: values[i]!, test: test[i] === '1' }));
  const from = {
    x1: ([p]: Ends) => p[0],
    y1: ([p]: Ends) => p[1],
    x2: ([, q]: Ends) => q[0],
    y2: ([, q]: Ends) => q[1],
  };
  return {
    title: shown.title ?? (width < 560 ? '回答：实心学，空心考' : '网络的回答：实心的点学，空心的考'),
    place: { left: surface.left, top: surface.top - TITLE_HEIGHT, width: surface.width },
    height: surface.height,
    margin: 0,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    x: { domain: [...SQUARE], axis: null },
    y: { domain: [...SQUARE], axis: null },
    r: { type: 'identity' },
    marks: [
      raster(map, { columns: Math.sqrt(map.length), x: SQUARE, y: SQUARE, domain: LEVELS, className: 'tiles' }),
      ...(shown.pieces && pieces
        ? [polygons(pieces.outlines, { points: (corners) => corners, stroke: 'var(--ink)', strokeWidth: 0.6 })]
        : []),
      ...(shown.lines
        ? [link(linesOf(result, inputs), { ...from, stroke: 'var(--ink)', strokeWidth: 1.6, strokeDasharray: '6 4' })]
        : []),
      ...pointMarks(all, regression, surface.width < 250 ? 2.8 : 3.4),
    ],
  };
}

type Ends = NonNullable<ReturnType<typeof lineEnds>>;
