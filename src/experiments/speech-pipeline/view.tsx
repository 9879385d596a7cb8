import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Overlay, Patch } from '../../lab/hands/Patch.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import type experiment from './experiment.ts';
import { costText, figureWith, FIRST_SHOWN } from './figure.ts';
import { wayAt, workText } from './line-panel.ts';

/** A finger moves the border between what is made by hand and what learns along the production line. */
export default function View({ result, params, draw, width }: ViewProps<typeof experiment>): VNode {
  const [way, choose] = useState(FIRST_SHOWN);
  const { canvas, drawn } = useDrawing(draw, () => figureWith(result, params, way, { width }), [
    result,
    params,
    way,
    width,
  ]);
  const [row] = drawn?.windows ?? [];
  const last = result.ways.length - 1;
  const shown = result.ways[way]!;
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && row && (
        <Overlay size={drawn.size} label="生产线：拖动手工与学习的分界">
          <Patch
            class="lab-map"
            role="slider"
            tabindex={0}
            aria-label="手工到哪里为止：左右拖动，或用方向键"
            aria-valuemin={0}
            aria-valuemax={last}
            aria-valuenow={last - way}
            aria-valuetext={`${shown.name}：${costText(shown)}。${workText(way)}`}
            box={row}
            of={drawn.size}
            scrolling="pan-y"
            drag={{ move: ([x]) => choose(wayAt(x - row.left, row.width)) }}
            onKeyDown={(event) => {
              const step = stepOf(event, { small: 1, large: last });
              if (!step) return;
              event.preventDefault();
              // To the left less is made by hand.
              choose((now) => clamp(now - (step[0] || step[1]), [0, last]));
            }}
          />
        </Overlay>
      )}
    </>
  );
}
