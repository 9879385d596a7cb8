import { fold, type Crease, type Point } from '../../../../src/math/plane/paper/creases.ts';

/** Holes of an unfolded paper as an eye would count them: no geometry but that of a single point. */

/**
 * Every cell of a square about the open paper is folded as a point, and is cut out where one of the outlines winds about it; then holes are
 * flooded. Specks of a few cells are not counted: the point of a sharp tip may be a cell or two apart from the rest.
 * @param size cells along a side
 */
export function seenHoles(creases: readonly Crease[], outlines: readonly (readonly Point[])[], size = 500): number {
  const cut = new Uint8Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const open = [((column + 0.5) / size) * 2.1 - 1.05, ((row + 0.5) / size) * 2.1 - 1.05] as const;
      if (Math.hypot(...open) > 1) continue;
      const at = fold(creases, open);
      if (outlines.some((outline) => windings(outline, at) !== 0)) cut[row * size + column] = 1;
    }
  let holes = 0;
  cut.forEach((_, start) => {
    let cells = 0;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (cut[at] !== 1) continue;
      cut[at] = 2;
      cells++;
      for (const row of [-size, 0, size]) open.push(at + row - 1, at + row, at + row + 1);
    }
    if (cells > 12) holes++;
  });
  return holes;
}

/** How often the outline goes round a point, by the quarters of the plane that its corners pass through. */
export function windings(outline: readonly Point[], [x, y]: Point): number {
  const quarter = ([a, b]: Point) => (b >= y ? (a >= x ? 0 : 1) : a < x ? 2 : 3);
  let turns = 0;
  outline.forEach((from, i) => {
    const to = outline[(i + 1) % outline.length]!;
    const step = (quarter(to) - quarter(from) + 4) % 4;
    if (step === 1) turns++;
    if (step === 3) turns--;
    const side = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
    if (step === 2) turns += side > 0 ? 2 : -2;
  });
  return turns / 4;
}
