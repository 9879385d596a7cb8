import type { ViewProps } from '../../lab/draw/draw.ts';
import { newGesture } from '../../lab/hands/drag.ts';
import { Handle } from '../../lab/hands/Handle.tsx';
import { Overlay, pinned } from '../../lab/hands/Patch.tsx';
import { clamp, within, type Point, type PlaneWindow } from '../../lab/hands/pointer.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { readNumberList, readPoints, writeNumberList, writePoints, type PlanePoint } from '../../math/number-list.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';
import { placesOf, WEIGHTS_FROM, WEIGHT_STEP } from './places.ts';
import { SHOWN } from './plane.ts';
import './view.css';

/** The figure under the reader's hands: a unit's arrow, the point that is sent in, the output's weights, and units added and taken away. */

type Props = ViewProps<typeof experiment>;
type Params = Props['params'];

const MOST = 4,
  STEP = 0.05;
const KNOB_KEYS = { small: WEIGHT_STEP, large: 1 };

const onGrid = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(2)) + 0;
const shownPlace = (to: Point): PlanePoint => {
  const [x, y] = within({ x: SHOWN, y: SHOWN }, to);
  return [onGrid(x, STEP), onGrid(y, STEP)];
};

/** An arrow whose foot is moved is shifted whole; whose tip is moved, turned and stretched. */
const withArrow =
  (i: number, end: 'foot' | 'tip', to: Point) =>
  ({ units }: Params) => {
    const arrows = readPoints(units),
      [foot, tip] = arrows[i] as [PlanePoint, PlanePoint],
      place = shownPlace(to);
    arrows[i] =
      end === 'tip' ? [foot, place] : [place, shownPlace([tip[0] + place[0] - foot[0], tip[1] + place[1] - foot[1]])];
    return writePoints(arrows);
  };

/** The output with one of its numbers changed: 0 is its bias, then the units' weights. */
const withWeight =
  (i: number, value: number) =>
  ({ output }: Params) => {
    const numbers = readNumberList(output);
    while (numbers.length <= i) numbers.push(0);
    numbers[i] = onGrid(clamp(value, WEIGHTS_FROM), WEIGHT_STEP);
    return writeNumberList(numbers);
  };

/** A further unit stands where the last one's arrow ends and looks back at it; the output then says 1 where all of them do. */
function added({ units }: Params): string {
  const arrows = readPoints(units),
    [foot, tip] = arrows.at(-1) as [PlanePoint, PlanePoint];
  return writePoints([...arrows, arrows.length === 2 ? turned(foot, tip) : [tip, foot]]);
}

/** The arrow turned by a quarter about its middle: the third unit's line lies across those of the first two. */
function turned([x0, y0]: PlanePoint, [x1, y1]: PlanePoint): PlanePoint[] {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2],
    [u, v] = [(x1 - x0) / 2, (y1 - y0) / 2];
  return [shownPlace([x + v, y - u]), shownPlace([x - v, y + u])];
}
const withOne = ({ output, units }: Params) => {
  const count = readPoints(units).length,
    numbers = [...readNumberList(output), ...Array<number>(MOST).fill(0)].slice(0, count + 1);
  return writeNumberList([clamp(numbers[0]! - 1, WEIGHTS_FROM), ...numbers.slice(1), 1]);
};

