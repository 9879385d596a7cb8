/** Dragging with a finger, a pen or a mouse: from where it goes down to where it is lifted, wherever it goes between. */

/** Every drag, and every press of a key, is a gesture of its own: undone as one. */
let gestures = 0;
export const newGesture = (): number => ++gestures;

/** What is done with one drag. All its calls have the same `gesture`. */
export interface Drag<At = PointerEvent> {
  /** Where it goes down; without it that is the first move. */
  begin?: (at: At, gesture: number) => void;
  move: (at: At, gesture: number) => void;
  end?: (gesture: number) => void;
  /** Taken away, by a call say: what was begun is given up. Without it the drag ends where it is. */
  cancel?: (gesture: number) => void;
}

/** What one finger can still do to the page there: nothing, or scroll it up and down. Two always enlarge it. */
export type Scrolling = 'none' | 'pan-y';

/** Under a finger no box is drawn around what it holds; a key that follows shows it. Browsers that do not know the option keep to their own rule. */
const UNSEEN: FocusOptions & { focusVisible: boolean } = { preventScroll: true, focusVisible: false };

/**
 * Lets an element take drags, one at a time, until the function that is returned is called.
 *
 * The element must be a box of HTML or an outermost <svg>: browsers ask only those whether a finger may scroll (`touch-action`); on a shape
 * inside an <svg> they scroll after two moves and break the drag off.
 * @param drag asked anew at every event, so that what it closes over may be of the latest drawing
 * @param scrolling with 'pan-y' a drag that goes up or down is the page's: it begins, and is cancelled
 * @throws TypeError for an element inside an <svg>
 */
export function takeDrags(
  element: HTMLElement | SVGSVGElement,
  drag: () => Drag,
  scrolling: Scrolling = 'none',
): () => void {
  if ('ownerSVGElement' in element && element.ownerSVGElement !== null)
    throw new TypeError('no touch-action on this element: it is inside an <svg>');
  let held: { pointer: number; gesture: number } | undefined;
  const of = (event: PointerEvent) => (event.pointerId === held?.pointer ? held.gesture : undefined);
  const stop = (event: PointerEvent, end: (gesture: number) => void) => {
    const gesture = of(event);
    if (gesture === undefined) return;
    held = undefined;
    end(gesture);
  };
  const listeners: [string, (event: PointerEvent) => void][] = [
    [
      'pointerdown',
      (event) => {
        if (held || event.button !== 0) return;
        // No text is chosen on the way, and no mouse events follow; they would have brought the focus.
        event.preventDefault();
        element.focus(UNSEEN);
        element.setPointerCapture(event.pointerId);
        held = { pointer: event.pointerId, gesture: newGesture() };
        (drag().begin ?? drag().move)(event, held.gesture);
      },
    ],
    [
      'pointermove',
      (event) => {
        const gesture = of(event);
        if (gesture !== undefined) drag().move(event, gesture);
      },
    ],
    ['pointerup', (event) => stop(event, (gesture) => drag().end?.(gesture))],
    ['pointercancel', (event) => stop(event, (gesture) => (drag().cancel ?? drag().end)?.(gesture))],
  ];
  const before = element.style.touchAction;
  element.style.touchAction = scrolling === 'none' ? 'pinch-zoom' : `${scrolling} pinch-zoom`;
  for (const [name, listener] of listeners) element.addEventListener(name, listener as EventListener);
  return () => {
    element.style.touchAction = before;
    for (const [name, listener] of listeners) element.removeEventListener(name, listener as EventListener);
  };
}
