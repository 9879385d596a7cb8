import { dot, inPixels, polygons, text, type Panel } from '../../lab/draw/draw.ts';
import { netMarks, netPitch, placeNet, type NetFrame } from '../../lab/draw/charts/net.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { featuresOf } from '../../math/nets/plane-features.ts';
import type { Result } from './playground.ts';
import { LEVELS, levelsOf } from './surface.ts';

/** The net: every unit as the tile of what it answers over the plane, every weight as an edge. */

const COLUMNS = 20;
/** Side of a tile at most, and between two of them at least. */
const LARGEST = 30,
  BETWEEN = 5;
/** Width of the heaviest edge. */
const HEAVIEST = 5;
/** Room for the inputs' names. */
const NAMES = 44;

export function netPicture({ layers, tiles }: Result, bits: string, width: number, height: number): Panel {
  const features = featuresOf(bits),
    most = Math.max(features.length, ...layers.map(({ units }) => units));
  const frame = (side: number): NetFrame => ({
    left: NAMES + side / 2,
    right: width - side / 2 - 1,
    top: side / 2 + 1,
    bottom: height - side / 2 - 1,
  });
  const side = Math.min(LARGEST, Math.floor(netPitch(frame(LARGEST), most)) - BETWEEN);
  const placed = placeNet({ inputs: features.length, layers }, frame(side));
  const heaviest = Math.max(...placed.edges.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  const answers = [tiles.inputs, ...tiles.units];
  const half = side / 2;
  const square = ({ x, y }: { x: number; y: number }) =>
    [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ] as const;
  const units = placed.units.filter(({ column }) => column < layers.length),
    output = placed.units.filter(({ column }) => column === layers.length);
  return {
    title: '网络',
    ...inPixels(width, height),
    marks: [
      ...netMarks(placed, { radius: 0.5, thickness: HEAVIEST / heaviest }),
      polygons(units, { points: square, fill: 'var(--paper)' }),
      ...units.map(({ x, y, column, row }) =>
        raster(levelsOf(answers[column]![row]!), {
          columns: COLUMNS,
          x: [x - half, x + half],
          y: [y + half, y - half],
          domain: LEVELS,
        }),
      ),
      polygons(units, { points: square, stroke: 'var(--ink)', strokeWidth: 1 }),
      dot(output, { x: 'x', y: 'y', r: 6, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.3 }),
      text(
        units.filter(({ column }) => column === 0),
        {
          x: ({ x }) => x - half - 6,
          y: 'y',
          text: ({ row }) => features[row]!.name,
          textAnchor: 'end',
          fill: 'var(--ink)',
        },
      ),
    ],
  };
}
