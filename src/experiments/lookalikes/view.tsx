import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import type { PlotWindow } from '../../lab/draw/plot-window.ts';
import { Overlay, pinned, type Size } from '../../lab/hands/Patch.tsx';
import { takeSlides } from '../../lab/hands/slide.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import type experiment from './experiment.ts';
import { answerAt, AXIS, figureWith, firstShown, MARGIN, NETS, SLIDER, type Shown } from './figure.ts';
import './view.css';

/** A finger turns the dog into the bear, and a tap puts another net in the place of the one that learnt. */
export default function View({ result, params, draw, width }: ViewProps<typeof experiment>) {
  const [chosen, choose] = useState<Partial<Shown>>({});
  const shown = { ...firstShown(result), ...chosen };
  const { canvas, drawn } = useDrawing(draw, () => figureWith(result, params, shown, { width }), [
    result,
    params,
    shown.net,
    shown.step,
    width,
  ]);
  const way = drawn?.windows[2];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && way && (
        <Overlay size={drawn.size} label="把狗变成熊，看每一层">
          <Morph
            {...{ way, shown }}
            size={drawn.size}
            steps={result.pictures.way.length - 1}
            told={answerAt(result, shown)}
            move={(step) => choose((now) => ({ ...now, step }))}
          />
          <p
            class="lookalikes-nets"
            role="group"
            aria-label="看哪一个网络"
            style={pinned([way.left - MARGIN, way.top + way.height + AXIS + SLIDER], drawn.size)}
          >
            {(Object.keys(NETS) as (keyof typeof NETS)[]).map((net) => (
              <button type="button" aria-pressed={shown.net === net} onClick={() => choose((now) => ({ ...now, net }))}>
                {NETS[net]}
              </button>
            ))}
          </p>
        </Overlay>
      )}
    </>
  );
}

interface MorphProps {
  way: PlotWindow;
  size: Size;
  shown: Shown;
  steps: number;
  told: string | undefined;
  move: (step: number) => void;
}

/** The slider under the plot, as wide as its axis. */
function Morph({ way, size, shown: { step }, steps, told, move }: MorphProps) {
  const slider = useRef<HTMLInputElement>(null);
  const latest = useRef(move);
  latest.current = move;
  useLayoutEffect(() => takeSlides(slider.current!, () => latest.current), []);
  return (
    <input
      ref={slider}
      type="range"
      class="lab-slider lookalikes-morph"
      aria-label="从狗到熊"
      aria-valuetext={`${Math.round((100 * step) / steps)}%${told ? `，${told}` : ''}`}
      min={0}
      max={steps}
      step={1}
      value={step}
      style={{
        ...pinned([way.left, way.top + way.height + AXIS - 14], size),
        width: `${(100 * way.width) / size.width}%`,
      }}
    />
  );
}
