/**
 * A head cut through the middle, looking left, in a square of 200 units: our own drawing, in which a tongue of one size lies where height and
 * backness put it. A scheme: the chart tells of a mouth only so much.
 */

export interface Articulation {
  height: number;
  backness: number;
  rounding: number;
  opening: number;
}

type Point = readonly [x: number, y: number];
const write = ([x, y]: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;

/** A smooth way through points (Catmull and Rom's spline as Bézier curves); closed if asked. */
function smooth(points: readonly Point[], closed = false): string {
  const at = (i: number): Point =>
    closed ? points[(i + points.length) % points.length]! : points[Math.min(points.length - 1, Math.max(0, i))]!;
  const parts = [`M${write(at(0))}`];
  for (let i = 0; i < points.length - (closed ? 0 : 1); i++) {
    const [p, q, r, s] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first: Point = [q[0] + (r[0] - p[0]) / 6, q[1] + (r[1] - p[1]) / 6],
      second: Point = [r[0] - (s[0] - q[0]) / 6, r[1] - (s[1] - q[1]) / 6];
    parts.push(`C${write(first)} ${write(second)} ${write(r)}`);
  }
  return parts.join('') + (closed ? 'Z' : '');
}

/** How far the jaw falls and the lips come forward, at most. */
const FALL = 16,
  FORWARD = 11;
/** Radius of the tongue's body. */
const BODY = 31;

/** What does not move: nose, palate and velum, the back of the throat. */
export const FIXED = {
  face: smooth([
    [52, 2],
    [44, 26],
    [20, 56],
    [30, 66],
    [38, 70],
    [39, 76],
  ]),
  palate: smooth([
    [49, 92],
    [50, 84],
    [58, 76],
    [78, 62],
    [104, 57],
    [128, 62],
    [143, 76],
    [148, 92],
    [143, 94],
    [134, 80],
  ]),
  throat: smooth([
    [166, 52],
    [166, 90],
    [164, 130],
    [160, 196],
  ]),
};

/** What moves. */
export interface MouthShape {
  tongue: string;
  upperLip: string;
  lowerLip: string;
  jaw: string;
  /** The lips from the front: half their width and half their opening. */
  front: { width: number; height: number };
}

export function mouthShape({ height, backness, rounding, opening }: Articulation): MouthShape {
  const fall = FALL * (1 - height),
    forward = FORWARD * rounding,
    gap = 3 + 15 * opening;
  // The body goes back along the palate; high up it keeps clear of the throat.
  const [cx, cy] = [92 + 31 * backness - 6 * backness * height, 129 - 31 * height + 4 * backness * height];
  const on = (degrees: number, stretch = 1): Point => {
    const t = (degrees * Math.PI) / 180;
    return [cx + stretch * BODY * Math.cos(t), cy - BODY * Math.sin(t)];
  };
  // The tip stays by the lower teeth, and is drawn back with the body.
  const tip: Point = [57 + 17 * backness, 108 + fall - 4 * height];
  const tongue = smooth(
    [
      [148, 194],
      [(on(0)[0] + 148) / 2, 162],
      on(0),
      on(35),
      on(65),
      on(95),
      on(125, 1.1),
      [(on(150, 1.15)[0] + tip[0]) / 2, (on(150)[1] + tip[1]) / 2 - 3],
      tip,
      [tip[0] + 5, tip[1] + 9],
      [(tip[0] + 82) / 2, 138 + fall],
      [80, 162 + fall],
      [100, 194],
    ],
    true,
  );
  const lip = (y: number, up: number): string => {
    const x = 37 - forward;
    return smooth(
      [
        [x, y],
        [x - 5, y + 5 * up],
        [x - 1, y + 11 * up],
        [x + 8, y + 11 * up],
        [46, y + 4 * up],
        [46, y - 3 * up],
      ],
      true,
    );
  };
  const middle = 90 + fall * 0.35;
  return {
    tongue,
    upperLip: lip(middle - gap / 2, -1),
    lowerLip: lip(middle + gap / 2, 1),
    jaw: smooth([
      [52, 100 + fall],
      [50, 110 + fall],
      [44, 118 + fall],
      [40, 128 + fall],
      [42, 146 + fall],
      [56, 158 + fall],
      [84, 176 + fall],
      [96, 196],
    ]),
    front: { width: 25 - 14 * rounding, height: 1.5 + 12 * opening },
  };
}
