import { panelWidth } from '../../lab/draw/draw.ts';
import { BAR } from '../../lab/draw/squares.ts';

/** Where units stand in the first panel, in pixels from its upper left corner: for the drawing and for the hand that chooses one. */

export interface Tile {
  layer: number;
  unit: number;
  left: number;
  top: number;
  side: number;
}

export interface Board {
  width: number;
  height: number;
  tiles: Tile[];
  /** Baselines of the layers' names. */
  names: number[];
  /** Where the tiles end; what excites the chosen unit, and what it answers, stand below. */
  below: number;
  /** Side of an exciting patch. */
  patch: number;
}

const NAME = 17,
  GAP = 2,
  IN_ROW = 16;

export function boardOf(width: number, layers: readonly { units: number }[]): Board {
  const own = panelWidth(width, 2);
  const narrow = width < 560;
  const tiles: Tile[] = [];
  const names: number[] = [];
  let top = 0;
  layers.forEach(({ units }, layer) => {
    names.push(top + NAME / 2);
    top += NAME;
    const rows = Math.ceil(units / IN_ROW);
    const across = Math.ceil(units / rows);
    const side = Math.floor(Math.min(narrow ? 28 : 40, (own - GAP * (across - 1)) / across));
    for (let unit = 0; unit < units; unit++)
      tiles.push({
        layer,
        unit,
        left: (unit % across) * (side + GAP),
        top: top + Math.floor(unit / across) * (side + GAP),
        side,
      });
    top += rows * (side + GAP) + 2;
  });
  const patch = own < 380 ? 44 : 64;
  return { width: own, height: top + NAME + patch + 4 + BAR, tiles, names, below: top, patch };
}

/** The tile that is nearest to a place. */
export const tileAt = (tiles: readonly Tile[], x: number, y: number): Tile => {
  const away = ({ left, top, side }: Tile) => Math.hypot(x - left - side / 2, y - top - side / 2);
  return tiles.reduce((near, tile) => (away(tile) < away(near) ? tile : near));
};
