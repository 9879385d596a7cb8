import type { ComponentChildren, JSX } from 'preact';
import type { Drag, Scrolling } from './drag.ts';
import type { Box, Point } from './pointer.ts';
import { useDrag } from './use-drag.ts';

/** Over a drawing: what of it can be touched. */

export interface Size {
  width: number;
  height: number;
}

/** The size of a drawing in its own units. */
export const sizeOf = (svg: SVGSVGElement): Size => ({
  width: Number(svg.getAttribute('width')),
  height: Number(svg.getAttribute('height')),
});

/** Where a place of a drawing is, in shares of the whole, whatever the size at which it is shown. */
export const pinned = ([x, y]: Point, whole: Size) => ({
  left: `${(100 * x) / whole.width}%`,
  top: `${(100 * y) / whole.height}%`,
});

/** Lies exactly over a drawing of that size; what is `pinned` in it stands where the drawing has it. */
export const Overlay = ({ size, label, children }: { size: Size; label: string; children: ComponentChildren }) => (
  <div class="lab-overlay" role="group" aria-label={label} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
    {children}
  </div>
);

interface PatchProps extends Omit<JSX.SVGAttributes<SVGSVGElement>, 'ref' | 'style' | 'viewBox'> {
  /** The part of the drawing, in its units, which are those of what the patch holds too. */
  box: Box;
  /** Size of the whole drawing. */
  of: Size;
  /** Told in the drawing's units. */
  drag: Drag<Point>;
  scrolling?: Scrolling;
}

/** A part of a drawing that takes the finger: an <svg> of its own in the overlay, so that beside it the page still scrolls. */
export function Patch({ box, of, drag, scrolling, ...rest }: PatchProps) {
  const svg = useDrag(drag, scrolling);
  const { left, top, width, height } = box;
  const size = { width: `${(100 * width) / of.width}%`, height: `${(100 * height) / of.height}%` };
  return (
    <svg
      {...rest}
      ref={svg}
      viewBox={`${left} ${top} ${width} ${height}`}
      style={{ ...pinned([left, top], of), ...size }}
    />
  );
}
