import type { TileMap } from '../../../lab/draw/charts/tile-net.ts';
import type { Result } from '../playground.ts';

/** What the result tells of the plane, digit by digit, as maps to be drawn: what is high is drawn in indigo, as positive weights are. */

/** The levels of a digit, 0 to 34, and the domain that draws the highest in the colour of the low end. */
const HIGHEST = 34;
export const LEVELS = [0, HIGHEST] as const;

const ZERO = '0'.charCodeAt(0),
  LETTERS = 'a'.charCodeAt(0);

/** @param text digits from 0 to y, row by row from below */
export function mapOf(text: string): TileMap {
  const map = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    map[i] = HIGHEST - (code < LETTERS ? code - ZERO : code - LETTERS + 10);
  }
  return map;
}

/** The surface's cells as a tile has them, every so many. */
const SURFACE = 50,
  CELLS = 25;
function smaller(map: TileMap): TileMap {
  return Uint8Array.from({ length: CELLS * CELLS }, (_, i) => {
    const at = (k: number) => Math.floor(((k + 0.5) * SURFACE) / CELLS);
    return map[at(Math.floor(i / CELLS)) * SURFACE + at(i % CELLS)]!;
  });
}

/** The maps of all units in the order of a drawn net: inputs, hidden layers, output. */
export const unitMaps = ({ tiles }: Pick<Result, 'tiles'>): TileMap[] => [
  ...[...tiles.inputs, ...tiles.units.flat()].map(mapOf),
  smaller(mapOf(tiles.surface)),
];

/** What of the answers is seen: those of one unit, by its place in the drawn net, or of the whole net; `sides`: only on which side of the middle they are. */
interface Seen {
  unit?: number | undefined;
  sides?: boolean;
}

/** The map that stands in the surface's place. */
export function shownMap({ tiles }: Pick<Result, 'tiles'>, { unit, sides = false }: Seen): TileMap {
  const texts = [...tiles.inputs, ...tiles.units.flat()];
  const map = mapOf((unit === undefined ? undefined : texts[unit]) ?? tiles.surface);
  return sides ? Uint8Array.from(map, (level) => (HIGHEST / 2) * (1 + Math.sign(level - HIGHEST / 2))) : map;
}
