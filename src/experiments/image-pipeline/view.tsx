import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { Overlay, pinned } from '../../lab/hands/Patch.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import type experiment from './experiment.ts';
import { choiceTop, figureWith, FIRST } from './figure.ts';
import './view.css';

/** The figure, below which a digit is chosen that is shown with what HOG keeps of it; no training hangs on it. */
export default function View({ result, draw, width }: ViewProps<typeof experiment>) {
  const [chosen, setChosen] = useState(FIRST);
  const { examples } = result;
  const shown = Math.min(chosen, examples.length - 1);
  const { canvas, drawn } = useDrawing(draw, () => figureWith(result, width, shown), [result, width, shown]);
  const panel = drawn?.windows[1];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && panel && (
        <Overlay size={drawn.size} label="看哪个数字">
          {examples.map(({ digit }, i) => (
            <button
              key={digit}
              type="button"
              class="pipeline-digit"
              aria-pressed={i === shown}
              aria-label={`数字 ${digit}`}
              style={{
                ...pinned(
                  [panel.left + (panel.width * i) / examples.length, panel.top + panel.height + choiceTop(width)],
                  drawn.size,
                ),
                width: `${(100 * (panel.width / examples.length - 3)) / drawn.size.width}%`,
              }}
              onClick={() => setChosen(i)}
            >
              {digit}
            </button>
          ))}
        </Overlay>
      )}
    </>
  );
}
