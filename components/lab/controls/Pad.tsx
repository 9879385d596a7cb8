import { POINTS, readHeights, writeHeights } from '../../../src/lab/hands/drawn-curve.ts';
import { toDrawing, type PlaneWindow } from '../../../src/lab/hands/pointer.ts';
import { useCurve } from '../../../src/lab/hands/use-curve.ts';
import { useDrag } from '../../../src/lab/hands/use-drag.ts';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

const WIDTH = 320,
  HEIGHT = 176,
  MARGIN = 8;

/** Draws a curve over [0,1] by pointer, or point by point with the arrow keys. */
export function Pad({ label, value, onChange }: Props) {
  const given = readHeights(value) ?? Array.from({ length: POINTS }, () => 0);
  const reach = Math.max(1, ...given.map(Math.abs));
  const frame: PlaneWindow = {
    left: MARGIN,
    top: MARGIN,
    width: WIDTH - 2 * MARGIN,
    height: HEIGHT - 2 * MARGIN,
    x: [0, 1],
    y: [-reach, reach],
  };
  const { heights, chosen, drag, onKeyDown, spoken } = useCurve({
    frame,
    heights: given,
    write: (next) => onChange(writeHeights(next)),
  });
  const shown = (i: number) => toDrawing(frame, [i / (POINTS - 1), heights[i]!]);
  const svg = useDrag(drag);

  return (
    <div class="lab-pad">
      <svg
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="slider"
        tabindex={0}
        aria-label={`${label}：画一条曲线`}
        {...spoken}
        onKeyDown={onKeyDown}
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
