import type { Point } from './pointer.ts';

/** What keys do to what can be touched: arrows move it, Enter and the space bar press it. */

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

const directions: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const pages: Record<string, Point> = { PageUp: [0, 1], PageDown: [0, -1] };

/** The direction of an arrow key, y upwards; undefined for any other. */
export const arrowOf = ({ key }: Pick<KeyboardEvent, 'key'>): Point | undefined => directions[key];

/** How far a key moves what it is pressed on: an arrow a small step, with Shift a large one, as Page Up and Page Down do; else undefined. */
export function stepOf(event: Keys, { small, large }: { small: number; large: number }): Point | undefined {
  const direction = arrowOf(event) ?? pages[event.key];
  if (!direction) return undefined;
  const size = event.shiftKey || event.key in pages ? large : small;
  return [size * direction[0], size * direction[1]];
}

/** What makes a shape a button, by pointer and by key. */
export const pressed = (act: () => void) => ({
  onClick: act,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  },
});

/** Whether a key belongs to an input method that composes a character; Safari tells the last one by its code alone. */
export const isComposing = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === 229;
