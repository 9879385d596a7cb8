import type { MapRegion } from '../../../math/plane/region-map.ts';
import { plainRegion } from '../../../math/plane/region-picking.ts';
import { polygons, text } from '../draw.ts';
import type { PanelSize } from '../pair.ts';

/** The map of regions, a square, with what is true in one of them written below it. lab/hands/region-map.tsx makes it answer. */

/** Room below the map for three lines. */
const WORDS = 68,
  TOP = 4;

/** Where the square map stands in its panel, in pixels. */
export function placeMap({ width, height }: PanelSize) {
  const side = Math.min(width - 2, height - WORDS - TOP);
  return { left: (width - side) / 2, top: TOP, side };
}

/**
 * Regions across an edge differ in one unit, so that the parity of their active units gives any two neighbours different hues, blue and
 * orange, which every reader can tell apart; half of each are darker.
 */
function paint({ pattern }: MapRegion) {
  const active = pattern.replace(/[^1]/g, '').length;
  return { hue: active % 2 === 0 ? 'var(--indigo)' : 'var(--ochre)', strength: active % 4 < 2 ? 0.25 : 0.5 };
}

/** The regions of each paint. */
function painted(map: readonly MapRegion[]) {
  const paints = new Map<string, ReturnType<typeof paint> & { regions: MapRegion[] }>();
  for (const region of map) {
    const { hue, strength } = paint(region),
      key = `${hue} ${strength}`;
    if (!paints.has(key)) paints.set(key, { hue, strength, regions: [] });
    paints.get(key)!.regions.push(region);
  }
  return [...paints.values()];
}

export interface MapShown<R extends MapRegion> {
  map: readonly R[];
  /** Left and right of the square that is mapped; its bottom and top are the same. */
  square: readonly [low: number, high: number];
  /** What is true in a region, a line each. */
  words: (region: R) => readonly string[];
  title: string;
  /** Which region is framed; without it the one that is plainest to see. */
  chosen?: number | undefined;
}

export function mapPanel<R extends MapRegion>({ map, square, words, title, chosen }: MapShown<R>, size: PanelSize) {
  const { left, top, side } = placeMap(size);
  const picked = map[chosen ?? plainRegion(map, square)] ?? map[0];
  const scale = { axis: null, domain: [...square] };
  return {
    title,
    height: size.height,
    marginLeft: left,
    marginRight: size.width - left - side,
    marginTop: top,
    marginBottom: size.height - top - side,
    x: scale,
    y: scale,
    marks: [
      polygons(painted(map), {
        outlines: ({ regions }) => regions.map(({ corners }) => corners),
        fill: ({ hue }) => hue,
        fillOpacity: ({ strength }) => strength,
        stroke: 'var(--paper)',
        strokeWidth: map.length > 400 ? 0.4 : 1,
      }),
      picked && polygons([picked], { points: ({ corners }) => corners, stroke: 'var(--ink)', strokeWidth: 2 }),
      picked &&
        text([words(picked).join('\n')], {
          frameAnchor: 'bottom',
          text: (lines: string) => lines,
          lineAnchor: 'top',
          lineHeight: 1.4,
          dy: 10,
          fill: 'var(--ink)',
        }),
    ].filter(Boolean),
  };
}
