import { useMemo } from 'preact/hooks';
import { placedLines, placeLine, unitLine, type Line } from '../../math/plane/placed-lines.ts';
import type { Held } from './Handle.tsx';
import { LineHandles } from './Line.tsx';
import type { Point } from './pointer.ts';

/** Of the lines of a plane, the one nearest to the place that was touched, to be dragged and turned: see math/plane/placed-lines.ts. */

interface Props extends Omit<Held, 'color'> {
  /** Where the lines of the result lie; null for what is no line. */
  lines: readonly (Line | null)[];
  /** Those that are placed, as their parameter is set. */
  own: string;
  name: (i: number) => string;
  /** The place; the plane's middle before any is touched. */
  at: Point | undefined;
  /** Sets the parameter from what it is set to. */
  place: (placed: (own: string) => string, gesture: number) => void;
}

export function PlacedLine({ lines, own, name, at, place, ...held }: Props) {
  const { x, y } = held.plane;
  const middle: [number, number] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  // The same line as long as no other place is touched, however the lines move.
  const i = useMemo(() => nearestTo(lines, at ?? middle), [at, lines.length]);
  // What is set goes before the result.
  const set = placedLines(own)[i];
  const line = set ? unitLine(set) : lines[i];
  if (!line) return null;
  return (
    <LineHandles
      key={i}
      name={name(i)}
      line={line}
      color="var(--ink)"
      guide
      {...held}
      move={([a, b, c], gesture) => place((own) => placeLine(own, i, [a!, b!, c!], middle), gesture)}
    />
  );
}

/** Which of the lines, (a, b) of length 1, passes nearest to a place; -1 if there is none. */
function nearestTo(lines: readonly (Line | null)[], [x, y]: Point): number {
  let best = -1,
    least = Infinity;
  lines.forEach((line, i) => {
    if (!line) return;
    const far = Math.abs(line[0] * x + line[1] * y + line[2]);
    if (far < least) [best, least] = [i, far];
  });
  return best;
}
