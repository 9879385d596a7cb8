import { pressed } from './keyboard.ts';
import type { Size } from './Patch.tsx';
import type { Box } from './pointer.ts';

/** Over a drawing: bits that a tap flips, or a key. */

interface Props {
  label: string;
  size: Size;
  bits: readonly { box: Box; name: string; on: boolean }[];
  flip: (i: number) => void;
}

export const Switches = ({ label, size, bits, flip }: Props) => (
  <svg class="lab-canvas" viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={label}>
    {bits.map(({ box: { left, top, width, height }, name, on }, i) => (
      <rect
        key={i}
        role="switch"
        tabindex={0}
        aria-checked={on}
        aria-label={name}
        x={left}
        y={top}
        width={width}
        height={height}
        fill="transparent"
        cursor="pointer"
        {...pressed(() => flip(i))}
      />
    ))}
  </svg>
);
