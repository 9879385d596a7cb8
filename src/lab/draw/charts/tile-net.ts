import { series } from '../series.ts';
import type { Mark } from '../shapes.ts';
import { placeNet, type NetEdge, type NetFrame, type NetShape, type NetUnit } from './net.ts';

/** A net whose units are tiles: small maps of what each answers, joined by their weights. All tiles are one raster over the net's whole frame. */

/** Cells in a row of a tile as it is drawn, whatever the resolution of its map. */
export const TILE_CELLS = 12;

export interface TileFrame {
  width: number;
  height: number;
  /** Side of a cell in pixels; a tile's is TILE_CELLS times as long. */
  cell: number;
}

export interface TileUnit extends NetUnit {
  /** Upper left corner, on whole cells. */
  left: number;
  top: number;
}
export interface TileEdge extends NetEdge {
  /** The unit that it leads to, by its place among the units. */
  to: number;
}
export interface TileNet {
  units: TileUnit[];
  edges: TileEdge[];
  side: number;
}

/** Where tiles and edges lie: columns evenly from the left edge of the frame to the right one. @throws RangeError as placeNet does */
export function placeTiles(net: NetShape, { width, height, cell }: TileFrame): TileNet {
  const side = TILE_CELLS * cell,
    half = side / 2;
  const frame: NetFrame = { left: half, right: width - half, top: half, bottom: height - half };
  const placed = placeNet(net, frame);
  const snapped = (middle: number) => Math.round((middle - half) / cell) * cell;
  const units = placed.units.map((unit): TileUnit => {
    const [left, top] = [snapped(unit.x), snapped(unit.y)];
    return { ...unit, left, top, x: left + half, y: top + half };
  });
  const firstOf = (column: number) => units.findIndex((unit) => unit.column === column);
  // Edges come unit by unit, each to all units of the next column.
  const seen = new Map<number, number>();
  const edges = placed.edges.map((edge): TileEdge => {
    const from = units[edge.from]!,
      nth = seen.get(edge.from) ?? 0,
      to = firstOf(from.column + 1) + nth;
    seen.set(edge.from, nth + 1);
    return { ...edge, to, x1: from.x + half, y1: from.y, x2: units[to]!.x - half, y2: units[to]!.y };
  });
  return { units, edges, side };
}

/** A square map of a unit's answers: values row by row from below. */
export type TileMap = ArrayLike<number>;

/**
 * All tiles as the cells of one raster over the frame, row by row from above; NaN where there is none.
 * @param maps one a unit, in the units' order; undefined leaves a tile empty
 */
export function tileSheet(
  { units }: Pick<TileNet, 'units'>,
  maps: readonly (TileMap | undefined)[],
  { width, height, cell }: TileFrame,
): { values: Float32Array; columns: number; rows: number } {
  const columns = Math.round(width / cell),
    rows = Math.round(height / cell);
  const values = new Float32Array(columns * rows).fill(NaN);
  units.forEach(({ left, top }, i) => {
    const map = maps[i];
    if (!map) return;
    const of = Math.sqrt(map.length),
      [c0, r0] = [Math.round(left / cell), Math.round(top / cell)];
    for (let r = 0; r < TILE_CELLS; r++)
      for (let c = 0; c < TILE_CELLS; c++) {
        const at = (k: number) => Math.floor(((k + 0.5) / TILE_CELLS) * of);
        values[(r0 + r) * columns + c0 + c] = map[(of - 1 - at(r)) * of + at(c)]!;
      }
  });
  return { values, columns, rows };
}

const SVG = 'http://www.w3.org/2000/svg';
const THICKNESS = 1.2,
  THICKEST = 6,
  THINNEST = 0.35;
const FAINT = 0.15;

/** Width of an edge in pixels. */
export const edgeWidth = (weight: number): number =>
  Math.min(THICKEST, Math.max(THINNEST, THICKNESS * Math.abs(weight)));

/**
 * Edges by colour, dash and width; of a weight of 0 none.
 * @param lit the unit whose incoming edges are seen before all others, by its place
 */
export const tileEdges =
  (edges: readonly TileEdge[], lit?: number): Mark =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('fill', 'none');
    for (const sign of [1, -1]) {
      const { color } = sign > 0 ? series.deep : series.shallow;
      const side = document.createElementNS(SVG, 'g');
      side.setAttribute('stroke', color);
      side.setAttribute('stroke-opacity', '0.75');
      if (sign < 0) side.setAttribute('stroke-dasharray', '5 2');
      for (const { x1, y1, x2, y2, weight, to } of edges) {
        if (sign * weight <= 0) continue;
        const line = document.createElementNS(SVG, 'line');
        line.setAttribute('x1', String(x1));
        line.setAttribute('y1', String(y1));
        line.setAttribute('x2', String(x2));
        line.setAttribute('y2', String(y2));
        line.setAttribute('stroke-width', String(Math.round(100 * edgeWidth(weight)) / 100));
        if (lit !== undefined && to !== lit) line.setAttribute('stroke-opacity', String(FAINT));
        side.append(line);
      }
      group.append(side);
    }
    return group;
  };
