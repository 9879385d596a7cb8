import { netPitch } from '../../../lab/draw/charts/net.ts';
import { TILE_CELLS, type TileFrame, type TileNet } from '../../../lab/draw/charts/tile-net.ts';
import { TITLE_HEIGHT } from '../../../lab/draw/draw.ts';

/** Where the net, the surface and the curves stand: above each other on a phone, side by side where there is room. */

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Layout {
  /** The net's panel, with a row of buttons above and below its frame. */
  net: Box;
  /** The net's frame, from ROW pixels below the panel's upper edge. */
  frame: TileFrame;
  /** Side of a tile. */
  tile: number;
  /** The surface itself, without its title. */
  surface: Box;
  curves: Box;
  /** A row of buttons along the lower edge. */
  bar: Box;
  width: number;
  height: number;
}

/** Height of a row of buttons: what a finger hits. */
export const ROW = 44;
const GAP = 12,
  /** Below the surface, before the bar. */
  SPACE = 6;

/** What the lowest panel keeps free below itself. */
export const BELOW = SPACE + ROW;

/** From this width on things stand side by side. */
export const WIDE = 560;

export function layoutOf(width: number): Layout {
  return width < WIDE ? narrow(width) : wide(width, width < 900 ? 252 : 342);
}

function narrow(width: number): Layout {
  const side = 200,
    frame = { width, height: 208, cell: 2 },
    top = frame.height + 2 * ROW + TITLE_HEIGHT;
  const bar = top + side + SPACE;
  return {
    net: { left: 0, top: 0, width, height: frame.height + 2 * ROW },
    frame,
    tile: TILE_CELLS * frame.cell,
    surface: { left: 0, top, width: side, height: side },
    curves: { left: side + GAP, top, width: width - side - GAP, height: side },
    bar: { left: 0, top: bar, width, height: ROW },
    width,
    height: bar + ROW,
  };
}

function wide(width: number, side: number): Layout {
  const cell = 3,
    curves = 150,
    below = TITLE_HEIGHT + side + GAP + TITLE_HEIGHT,
    bar = below + curves + SPACE;
  const whole = (length: number) => Math.floor(length / cell) * cell;
  const frame = { width: whole(width - side - 2 * GAP), height: whole(below + curves - 2 * ROW), cell };
  return {
    net: { left: 0, top: 0, width: frame.width, height: frame.height + 2 * ROW },
    frame,
    tile: TILE_CELLS * cell,
    surface: { left: width - side, top: TITLE_HEIGHT, width: side, height: side },
    curves: { left: width - side, top: below, width: side, height: curves },
    bar: { left: 0, top: bar, width, height: ROW },
    width,
    height: bar + ROW,
  };
}

/** Columns of no more units have the buttons near, all others at the frame's edges: they move once at most while units are added, one tap after another. */
const FEW = 5;

/** Upper edges of the row of buttons above the net and of the one below it. */
export function buttonRows({ units }: Pick<TileNet, 'units'>, { net, frame, tile }: Layout) {
  const tallest = 1 + Math.max(...units.map(({ row }) => row)),
    middle = net.top + ROW + frame.height / 2;
  const pitch = netPitch({ left: 0, right: 0, top: tile / 2, bottom: frame.height - tile / 2 }, FEW);
  const half = tallest > FEW ? frame.height / 2 : Math.min(frame.height, (FEW - 1) * pitch + tile) / 2;
  return { above: middle - half - ROW, below: middle + half };
}
