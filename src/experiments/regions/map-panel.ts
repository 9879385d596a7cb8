import { polygons, text } from '../../lab/draw/draw.ts';
import type { MapRegion } from './region-map.ts';
import type { LinesResult, NetResult } from './results.ts';

/** The map of regions, a square, with what is true in one of them written below it. */

/** Room below the map for three lines. */
const WORDS = 68,
  TOP = 4;

/** Where the square map stands in its panel, in pixels. */
export function placeMap({ width, height }: { width: number; height: number }) {
  const side = Math.min(width - 2, height - WORDS - TOP);
  return { left: (width - side) / 2, top: TOP, side };
}

const ones = (pattern: string) => pattern.replace(/[^1]/g, '').length;

/**
 * Regions across an edge differ in one unit, so that the parity of their active units gives any two neighbours different hues, blue and
 * orange, which every reader can tell apart; half of each are darker.
 */
function paint({ pattern }: MapRegion) {
  const active = ones(pattern);
  return { hue: active % 2 === 0 ? 'var(--indigo)' : 'var(--ochre)', strength: active % 4 < 2 ? 0.25 : 0.5 };
}

/** The largest region that keeps off the map's border, or the largest of all: what is picked out at first. */
export function plainRegion(map: readonly MapRegion[], [low, high]: readonly [number, number]): number {
  const size = ({ corners }: MapRegion) => {
    const area = corners.reduce((sum, [x, y], i) => {
      const [u, v] = corners[(i + 1) % corners.length]!;
      return sum + x * v - u * y;
    }, 0);
    const inside = corners.every((p) => p.every((c) => c > low && c < high));
    return area * (inside ? 1 : 1e-3);
  };
  return map.reduce((best, region, i) => (size(region) > size(map[best]!) ? i : best), 0);
}

export const windowOf = (result: LinesResult | NetResult): readonly [number, number] =>
  result.mode === 'net' ? result.square : [-1, 1];

export function mapPanel(
  result: LinesResult | NetResult,
  map: readonly MapRegion[],
  frame: { width: number; height: number },
  chosen?: number,
) {
  const window = windowOf(result),
    { left, top, side } = placeMap(frame);
  const picked = map[chosen ?? plainRegion(map, window)] ?? map[0];
  const scale = { axis: null, domain: [...window] };
  return {
    title: result.mode === 'net' ? `方块里的 ${result.visible} 块区域` : `平面被分成 ${result.regions} 块`,
    height: frame.height,
    marginLeft: left,
    marginRight: frame.width - left - side,
    marginTop: top,
    marginBottom: frame.height - top - side,
    x: scale,
    y: scale,
    marks: [
      polygons(map, {
        points: ({ corners }) => corners,
        fill: (region) => paint(region).hue,
        fillOpacity: (region) => paint(region).strength,
        stroke: 'var(--paper)',
        strokeWidth: map.length > 400 ? 0.4 : 1,
      }),
      picked && polygons([picked], { points: ({ corners }) => corners, stroke: 'var(--ink)', strokeWidth: 2 }),
      picked &&
        text([describeRegion(picked).join('\n')], {
          frameAnchor: 'bottom',
          text: (words: string) => words,
          lineAnchor: 'top',
          lineHeight: 1.4,
          dy: 10,
          fill: 'var(--ink)',
        }),
    ].filter(Boolean),
  };
}

/** What is true in a region, a line each. */
export function describeRegion({ pattern, formula }: Pick<MapRegion, 'pattern' | 'formula'>): string[] {
  if (!formula) return ['框出的一块，在各条直线的哪一侧：', grouped(pattern)];
  return [
    '框出的一块，各层单元开（1）与关（0）：',
    pattern.replaceAll(' ', '　'),
    `在这里网络的值 = ${affine(formula)}`,
  ];
}

const grouped = (pattern: string) => (pattern.length > 40 ? `${pattern.slice(0, 40)}…` : pattern);

/** 1.5x − 0.2y + 3, as readers write it. */
function affine([a, b, c]: readonly [number, number, number]): string {
  const terms = [
    [a, 'x₁'],
    [b, 'x₂'],
    [c, ''],
  ] as const;
  const written = terms
    .filter(([k]) => k !== 0)
    .map(
      ([k, name], i) =>
        `${k < 0 ? (i === 0 ? '\u2212' : ' \u2212 ') : i === 0 ? '' : ' + '}${Math.abs(k)}${name && `\u2009${name}`}`,
    );
  return written.join('') || '0';
}
