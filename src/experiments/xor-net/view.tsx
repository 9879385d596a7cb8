import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { squaresOf, type Square } from '../../lab/draw/squares.ts';
import { MOVE_MS } from '../../lab/hands/animate.ts';
import { newGesture } from '../../lab/hands/drag.ts';
import { Handle } from '../../lab/hands/Handle.tsx';
import { LineHandles } from '../../lab/hands/Line.tsx';
import { Overlay, pinned } from '../../lab/hands/Patch.tsx';
import { clamp, within, type Point, type PlaneWindow } from '../../lab/hands/pointer.ts';
import { useAnimation } from '../../lab/hands/use-animation.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';
import { classColors, SHOWN } from './planes.ts';

/** The figure, and under the reader's hands: points, the hidden units' lines, and the cut. */

const POINT_STEP = 0.05,
  STAGE_STEP = 0.02,
  WEIGHT_STEP = 0.01;
const POINTS_FROM = [-0.7, 1.7] as const,
  WEIGHTS_FROM = [-20, 20] as const;
const numbers = (text: string): number[] => text.split(',').map(Number);
const round = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(2)) + 0;

const windowIn = ({ left, top, side }: Square): PlaneWindow => ({
  left,
  top,
  width: side,
  height: side,
  x: SHOWN,
  y: SHOWN,
});

export default function View({ result, params, wanted, set, draw, width, published }: ViewProps<typeof experiment>) {
  const canvas = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    draw(
      canvas.current!,
      () => figure(result, params, { width, ...(published && { published }) }),
      (svg) => svg.setAttribute('aria-hidden', 'true'), // the sentence below and what can be touched say the same in words
    );
  }, [result, params, width, published, draw]);

  const movePoint = (group: number, i: number, place: Point, gesture: number) => {
    const moved = ({ points }: { points: string }) => {
      const groups = points.split(';').map((group) => group.trim().split(/\s+/));
      groups[group]![i] = within({ x: POINTS_FROM, y: POINTS_FROM }, place)
        .map((value) => round(value, POINT_STEP))
        .join(',');
      return groups.map((points) => points.join(' ')).join('; ');
    };
    set('points', moved, gesture);
  };
  const setLine = (name: 'weights' | 'cut', from: number, line: readonly number[], gesture: number) => {
    const moved = (params: Record<typeof name, string>) => {
      const all = numbers(params[name]);
      line.forEach((value, i) => (all[from + i] = round(clamp(value, WEIGHTS_FROM), WEIGHT_STEP)));
      return all.join(',');
    };
    set(name, moved, gesture);
  };
  const animate = useAnimation();
  const fold = () => {
    const gesture = newGesture();
    const from = wanted.stage >= 2 ? 0 : wanted.stage;
    animate(MOVE_MS * (2 - from), (share) => set('stage', round(from + (2 - from) * share, STAGE_STEP), gesture));
  };

  const { first, second, height } = squaresOf(width, 'second');
  const drawing = { width, height };
  const [input, hidden] = [windowIn(first), windowIn(second)];
  const weights = numbers(wanted.weights);
  /** The drawing shows where the lines have come to; what is dragged is where they start from. */
  const learned = wanted.steps > 0;
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      <Overlay size={drawing} label="拖动点和直线，或用方向键">
        {[weights.slice(0, 3), weights.slice(3)].map((line, u) => (
          <LineHandles
            key={`unit ${u}`}
            name={`第 ${u + 1} 个单元的直线`}
            line={line}
            plane={input}
            drawing={drawing}
            guide={learned}
            color="var(--soft)"
            move={(next, gesture) => setLine('weights', 3 * u, next, gesture)}
          />
        ))}
        <LineHandles
          name="输出的一刀"
          line={numbers(wanted.cut)}
          plane={hidden}
          drawing={drawing}
          guide={learned}
          color="var(--plum)"
          move={(next, gesture) => setLine('cut', 0, next, gesture)}
        />
        {wanted.points.split(';').map((points, group) =>
          points
            .trim()
            .split(/\s+/)
            .map((point, i) => {
              const [x, y] = numbers(point) as [number, number];
              return (
                <Handle
                  key={`point ${group} ${i}`}
                  label={`${group === 0 ? '圆点' : '方块'} ${i + 1}，x₁ = ${x}，x₂ = ${y}`}
                  at={[x, y]}
                  plane={input}
                  drawing={drawing}
                  color={classColors[group]!}
                  radius={7}
                  move={(to, gesture) => movePoint(group, i, to, gesture)}
                />
              );
            }),
        )}
        <button
          type="button"

          style={pinned([second.left, second.top + second.side + 4], drawing)}
          onClick={fold}
        >
          {wanted.stage >= 2 ? '再折一遍' : '折起来'}
        </button>
      </Overlay>
    </>
  );
}
