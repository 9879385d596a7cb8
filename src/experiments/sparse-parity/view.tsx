import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Overlay, Patch } from '../../lab/hands/Patch.tsx';
import { clamp, toDrawing, toPlane, type Point } from '../../lab/hands/pointer.ts';
import { Switches } from '../../lab/hands/Switches.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { fixed, percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { bitsOf, draw as drawn, layout, LEARNING, MOVING, WEIGHTS } from './figure.ts';

/** The figure, whose bits are tapped to count or not, and along whose steps a finger looks back at the weights. */
export default function View({ result, params, wanted, set, draw, width, published }: ViewProps<typeof experiment>) {
  /** The step that is looked at; the latest one if none was chosen. */
  const [step, setStep] = useState<number>();
  const last = result.steps.length - 1;
  const nearest = (to: number) =>
    result.steps.reduce((best, at, i) => (Math.abs(at - to) < Math.abs(result.steps[best]! - to) ? i : best), 0);
  const moment = step === undefined ? last : nearest(step);
  const { canvas, drawn: drawing } = useDrawing(
    draw,
    () => drawn(result, params, { width, ...(published && { published }) }, moment),
    [result, params, width, published, moment],
  );
  // At the end one goes along with a run that goes on.
  const choose = (look: number) => setStep(look >= last ? undefined : result.steps[look]!);
  const windows = drawing?.windows ?? [];
  const [learning, moving, weights] = [windows[LEARNING], windows[MOVING], windows[WEIGHTS]];
  const told = (): string => {
    const at = `第 ${result.steps[moment]} 步`;
    return moment === 0
      ? `${at}，还没有学`
      : `${at}，损失 ${result.losses[moment - 1] === null ? '没有数' : fixed(result.losses[moment - 1]!, 3)}，答对 ${percent(result.right[moment - 1]!)}`;
  };
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawing && learning && moving && weights && (
        <Overlay size={drawing.size} label="点一位，让它算数或不算；沿着步数拖动，看那一步的权重">
          <Switches
            label={`${params.d} 位输入，点一下算数或不算；现在有 ${result.k} 位算数`}
            size={drawing.size}
            bits={bitsOf(layout(width, params.d, result.shown.length)[WEIGHTS]!.place.width, params.d).map(
              ({ left, top, width, height }, i) => {
                const [x, y] = toDrawing(weights, [left, top] as Point);
                return {
                  box: { left: x, top: y, width, height },
                  name: `第 ${i + 1} 位`,
                  on: wanted.chosen[i] === '1',
                };
              },
            )}
            flip={(i) =>
              set('chosen', ({ chosen }) =>
                Array.from(chosen, (bit, j) => (i === j ? String(1 - Number(bit)) : bit)).join(''),
              )
            }
          />
          <Patch
            class="lab-map"
            role="slider"
            tabindex={0}
            aria-label="看哪一步：左右拖动，或用方向键"
            aria-valuemin={0}
            aria-valuemax={result.steps[last]!}
            aria-valuenow={result.steps[moment]!}
            aria-valuetext={told()}
            box={{
              left: learning.left,
              top: learning.top,
              width: learning.width,
              height: moving.top + moving.height - learning.top,
            }}
            of={drawing.size}
            scrolling="pan-y"
            drag={{ move: (place) => choose(nearest(toPlane(learning, place)[0])) }}
            onKeyDown={(event) => {
              const by = stepOf(event, { small: 1, large: 5 });
              if (!by) return;
              event.preventDefault();
              choose(clamp(moment + (by[0] || by[1]), [0, last]));
            }}
          />
        </Overlay>
      )}
    </>
  );
}