export default function View({ result, params, wanted, set, draw, width, published }: Props) {
  const { canvas, drawn } = useDrawing(draw, () => figure(result, params, { width, ...(published && { published }) }), [
    result,
    params,
    width,
    published,
  ]);
  const places = placesOf(width),
    { side } = places.plane;
  const plane: PlaneWindow = { ...places.plane, width: side, height: side, x: SHOWN, y: SHOWN };
  const arrows = readPoints(wanted.units) as [PlanePoint, PlanePoint][],
    looked = Math.min(wanted.unit, arrows.length) - 1,
    [foot, tip] = arrows[looked]!;
  const [bias = 0, ...weights] = readNumberList(wanted.output);
  const place = readPoints(wanted.x)[0]![0]!;
  const { left, below, buttons } = places;
  const said = ([x, y]: Point) => `x₁ = ${x}，x₂ = ${y}`;
  const knobs = [
    ...arrows.map((_, i) => ({
      column: i,
      number: i + 1,
      label: `第 ${i + 1} 个单元的输出权重`,
      value: weights[i] ?? 0,
    })),
    { column: places.lefts.length - 1, number: 0, label: '输出的偏置', value: bias },
  ];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && (
        <Overlay size={drawn.size} label="拖动箭头、红点和输出权重，或用方向键">
          <Handle
            label={`送进去的点，${said(place)}`}
            at={place}
            plane={plane}
            drawing={drawn.size}
            color="var(--vermilion)"
            radius={5}
            move={(to, gesture) => set('x', writePoints([[shownPlace(to)]]), gesture)}
          />
          {(['foot', 'tip'] as const).map((end) => (
            <Handle
              key={end}
              label={`第 ${looked + 1} 个单元的箭头，${end === 'foot' ? '起点，移动它的线' : '终点，转动和加陡'}，${said(end === 'foot' ? foot : tip)}`}
              at={end === 'foot' ? foot : tip}
              plane={plane}
              drawing={drawn.size}
              color="var(--ink)"
              radius={2}
              move={(to, gesture) => set('units', withArrow(looked, end, to), gesture)}
            />
          ))}
          {arrows.map((_, i) => (
            <button
              key={`look ${i}`}
              type="button"
              class="neuron-look"
              aria-pressed={i === looked}
              aria-label={`看第 ${i + 1} 个单元`}
              style={{
                ...pinned([left + places.lefts[i]!, below + places.top], drawn.size),
                width: `${(100 * places.side) / drawn.size.width}%`,
                height: `${(100 * places.side) / drawn.size.height}%`,
              }}
              onClick={() => set('unit', i + 1)}
            />
          ))}
          {knobs.map(({ column, number, label, value }) => (
            <Handle
              key={label}
              label={`${label}，${value}`}
              at={[value, 0]}
              plane={{
                left: left + places.lefts[column]!,
                top: below + places.knobs - 1,
                width: places.side,
                height: 2,
                x: WEIGHTS_FROM,
                y: [-KNOB_KEYS.large, KNOB_KEYS.large],
              }}
              drawing={drawn.size}
              color="var(--ink)"
              radius={1}
              steps={KNOB_KEYS}
              move={([to], gesture) => set('output', withWeight(number, to), gesture)}
            />
          ))}
          <p
            class="neuron-buttons"
            data-stacked={buttons.stacked}
            style={pinned([buttons.left, buttons.top], drawn.size)}
          >
            <button
              type="button"
              disabled={arrows.length >= MOST}
              onClick={() => {
                const gesture = newGesture();
                set('output', withOne, gesture);
                set('units', added, gesture);
                set('unit', ({ units }) => readPoints(units).length, gesture);
              }}
            >
              {buttons.stacked ? '添一个' : '添一个单元'}
            </button>
            <button
              type="button"
              disabled={arrows.length <= 1}
              onClick={() => {
                const gesture = newGesture();
                set('output', withoutOne, gesture);
                set('units', ({ units }) => writePoints(readPoints(units).slice(0, -1)), gesture);
              }}
            >
              {buttons.stacked ? '减一个' : '减一个单元'}
            </button>
          </p>
        </Overlay>
      )}
    </>
  );
}

/** The last unit's weight goes, and what it had lowered the bias by comes back. */
function withoutOne({ output, units }: Params): string {
  const [bias = 0, ...weights] = readNumberList(output),
    count = readPoints(units).length;
  const gone = weights[count - 1] ?? 0;
  return writeNumberList([clamp(bias + Math.max(0, gone), WEIGHTS_FROM), ...weights.slice(0, count - 1)]);
}
