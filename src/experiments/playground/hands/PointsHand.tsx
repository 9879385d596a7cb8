import { useRef, useState } from 'preact/hooks';
import { series } from '../../../lab/draw/series.ts';
import { newGesture } from '../../../lab/hands/drag.ts';
import { stepOf } from '../../../lab/hands/keyboard.ts';
import { Patch } from '../../../lab/hands/Patch.tsx';
import { toDrawing, toPlane, within, type PlaneWindow, type Point } from '../../../lab/hands/pointer.ts';
import { fixed, roundedTo } from '../../../math/rounding.ts';
import { SQUARE } from '../drawn/over-map.ts';
import type { Layout } from '../drawn/layout.ts';
import { classNames } from '../set-names.ts';
import { Card } from './Card.tsx';
import { drawn, MOST, rubbed, type OwnPoint } from './own-points.ts';

/** The surface as a sheet to put points on: a tap puts one, a stroke several; or by keys, at a cross that the arrows move. */

/** What is put: a class or a value, or nothing but taking away. */
type Pen = number | 'rubber';

interface Props {
  layout: Layout;
  own: readonly OwnPoint[];
  regression: boolean;
  /** Told at the end of a stroke, and at each press of a key. */
  write: (own: OwnPoint[], gesture: number) => void;
  close: () => void;
}

const KEYS = { small: 0.1, large: 0.5 };
const classes = classNames.map((name, pen) => ({ pen, name }));
const levels = [-1, -0.5, 0, 0.5, 1].map((pen) => ({ pen, name: fixed(pen, 1) }));

export function PointsHand({ layout, own: given, regression, write, close }: Props) {
  const plane: PlaneWindow = { ...layout.surface, x: SQUARE, y: SQUARE };
  const pens = regression ? levels : classes;
  const [pen, setPen] = useState<Pen>(regression ? 1 : 0);
  const [cross, setCross] = useState<Point>([0, 0]);
  // Several moves may come before the next drawing.
  const stroke = useRef<{ own: OwnPoint[]; last: Point | undefined }>();
  const [shown, setShown] = useState<readonly OwnPoint[]>();
  const own = shown ?? given;
  const put = (from: readonly OwnPoint[], at: Point, last: Point | undefined) =>
    pen === 'rubber' ? rubbed(from, at) : drawn(from, at, pen, last);
  const move = (to: Point) => {
    const at = within(plane, toPlane(plane, to)),
      { own, last } = stroke.current!;
    const next = put(own, at, last);
    stroke.current = { own: next, last: next.length > own.length ? next.at(-1)!.at : last };
    setShown(next);
    setCross(at);
  };
  const name = pen === 'rubber' ? '擦掉' : `放${regression ? `值 ${fixed(pen, 1)}` : classNames[pen]}`;
  const [cx, cy] = toDrawing(plane, cross);
  return (
    <>
      <Patch
        class="playground-sheet"
        role="slider"
        tabindex={0}
        aria-label={`在图上${name}：用手指点或划；方向键移动十字，回车放，退格键擦`}
        aria-valuemin={SQUARE[0]}
        aria-valuemax={SQUARE[1]}
        aria-valuenow={roundedTo(cross[0], 3)}
        aria-valuetext={`x₁ = ${fixed(cross[0], 1)}，x₂ = ${fixed(cross[1], 1)}，一共 ${own.length} 个点`}
        box={layout.surface}
        of={layout}
        drag={{
          begin: (to) => {
            stroke.current = { own: [...given], last: undefined };
            move(to);
          },
          move,
          end: (gesture) => {
            write(stroke.current!.own, gesture);
            setShown(undefined);
          },
          cancel: () => setShown(undefined),
        }}
        onKeyDown={(event) => {
          const by = stepOf(event, KEYS);
          if (by) setCross(within(plane, [cross[0] + by[0], cross[1] + by[1]]));
          else if (event.key === 'Enter' || event.key === ' ') write(put(given, cross, undefined), newGesture());
          else if (event.key === 'Backspace' || event.key === 'Delete') write(rubbed(given, cross), newGesture());
          else return;
          event.preventDefault();
        }}
      >
        {own.map(({ at, value }, i) => {
          const [x, y] = toDrawing(plane, at),
            high = regression ? value > 0 : value === 1;
          const fill = (high ? series.deep : series.shallow).color;
          return high ? (
            <rect key={i} x={x - 3.5} y={y - 3.5} width={7} height={7} fill={fill} />
          ) : (
            <circle key={i} cx={x} cy={y} r={4} fill={fill} />
          );
        })}
        <path class="playground-cross" d={`M${cx - 8},${cy}h16M${cx},${cy - 8}v16`} />
      </Patch>
      <Card label="画点" place={layout.curves} layout={layout}>
        <div class="playground-pens" role="group" aria-label="放什么">
          {pens.map((one) => (
            <button key={one.name} type="button" aria-pressed={pen === one.pen} onClick={() => setPen(one.pen)}>
              {one.name}
            </button>
          ))}
          <button type="button" aria-pressed={pen === 'rubber'} onClick={() => setPen('rubber')}>
            擦
          </button>
        </div>
        <div class="playground-pens">
          <button type="button" onClick={() => write([], newGesture())}>
            清空
          </button>
          <button type="button" onClick={close}>
            画好了
          </button>
        </div>
        <p role="status">
          {own.length >= MOST
            ? `最多 ${MOST} 个点。`
            : !regression && new Set(own.map(({ value }) => value)).size < 2
              ? '两类都放上点，就开始学。'
              : ''}
        </p>
      </Card>
    </>
  );
}
