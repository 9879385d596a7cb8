import { useRef } from 'preact/hooks';

/** Dragging and moving by keys, in the units of the drawing. */

export type Place = readonly [x: number, y: number];

/** Where a pointer is in an SVG's own units. */
export function pointerPlace(event: PointerEvent): Place {
  const svg = (event.currentTarget as SVGElement).ownerSVGElement ?? (event.currentTarget as SVGSVGElement);
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
  return [x, y];
}

/** Every drag, and every press of a key, is a gesture of its own: undone as one. */
let gestures = 0;
export const newGesture = (): number => ++gestures;

/** Set outside of React's rounds: several moves may come before the next drawing. */
export function useDrag(move: (to: Place, gesture: number) => void) {
  const gesture = useRef(-1);
  return {
    onPointerDown(event: PointerEvent) {
      event.preventDefault();
      (event.currentTarget as SVGElement).focus();
      (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
      gesture.current = newGesture();
    },
    onPointerMove(event: PointerEvent) {
      if (gesture.current >= 0) move(pointerPlace(event), gesture.current);
    },
    onPointerUp: () => (gesture.current = -1),
    onPointerCancel: () => (gesture.current = -1),
  };
}

const STEPS: Record<string, Place> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The direction of an arrow key, y upwards; undefined for any other. */
export const arrowOf = ({ key }: KeyboardEvent): Place | undefined => STEPS[key];

/** Calls `frame` with shares from 0 to 1, once at the end if motion is not welcome. */
export function animate(milliseconds: number, frame: (share: number) => void): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return frame(1);
  const start = performance.now();
  const next = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - start) / milliseconds));
    frame(share);
    if (share < 1) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}
