import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Figure, ViewProps } from '../draw/draw.ts';
import { plotWindow, type PlotWindow } from '../draw/plot-window.ts';
import { sizeOf, type Size } from './Patch.tsx';

interface Drawn {
  size: Size;
  /** The frame of each panel; undefined for one without scales. */
  windows: (PlotWindow | undefined)[];
}

/**
 * Draws a figure, anew whenever something that it is made of changes, for a view whose sentence and handles say the same in words.
 * @returns the ref of the element that it is drawn into, and the drawing once it stands there
 */
export function useDrawing(draw: ViewProps<unknown>['draw'], make: () => Figure, madeOf: readonly unknown[]) {
  const canvas = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  useLayoutEffect(() => {
    draw(canvas.current!, make, (svg) => {
      svg.setAttribute('aria-hidden', 'true');
      const count = [...svg.children].filter(({ localName }) => localName === 'svg').length;
      setDrawn({ size: sizeOf(svg), windows: Array.from({ length: count }, (_, i) => plotWindow(svg, i)) });
    });
  }, [draw, ...madeOf]);
  return { canvas, drawn };
}
