import { useRef, useState } from 'preact/hooks';
import { fixed } from '../../math/rounding.ts';
import { newGesture, type Drag } from './drag.ts';
import { POINTS, stroke } from './drawn-curve.ts';
import { stepOf } from './keyboard.ts';
import { clamp, toPlane, within, type Point, type PlaneWindow } from './pointer.ts';

/** Drawing a curve over [0,1]: by pointer, or point by point with the arrow keys. */

const KEY_STEPS = { small: 0.05, large: 0.25 };

interface Asked {
  frame: PlaneWindow;
  /** The curve as it stands: POINTS heights. */
  heights: readonly number[];
  /** Told a whole stroke, or one press of a key. */
  write: (heights: readonly number[], gesture: number) => void;
}

interface DrawnCurve {
  /** With the stroke that is being drawn. */
  heights: readonly number[];
  /** The point that keys move. */
  chosen: number;
  drag: Drag<Point>;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What a slider says of the chosen point. */
  spoken: { 'aria-valuemin': number; 'aria-valuemax': number; 'aria-valuenow': number; 'aria-valuetext': string };
}

export function useCurve({ frame, heights: given, write }: Asked): DrawnCurve {
  const from = useRef<{ x: number; y: number }>();
  // Several moves may come before the next drawing.
  const latest = useRef<number[]>();
  const [drawn, setDrawn] = useState<number[]>();
  const [chosen, setChosen] = useState(0);
  const heights = drawn ?? given;
  const show = (next: number[] | undefined) => setDrawn((latest.current = next));
  const leave = () => {
    from.current = undefined;
    show(undefined);
  };
  const choose = (i: number) => setChosen(clamp(i, [0, POINTS - 1]));
  return {
    heights,
    chosen,
    drag: {
      move: (at) => {
        const [x, y] = within(frame, toPlane(frame, at));
        show(stroke(latest.current ?? heights, from.current ?? { x, y }, { x, y }));
        setChosen(Math.round(x * (POINTS - 1)));
        from.current = { x, y };
      },
      end: (gesture) => {
        if (latest.current) write(latest.current, gesture);
        leave();
      },
      cancel: leave,
    },
    onKeyDown: (event) => {
      const step = stepOf(event, KEY_STEPS);
      if (event.key === 'Home') choose(0);
      else if (event.key === 'End') choose(POINTS - 1);
      else if (!step) return;
      else if (step[0] !== 0) choose(chosen + Math.sign(step[0]));
      else
        write(
          heights.map((h, i) => (i === chosen ? clamp(h + step[1], frame.y) : h)),
          newGesture(),
        );
      event.preventDefault();
    },
    spoken: {
      'aria-valuemin': Number(frame.y[0].toFixed(2)),
      'aria-valuemax': Number(frame.y[1].toFixed(2)),
      'aria-valuenow': Number(heights[chosen]!.toFixed(2)),
      'aria-valuetext': `x = ${fixed(chosen / (POINTS - 1), 3)}，高 ${fixed(heights[chosen]!, 2)}`,
    },
  };
}
