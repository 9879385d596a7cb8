import { useRef, useState } from 'preact/hooks';
import { stepOf } from '../../src/lab/hands/keyboard.ts';
import { clamp, toDrawing, toPlane, within, type Point, type PlaneWindow } from '../../src/lab/hands/pointer.ts';
import { useDrag } from '../../src/lab/hands/use-drag.ts';
import { POINTS, readHeights, stroke, writeHeights } from './drawing-pad.ts';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

const WIDTH = 320,
  HEIGHT = 176,
  MARGIN = 8;
const KEY_STEPS = { small: 0.05, large: 0.25 };

/** Draws a curve over [0,1] by pointer, or point by point with the arrow keys. */
export function Pad({ label, value, onChange }: Props) {
  const from = useRef<{ x: number; y: number }>();
  // Several moves may come before the next drawing.
  const latest = useRef<number[]>();
  const [drawn, setDrawn] = useState<number[]>();
  const [chosen, setChosen] = useState(0);
  const heights = drawn ?? readHeights(value) ?? Array.from({ length: POINTS }, () => 0);
  const reach = Math.max(1, ...heights.map(Math.abs));
  const frame: PlaneWindow = {
    left: MARGIN,
    top: MARGIN,
    width: WIDTH - 2 * MARGIN,
    height: HEIGHT - 2 * MARGIN,
    x: [0, 1],
    y: [-reach, reach],
  };
  const shown = (i: number) => toDrawing(frame, [i / (POINTS - 1), heights[i]!]);

  const show = (next: number[] | undefined) => setDrawn((latest.current = next));
  const draw = (at: Point) => {
    const [x, y] = within(frame, toPlane(frame, at));
    show(stroke(latest.current ?? heights, from.current ?? { x, y }, { x, y }));
    setChosen(Math.round(x * (POINTS - 1)));
    from.current = { x, y };
  };
  const leave = () => {
    from.current = undefined;
    show(undefined);
  };
  const svg = useDrag({
    move: draw,
    end: () => {
      if (latest.current) onChange(writeHeights(latest.current));
      leave();
    },
    cancel: leave,
  });
  const choose = (i: number) => setChosen(clamp(i, [0, POINTS - 1]));
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event, KEY_STEPS);
    if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(POINTS - 1);
    else if (!step) return;
    else if (step[0] !== 0) choose(chosen + Math.sign(step[0]));
    else onChange(writeHeights(heights.map((h, i) => (i === chosen ? clamp(h + step[1], frame.y) : h))));
    event.preventDefault();
  };
  const spoken = `x = ${(chosen / (POINTS - 1)).toFixed(3)}，高 ${heights[chosen]!.toFixed(2)}`;

  return (
    <div class="lab-pad">
      <svg
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="slider"
        tabindex={0}
        aria-label={`${label}：画一条曲线`}
        aria-valuemin={-reach}
        aria-valuemax={reach}
        aria-valuenow={Number(heights[chosen]!.toFixed(2))}
        aria-valuetext={spoken}
        onKeyDown={press}
      >
        <rect x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} fill="none" stroke="var(--soft)" />
        <line x1={MARGIN} x2={WIDTH - MARGIN} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line)" />
        <polyline
          points={heights.map((_, i) => shown(i).join()).join(' ')}
          fill="none"
          stroke="var(--bamboo)"
          stroke-width="2"
          stroke-linejoin="round"
        />
        <circle
          cx={shown(chosen)[0]}
          cy={shown(chosen)[1]}
          r="5"
          fill="var(--paper)"
          stroke="var(--bamboo)"
          stroke-width="2"
        />
      </svg>
      <p class="lab-help">
        用手指或鼠标在框里画，x 从 0 到 1，高从 −{reach} 到 {reach}；键盘：左右选点，上下改高度。
      </p>
    </div>
  );
}
