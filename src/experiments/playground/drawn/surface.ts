import { raster } from '../../../lab/draw/charts/raster.ts';
import { dot, TITLE_HEIGHT, type Panel } from '../../../lab/draw/draw.ts';
import { series } from '../../../lab/draw/series.ts';
import type { Result } from '../playground.ts';
import type { Layout } from './layout.ts';
import { LEVELS, shownMap } from './maps.ts';
import { linesMark, piecesMark, SQUARE } from './over-map.ts';

/** The square of all points, and what the net, or one of its units, answers in it. */

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
  /** Two colours only: on which side of the middle an answer is. */
  sides?: boolean;
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

export function surfacePanel(result: Result, inputs: string, { surface, width }: Layout, shown: Shown): Panel {
  const { points, values, test, regression } = result,
    map = shownMap(result, shown);
  const all = points.map(([x, y], i): Point => ({ x, y, value: values[i]!, test: test[i] === '1' }));
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
      ...(shown.pieces ? [piecesMark(result)] : []),
      ...(shown.lines ? [linesMark(result, inputs)] : []),
      ...pointMarks(all, regression, surface.width < 250 ? 2.8 : 3.4),
    ],
  };
}
