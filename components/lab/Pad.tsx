import { useRef, useState } from 'preact/hooks';
import { POINTS, readHeights, stroke, writeHeights } from './drawing-pad.ts';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

const WIDTH = 320,
  HEIGHT = 176,
  MARGIN = 8;
const SMALL = 0.05,
  LARGE = 0.25;

/** Draws a curve over [0,1] by pointer, or point by point with the arrow keys. */
export function Pad({ label, value, onChange }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const from = useRef<{ x: number; y: number }>();
  const [drawn, setDrawn] = useState<number[]>();
  const [chosen, setChosen] = useState(0);
  const heights = drawn ?? readHeights(value) ?? Array.from({ length: POINTS }, () => 0);
  const reach = Math.max(1, ...heights.map(Math.abs));
  const clamp = (v: number, low: number, high: number) => Math.min(high, Math.max(low, v));

  const px = (i: number) => MARGIN + (i / (POINTS - 1)) * (WIDTH - 2 * MARGIN);
  const py = (height: number) => HEIGHT / 2 - (height / reach) * (HEIGHT / 2 - MARGIN);
  const placeOf = (event: PointerEvent) => {
    const box = svg.current!.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH,
      y = ((event.clientY - box.top) / box.height) * HEIGHT;
    return {
      x: clamp((x - MARGIN) / (WIDTH - 2 * MARGIN), 0, 1),
      y: clamp(((HEIGHT / 2 - y) / (HEIGHT / 2 - MARGIN)) * reach, -reach, reach),
    };
  };
  const draw = (event: PointerEvent) => {
    const to = placeOf(event);
    setDrawn(stroke(heights, from.current ?? to, to));
    setChosen(Math.round(to.x * (POINTS - 1)));
    from.current = to;
  };
  const finish = () => {
    from.current = undefined;
    if (drawn) onChange(writeHeights(drawn));
    setDrawn(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const across: Record<string, number> = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: POINTS - 1 };
    const up: Record<string, number> = { ArrowUp: SMALL, ArrowDown: -SMALL, PageUp: LARGE, PageDown: -LARGE };
    if (event.key in across) setChosen(clamp(across[event.key]!, 0, POINTS - 1));
    else if (event.key in up)
      onChange(writeHeights(heights.map((h, i) => (i === chosen ? clamp(h + up[event.key]!, -reach, reach) : h))));
    else return;
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
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          svg.current!.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={(event) => from.current && draw(event)}
        onPointerUp={finish}
        onPointerCancel={() => {
          from.current = undefined;
          setDrawn(undefined);
        }}
        onKeyDown={press}
      >
        <rect x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} fill="none" stroke="var(--soft)" />
        <line x1={MARGIN} x2={WIDTH - MARGIN} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line)" />
        <polyline
          points={heights.map((h, i) => `${px(i)},${py(h)}`).join(' ')}
          fill="none"
          stroke="var(--bamboo)"
          stroke-width="2"
          stroke-linejoin="round"
        />
        <circle
          cx={px(chosen)}
          cy={py(heights[chosen]!)}
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
