import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { Handle } from '../../lab/hands/Handle.tsx';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Overlay, Patch } from '../../lab/hands/Patch.tsx';
import { clamp, toPlane, type Point } from '../../lab/hands/pointer.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { fixed, percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { draw as drawn, MAP, SHARES, usualLine } from './figure.ts';

/** The figure, over whose carpet a line is drawn along by a finger, and whose units are dragged along their axis. */
export default function View({ result, params, wanted, set, draw, width }: ViewProps<typeof experiment>) {
  /** How far up the line lies, in shares of all; the usual one if none was chosen. */
  const [share, setShare] = useState<number>();
  const { lines } = result,
    last = lines.length - 1;
  const chosen = share === undefined ? usualLine(result, params) : Math.round(share * last);
  const { canvas, drawn: drawing } = useDrawing(draw, () => drawn(result, params, width, chosen), [
    result,
    params,
    width,
    chosen,
  ]);
  const level = params.direction === 'level',
    line = lines[chosen]!;
  const choose = (i: number) => setShare(clamp(i, [0, last]) / last);
  const toLine = ([x, y]: Point) => Math.round((((level ? y : (x - y) / 2) + 1) / 2) * lines.length - 0.5);
  const map = drawing?.windows[MAP],
    shares = drawing?.windows[SHARES];
  const length = line.ends[1] - line.ends[0];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawing && map && shares && (
        <Overlay size={drawing.size} label="在地毯上拖动那条线；沿着横轴拖动单元的个数">
          <Patch
            class="lab-map"
            role="slider"
            tabindex={0}
            aria-label={`地毯上的${level ? '水平线' : '斜线'}：拖动，或用方向键`}
            aria-valuemin={lines[0]!.at}
            aria-valuemax={lines[last]!.at}
            aria-valuenow={line.at}
            aria-valuetext={`${level ? 'y' : 'x − y'} = ${fixed(line.at, 2)}，网络变号 ${line.net.turns.length} 次，至少错 ${percent(line.owed / length, 0)}，实际错 ${percent(line.wrong / length, 0)}`}
            box={{ left: map.left, top: map.top, width: map.width, height: map.height }}
            of={drawing.size}
            drag={{ move: (place) => choose(toLine(toPlane(map, place))) }}
            onKeyDown={(event) => {
              const by = stepOf(event, { small: 1, large: 8 });
              if (!by) return;
              event.preventDefault();
              choose(chosen + (by[0] || by[1]));
            }}
          />
          <Handle
            label={`隐藏单元，${wanted.units} 个`}
            at={[wanted.units, result.share]}
            plane={shares}
            drawing={drawing.size}
            color="var(--ochre)"
            radius={4}
            steps={{ small: 1, large: 4 }}
            move={([x], gesture) => set('units', Math.round(clamp(x, [1, 64])), gesture)}
          />
        </Overlay>
      )}
    </>
  );
}
