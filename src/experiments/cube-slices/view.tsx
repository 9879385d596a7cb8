import type { ViewProps } from '../../lab/draw/draw.ts';
import { newGesture } from '../../lab/hands/drag.ts';
import { Handle } from '../../lab/hands/Handle.tsx';
import { Overlay, pinned } from '../../lab/hands/Patch.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import { Switches } from '../../lab/hands/Switches.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { bitSlices, levelSlices, patersonSlices, type Slice } from '../../math/circuits/cube-slices.ts';
import { readRows } from '../../math/number-list.ts';
import type experiment from './experiment.ts';
import figure, { CUBE, HEAVIEST, LEFT, sumsSeen, UNITS, WEIGHTS } from './figure.ts';
import { fromRow, toRows } from './units.ts';
import './view.css';

/** Most units. */
const MOST = 7;

type Params = ViewProps<typeof experiment>['params'];
const slicesOf = ({ planes, d }: Params): Slice[] => readRows(planes).map((row) => fromRow(row, d));

/** The figure, whose hyperplane is dragged up and down, whose weights are dragged one by one, and whose units are chosen, added and made. */
export default function View({ result, params, wanted, set, draw, width, published }: ViewProps<typeof experiment>) {
  const { canvas, drawn } = useDrawing(draw, () => figure(result, params, { width, ...(published && { published }) }), [
    result,
    params,
    width,
    published,
  ]);
  const slices = slicesOf(wanted),
    count = slices.length,
    looked = Math.min(wanted.looked, count),
    { threshold, weights } = slices[looked - 1]!;
  /** One unit otherwise: the one that is looked at in what is set now. */
  const change = (make: (slice: Slice) => Slice, gesture?: number) =>
    set(
      'planes',
      (now) =>
        toRows(
          slicesOf(now).map((slice, j, all) => (j === Math.min(now.looked, all.length) - 1 ? make(slice) : slice)),
        ),
      gesture,
    );
  const replace = (units: (now: Params) => readonly Slice[], look: number, d?: number) => {
    const gesture = newGesture();
    if (d !== undefined) set('d', d, gesture);
    set('planes', (now) => toRows(units(now)), gesture);
    set('looked', look, gesture);
  };
  const windows = drawn?.windows ?? [];
  const [cube, bars, units] = [windows[CUBE], windows[WEIGHTS], windows[UNITS]];
  const [low, high] = sumsSeen(result.sums);
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && cube && bars && units && (
        <Overlay size={drawn.size} label="拖动超平面与权重，点一个单元看它">
          <Switches
            label="看哪一个单元"
            size={drawn.size}
            bits={result.units.map(({ cuts }, j) => {
              const wide = units.width / (units.x[1] - units.x[0]);
              return {
                box: {
                  left: units.left + (j + 0.5 - units.x[0]) * wide,
                  top: units.top - 16,
                  width: wide,
                  height: units.height + 34,
                },
                name: `看第 ${j + 1} 个单元，割断 ${cuts} 条棱`,
                on: j + 1 === looked,
              };
            })}
            flip={(j) => set('looked', j + 1)}
          />
          <Handle
            label={`第 ${looked} 个单元的阈值，${threshold}`}
            at={[cube.x[1], threshold - 0.5]}
            radius={4}
            color="var(--indigo)"
            steps={{ small: 1, large: 3 }}
            plane={cube}
            drawing={drawn.size}
            move={([, y], gesture) =>
              change((slice) => ({ ...slice, threshold: Math.round(clamp(y + 0.5, [low, high + 1])) }), gesture)
            }
          />
          {weights.slice(0, result.units[0]!.weights.length).map((weight, i) => (
            <Handle
              key={i}
              label={`第 ${looked} 个单元，第 ${i + 1} 位的权重，${weight}`}
              at={[i + 1, weight]}
              radius={2}
              color="var(--indigo)"
              steps={{ small: 1, large: 3 }}
              plane={bars}
              drawing={drawn.size}
              move={([, y], gesture) =>
                change(
                  (slice) => ({
                    ...slice,
                    weights: slice.weights.map((old, k) =>
                      k === i ? Math.round(clamp(y, [-HEAVIEST, HEAVIEST])) + 0 : old,
                    ),
                  }),
                  gesture,
                )
              }
            />
          ))}
          <p class="cube-buttons" style={pinned([units.left - LEFT, drawn.size.height - 48], drawn.size)}>
            <button
              type="button"
              disabled={count >= MOST}
              onClick={() => replace((now) => [...slicesOf(now), levelSlices(now.d)[0]!], Math.min(MOST, count + 1))}
            >
              添一刀
            </button>
            <button
              type="button"
              disabled={count <= 1}
              onClick={() => replace((now) => slicesOf(now).toSpliced(looked - 1, 1), Math.max(1, looked - 1))}
            >
              去掉
            </button>
            <button type="button" onClick={() => replace((now) => bitSlices(now.d), 1)}>
              逐位
            </button>
            <button type="button" onClick={() => replace((now) => levelSlices(now.d), 1)}>
              按层
            </button>
            <button
              type="button"
              aria-label="五刀：六位，Paterson 的五个单元"
              onClick={() => replace(() => patersonSlices, 1, patersonSlices[0]!.weights.length)}
            >
              五刀
            </button>
          </p>
        </Overlay>
      )}
    </>
  );
}
