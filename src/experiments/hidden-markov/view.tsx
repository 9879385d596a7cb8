import type { ViewProps } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { pressed } from '../../lab/hands/keyboard.ts';
import { Overlay } from '../../lab/hands/Patch.tsx';
import { toDrawing, type Point } from '../../lab/hands/pointer.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { readNumberList, readRows, writeNumberList } from '../../math/number-list.ts';
import type experiment from './experiment.ts';
import figure, { OBSERVED, shownOf, timeOf } from './figure.ts';

/** The figure, on which a touch on a column looks at that time, and one on an observation takes the next symbol. */

/** Half the height of an observation's place under the finger. */
const REACH = 24;

export default function View({ result, params, wanted, set, draw, width, published }: ViewProps<typeof experiment>) {
  const { canvas, drawn } = useDrawing(draw, () => figure(result, params, { width, ...(published && { published }) }), [
    result,
    params,
    width,
    published,
  ]);
  const plane = drawn?.windows[0];
  const seen = readNumberList(wanted.observations),
    symbols = readRows(wanted.emission)[0]!.length;
  const [from, to] = shownOf(result, timeOf(result, params), pairOf(width)[0].width);
  const columns = plane
    ? Array.from({ length: to - from + 1 }, (_, i) => {
        const t = from + i;
        const [left, right] = [t + 0.5, t + 1.5].map((x) => toDrawing(plane, [x, OBSERVED] as Point));
        return { t, left: left![0], width: right![0] - left![0], line: left![1] };
      })
    : [];
  const next = (t: number) => (now: { observations: string }) => {
    const all = readNumberList(now.observations);
    return writeNumberList(all.map((symbol, i) => (i === t ? (symbol + 1) % symbols : symbol)));
  };
  const button = { role: 'button', tabindex: 0, fill: 'transparent', cursor: 'pointer' } as const;
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && plane && (
        <Overlay size={drawn.size} label="点一列看那一刻，点一个观测换成下一种">
          <svg class="lab-canvas" viewBox={`0 0 ${drawn.size.width} ${drawn.size.height}`} role="group">
            {columns.map(({ t, left, width, line }) => (
              <>
                <rect
                  key={`time${t}`}
                  {...button}
                  aria-label={`看第 ${t + 1} 刻`}
                  aria-pressed={wanted.time === t + 1}
                  x={left}
                  y={plane.top}
                  width={width}
                  height={line - REACH - plane.top}
                  {...pressed(() => set('time', t + 1))}
                />
                <rect
                  key={`seen${t}`}
                  {...button}
                  aria-label={`第 ${t + 1} 刻的观测是 ${seen[t] ?? result.observations[t]!}，换成下一种`}
                  x={left}
                  y={line - REACH}
                  width={width}
                  height={2 * REACH}
                  {...pressed(() => set('observations', next(t)))}
                />
              </>
            ))}
          </svg>
        </Overlay>
      )}
    </>
  );
}
