import { useRef } from 'preact/hooks';
import { lineEnds } from '../draw/line-ends.ts';
import { Handle, type Held } from './Handle.tsx';
import { clamp, toDrawing, type Point, type PlaneWindow } from './pointer.ts';

/** A line of the plane, to be dragged and turned by two of its places. */

interface LineProps extends Held {
  name: string;
  line: readonly number[];
  /** Draws the line between its handles, where it is one of many. */
  guide?: boolean;
  move: (line: number[], gesture: number) => void;
}

/** Two handles on a line; one that is moved turns the line about the other, its weights' length unchanged. */
export function LineHandles({ name, line, move, guide = false, ...held }: LineProps) {
  /** While one is dragged the other stays where it was at first. */
  const pivot = useRef<{ gesture: number; at: Point }>();
  const ends = lineEnds(line, held.plane);
  if (!ends)
    return (
      <Handle
        label={`${name}，在图外`}
        at={nearestShown(line, held.plane)}
        {...held}
        radius={2}
        move={([x, y], gesture) => {
          const [a, b] = line[0] === 0 && line[1] === 0 ? [1, 0] : [line[0]!, line[1]!];
          move([a, b, -(a * x + b * y)], gesture);
        }}
      />
    );
  const [[x0, y0], [x1, y1]] = ends;
  const at = (share: number): Point => [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
  const [from, to] = ends.map((end) => toDrawing(held.plane, end)) as [Point, Point];
  return (
    <>
      {guide && (
        <svg class="lab-guide" viewBox={`0 0 ${held.drawing.width} ${held.drawing.height}`}>
          <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} stroke={held.color} />
        </svg>
      )}
      {[0.16, 0.84].map((share) => (
        <Handle
          key={share}
          label={`${name}，${share < 0.5 ? '一端' : '另一端'}`}
          at={at(share)}
          {...held}
          radius={2}
          move={(to, gesture) => {
            if (pivot.current?.gesture !== gesture) pivot.current = { gesture, at: at(1 - share) };
            const through = lineThrough(to, pivot.current.at, line);
            if (through) move(through, gesture);
          }}
        />
      ))}
    </>
  );
}

/** The place of the drawn part where a line that misses it can be taken hold of. */
function nearestShown([a, b, c]: readonly number[], { x: [low, high] }: PlaneWindow): Point {
  const middle = (low + high) / 2,
    square = a! * a! + b! * b!;
  const off = square === 0 ? 0 : ((a! + b!) * middle + c!) / square;
  const near = (value: number) => clamp(value, [low + 0.1, high - 0.1]);
  return [near(middle - off * a!), near(middle - off * b!)];
}

/** The line a·x + b·y + c = 0 through two places, with the length of (a, b) and the side of the old one; nothing if they are one place. */
function lineThrough(p: Point, q: Point, [a, b]: readonly number[]): number[] | undefined {
  const [dx, dy] = [p[0] - q[0], p[1] - q[1]],
    length = Math.hypot(dx, dy);
  if (length < 0.05) return undefined;
  const size = Math.hypot(a!, b!);
  let normal: Point = [(-dy * size) / length, (dx * size) / length];
  if (normal[0] * a! + normal[1] * b! < 0) normal = [-normal[0], -normal[1]];
  return [normal[0], normal[1], -(normal[0] * q[0] + normal[1] * q[1])];
}
