import { useRef } from 'preact/hooks';
import { newGesture } from '../../lab/hands/drag.ts';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Patch } from '../../lab/hands/Patch.tsx';
import { clamp, toDrawing, toPlane, type Point, type PlaneWindow } from '../../lab/hands/pointer.ts';
import { lineEnds, SHOWN } from './planes.ts';

/** What of a plane can be taken hold of: places, and lines by two of their places. */

const KEY_STEPS = { small: 0.05, large: 0.25 };
/** Half of what the finger may hit, in the drawing's units: on the narrowest phone still 44 px. */
const REACH = 27;

interface Held {
  plane: PlaneWindow;
  /** Size of the whole drawing. */
  drawing: { width: number; height: number };
  color: string;
}

interface HandleProps extends Held {
  label: string;
  at: Point;
  radius: number;
  move: (to: Point, gesture: number) => void;
}

/** A place to take hold of. */
export function Handle({ label, at: [x, y], plane, drawing, color, radius, move }: HandleProps) {
  const [px, py] = toDrawing(plane, [x, y]);
  // A finger rarely hits the middle: what it moves keeps its distance from it.
  const off = useRef<Point>([0, 0]);
  return (
    <Patch
      class="xor-handle"
      role="button"
      tabindex={0}
      aria-label={`${label}；用方向键移动`}
      box={{ left: px - REACH, top: py - REACH, width: 2 * REACH, height: 2 * REACH }}
      of={drawing}
      drag={{
        begin: (to) => (off.current = [to[0] - px, to[1] - py]),
        move: (to, gesture) => move(toPlane(plane, [to[0] - off.current[0], to[1] - off.current[1]]), gesture),
      }}
      onKeyDown={(event) => {
        const step = stepOf(event, KEY_STEPS);
        if (!step) return;
        event.preventDefault();
        move([x + step[0], y + step[1]], newGesture());
      }}
    >
      <circle class="xor-ring" cx={px} cy={py} r={radius + 5} stroke={color} />
    </Patch>
  );
}

interface LineProps extends Held {
  name: string;
  line: readonly number[];
  move: (line: number[], gesture: number) => void;
}

/** Two handles on a line; one that is moved turns the line about the other, its weights' length unchanged. */
export function LineHandles({ name, line, move, ...held }: LineProps) {
  /** While one is dragged the other stays where it was at first. */
  const pivot = useRef<{ gesture: number; at: Point }>();
  const ends = lineEnds(line);
  if (!ends)
    return (
      <Handle
        label={`${name}，在图外`}
        at={nearestShown(line)}
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
  return (
    <>
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
function nearestShown([a, b, c]: readonly number[]): Point {
  const [low, high] = SHOWN,
    middle = (low + high) / 2,
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
