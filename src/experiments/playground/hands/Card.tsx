import type { ComponentChildren } from 'preact';
import { pinned, type Size } from '../../../lab/hands/Patch.tsx';
import type { Box } from '../drawn/layout.ts';

/** Buttons on paper over a part of the drawing. */

interface Props {
  label: string;
  place: Box;
  layout: Size;
  class?: string;
  children: ComponentChildren;
}

export const Card = ({ label, place, layout, class: more = '', children }: Props) => (
  <div
    class={`playground-card ${more}`}
    role="group"
    aria-label={label}
    style={{
      ...pinned([place.left, place.top], layout),
      width: `${(100 * place.width) / layout.width}%`,
      height: `${(100 * place.height) / layout.height}%`,
    }}
  >
    {children}
  </div>
);
