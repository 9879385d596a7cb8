import type { ComponentChildren, VNode } from 'preact';
import type { FigureOf, ViewProps } from '../draw/draw.ts';
import { Handle } from './Handle.tsx';
import { Overlay, type Size } from './Patch.tsx';
import type { Point } from './pointer.ts';
import { useDrawing } from './use-drawing.ts';

/** A figure with places to take hold of, as an experiment tells it. */

export interface Grip<E> {
  /** Of the figure, from 0. */
  panel: number;
  /** What it is, and what it stands at. */
  label: string;
  /** In the units of the panel's axes; on a logarithmic axis the power of ten. */
  at: Point;
  color: string;
  radius?: number;
  /** How far keys move it, in the axes' units. */
  steps: { small: number; large: number };
  /** What moving it there sets. */
  move: (to: Point, set: ViewProps<E>['set'], gesture: number) => void;
}

interface Handled<E> {
  figure: FigureOf<E>;
  grips: (props: Pick<ViewProps<E>, 'result' | 'wanted'>) => Grip<E>[];
  /** What the places together are called. */
  label: string;
  /** What else lies over the drawing. */
  more?: (props: ViewProps<E>, size: Size) => ComponentChildren;
}

/** The view of such a figure. A place that the drawing has no panel for is not offered. */
export function handledView<E>({ figure, grips, label, more }: Handled<E>) {
  return function View(props: ViewProps<E>): VNode {
    const { result, params, wanted, set, draw, width, published } = props;
    const { canvas, drawn } = useDrawing(
      draw,
      () => figure(result, params, { width, ...(published && { published }) }),
      [result, params, width, published],
    );
    return (
      <>
        <div class="lab-canvas" ref={canvas} />
        {drawn && (
          <Overlay size={drawn.size} label={label}>
            {grips({ result, wanted }).map((grip, i) => {
              const plane = drawn.windows[grip.panel];
              return (
                plane && (
                  <Handle
                    key={i}
                    label={grip.label}
                    at={grip.at}
                    radius={grip.radius ?? 4}
                    color={grip.color}
                    steps={grip.steps}
                    plane={plane}
                    drawing={drawn.size}
                    move={(to, gesture) => grip.move(to, set, gesture)}
                  />
                )
              );
            })}
            {more?.(props, drawn.size)}
          </Overlay>
        )}
      </>
    );
  };
}
