import { useRef } from 'preact/hooks';
import { newGesture } from './drag.ts';
import { stepOf } from './keyboard.ts';
import { Patch } from './Patch.tsx';
import { toDrawing, toPlane, within, type Point, type PlaneWindow } from './pointer.ts';
import './handle.css';

/** A place of a drawing to take hold of. */

const KEY_STEPS = { small: 0.05, large: 0.25 };
/** Half of what the finger may hit, in the drawing's units: on the narrowest phone still 44 px. */
const REACH = 27;

export interface Held {
  plane: PlaneWindow;
  /** Size of the whole drawing. */
  drawing: { width: number; height: number };
  color: string;
}

interface HandleProps extends Held {
  label: string;
  at: Point;
  radius: number;
  /** How far keys move it, in the plane's units. */
  steps?: { small: number; large: number };
  move: (to: Point, gesture: number) => void;
}

/** A place to take hold of. */
export function Handle({ label, at: [x, y], plane, drawing, color, radius, steps = KEY_STEPS, move }: HandleProps) {
  // What is set may lie ahead of the axes that are drawn.
  const [px, py] = toDrawing(plane, within(plane, [x, y]));
  // A finger rarely hits the middle: what it moves keeps its distance from it. Axes that follow what is dragged would run away under it: those
  // of the beginning hold to the end.
  const begun = useRef<{ off: Point; plane: PlaneWindow }>();
  return (
    <Patch
      class="lab-handle"
      role="button"
      tabindex={0}
      aria-label={`${label}；用方向键移动`}
      box={{ left: px - REACH, top: py - REACH, width: 2 * REACH, height: 2 * REACH }}
      of={drawing}
      drag={{
        begin: (to) => (begun.current = { off: [to[0] - px, to[1] - py], plane }),
        move: (to, gesture) => {
          const { off, plane } = begun.current!;
          move(toPlane(plane, [to[0] - off[0], to[1] - off[1]]), gesture);
        },
      }}
      onKeyDown={(event) => {
        const step = stepOf(event, steps);
        if (!step) return;
        event.preventDefault();
        move([x + step[0], y + step[1]], newGesture());
      }}
    >
      <circle class="lab-ring" cx={px} cy={py} r={radius + 5} stroke={color} />
    </Patch>
  );
}
