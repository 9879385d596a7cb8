import { newGesture } from './drag.ts';

/** A move this long, in px of the page, tells whether the finger slides or scrolls. */
const CLEAR = 8;
/** Across at least this many times as far as up or down is a slide. */
const STEEP = 1.5;

/**
 * Takes the positions of a slider (an <input type="range">). Browsers move it at the first touch, before they know whether the finger means
 * to scroll the page: a finger's position is taken only once its move is clearly across, or when it is lifted where no scroll began; until
 * then, and after a scroll, the slider stands where it stood. The mouse and the keys move it at once.
 *
 * @param take asked anew each time; all positions of one touch, press or key have the same `gesture`
 * @returns lets the slider go
 */
export function takeSlides(
  slider: HTMLInputElement,
  take: () => (position: number, gesture: number) => void,
): () => void {
  /** A finger of which it is not clear what it does, or that scrolls; `wanted` is where it put the slider. */
  let finger: { pointer: number; from: [number, number]; stood: string; wanted?: string; scrolls?: true } | undefined;
  let gesture = 0;
  const hand = () => take()(Number(slider.value), gesture);
  const decide = () => {
    const wanted = finger?.wanted;
    finger = undefined;
    if (wanted === undefined) return;
    slider.value = wanted;
    hand();
  };
  const letGo = () => (finger = undefined);
  const listeners: [string, (event: never) => void][] = [
    [
      'pointerdown',
      ({ pointerType, pointerId, isPrimary, clientX, clientY }: PointerEvent) => {
        if (!isPrimary) return;
        gesture = newGesture();
        finger =
          pointerType === 'mouse' ? undefined : { pointer: pointerId, from: [clientX, clientY], stood: slider.value };
      },
    ],
    [
      'pointermove',
      ({ pointerId, clientX, clientY }: PointerEvent) => {
        if (finger?.pointer !== pointerId || finger.scrolls) return;
        const across = Math.abs(clientX - finger.from[0]),
          along = Math.abs(clientY - finger.from[1]);
        if (across >= CLEAR && across >= STEEP * along) decide();
      },
    ],
    ['pointerup', ({ pointerId }: PointerEvent) => finger?.pointer === pointerId && decide()],
    [
      'pointercancel',
      ({ pointerId }: PointerEvent) => {
        if (finger?.pointer === pointerId) finger = { ...finger, scrolls: true };
      },
    ],
    // A finger that scrolls goes on moving the slider until it is lifted.
    ['touchend', letGo],
    ['touchcancel', letGo],
    [
      'keydown',
      () => {
        gesture = newGesture();
        letGo();
      },
    ],
    [
      'input',
      () => {
        if (!finger) return hand();
        finger.wanted = slider.value;
        slider.value = finger.stood;
      },
    ],
  ];
  for (const [name, listener] of listeners) slider.addEventListener(name, listener as EventListener, { passive: true });
  return () => {
    for (const [name, listener] of listeners) slider.removeEventListener(name, listener as EventListener);
  };
}
