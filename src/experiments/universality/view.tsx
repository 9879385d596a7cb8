import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { plotWindow, type PlotWindow } from '../../lab/draw/plot-window.ts';
import { resampled, writeHeights } from '../../lab/hands/drawn-curve.ts';
import { Overlay, Patch, pinned, sizeOf, type Size } from '../../lab/hands/Patch.tsx';
import { toDrawing } from '../../lab/hands/pointer.ts';
import { useCurve } from '../../lab/hands/use-curve.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';
import './view.css';

/** The figure, on whose first panel f is drawn with a finger: after 自己画, since until then the page scrolls there. */

export default function View({ result, params, set, draw, width, published }: ViewProps<typeof experiment>) {
  const canvas = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<{ size: Size; window: PlotWindow }>();
  const [drawing, setDrawing] = useState(false);
  useLayoutEffect(() => {
    draw(
      canvas.current!,
      () => figure(result, params, { width, ...(published && { published }) }),
      (svg) => {
        svg.setAttribute('aria-hidden', 'true'); // the sentence below and what can be touched say the same in words
        setPlot({ size: sizeOf(svg), window: plotWindow(svg, 0)! });
      },
    );
  }, [result, params, width, published, draw]);
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {plot && (
        <Overlay size={plot.size} label="在图上画 f">
          {drawing && (
            <Sheet {...plot} target={result.curves.target} write={(text, gesture) => set('f', text, gesture)} />
          )}
          <button
            type="button"
            class="universality-draw"
            aria-pressed={drawing}
            style={pinned([plot.window.left + plot.window.width, 0], plot.size)}
            onClick={() => setDrawing(!drawing)}
          >
            {drawing ? '画好了' : '自己画'}
          </button>
        </Overlay>
      )}
    </>
  );
}

interface SheetProps {
  size: Size;
  window: PlotWindow;
  /** f at equally spaced places of [0,1]. */
  target: readonly number[];
  write: (text: string, gesture: number) => void;
}

/** A stroke may begin this far beside the plot, in the drawing's units: a finger that wants the whole of it does. */
const EDGE = 24;

/** The plot as a sheet to draw on: by finger, or point by point with the arrow keys. */
function Sheet({ size, window: frame, target, write }: SheetProps) {
  const curve = useCurve({
    frame,
    heights: resampled(target),
    write: (heights, gesture) => write(writeHeights(heights), gesture),
  });
  const places = curve.heights.map((height, i) => toDrawing(frame, [i / (curve.heights.length - 1), height]));
  const [x, y] = places[curve.chosen]!;
  return (
    <Patch
      class="universality-sheet"
      role="slider"
      tabindex={0}
      aria-label="在图上画 f：用手指画，或用左右键选点、上下键改高度"
      {...curve.spoken}
      box={{ left: frame.left - EDGE, top: frame.top, width: frame.width + 2 * EDGE, height: frame.height }}
      of={size}
      drag={curve.drag}
      onKeyDown={curve.onKeyDown}
    >
      <polyline points={places.map((place) => place.join()).join(' ')} />
      <circle cx={x} cy={y} r={5} />
    </Patch>
  );
}
