/** Outlines of the carpet: a chequered pattern of diamonds on a square sheet. */

export type Point = [x: number, y: number];

/** Corners of every diamond of the carpet on [low, high]², where it is that of `side` diamonds a side on [−1,1]². */
export function diamonds(side: number, low: number, high: number): Point[][] {
  const period = 2 / side,
    count = Math.round((high - low) / period);
  const middles = Array.from({ length: count }, (_, i) => low + (i + 0.5) * period);
  return middles.flatMap((x) =>
    middles.map((y): Point[] => [
      [x + period / 2, y],
      [x, y + period / 2],
      [x - period / 2, y],
      [x, y - period / 2],
    ]),
  );
}

/** Corners of the sheet [low, high]². */
export const sheet = (low: number, high: number): Point[] => [
  [low, low],
  [high, low],
  [high, high],
  [low, high],
];

/** A coordinate without axis or name. */
export const bare = { axis: null, label: null } as const;

/** The frame of a panel that shows the square [−1, 1]² without axes, `side` pixels high and wide, in the middle of the panel's width. */
export const squareFrame = (width: number, side: number) => ({
  height: side,
  margin: 0,
  marginTop: 1,
  marginBottom: 1,
  marginLeft: (width - side) / 2,
  marginRight: (width - side) / 2,
  x: { domain: [-1, 1], ...bare },
  y: { domain: [-1, 1], ...bare },
});
