import { text } from '../../lab/draw/draw.ts';
import { netMarks, placeNet, type NetFrame } from '../../lab/draw/charts/net.ts';
import { BAR } from '../../lab/draw/squares.ts';

/** The net itself, small, beside the button below the second plane: it changes as its lines are dragged, and as it learns. */

const RADIUS = 5,
  /** Width of the heaviest edge; the others are in proportion. */
  HEAVIEST = 4;
/** Room for the names of inputs and output. */
const NAMES = 22;

/**
 * @param weights of the hidden units, (a, b, c) each; @param cut (a, b, c) of the output
 * @param side of the plane in pixels, which spans `shown` on both axes: marks below it are told in its units
 */
export function netStrip(
  { weights, cut }: { weights: readonly number[]; cut: readonly number[] },
  [low, high]: readonly [number, number],
  side: number,
) {
  const inUnits = (pixels: number) => ((high - low) * pixels) / side;
  const frame: NetFrame = { left: side - 120, right: side - NAMES, top: side + 14, bottom: side + BAR - 10 };
  const [a1, b1, c1, a2, b2, c2] = weights as [number, number, number, number, number, number];
  const placed = placeNet(
    {
      inputs: 2,
      layers: [
        { units: 2, kernel: [a1, a2, b1, b2], bias: [c1, c2] },
        { units: 1, kernel: cut.slice(0, 2), bias: cut.slice(2) },
      ],
    },
    frame,
  );
  const x = (pixels: number) => low + inUnits(pixels),
    y = (pixels: number) => high - inUnits(pixels);
  const net = {
    units: placed.units.map((unit) => ({ ...unit, x: x(unit.x), y: y(unit.y) })),
    edges: placed.edges.map((edge) => ({
      ...edge,
      x1: x(edge.x1),
      y1: y(edge.y1),
      x2: x(edge.x2),
      y2: y(edge.y2),
    })),
  };
  const most = Math.max(...placed.edges.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  const named = net.units.flatMap(({ x, y, column, row }) =>
    column === 0
      ? [{ x: x - inUnits(NAMES / 2 + 3), y, name: `x${'₁₂'[row]}` }]
      : column === 2
        ? [{ x: x + inUnits(NAMES / 2 + 2), y, name: 'y' }]
        : [],
  );
  return [
    ...netMarks(net, { radius: RADIUS, thickness: HEAVIEST / most }),
    text(named, { x: 'x', y: 'y', text: 'name' }),
  ];
}
