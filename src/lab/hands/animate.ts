/** Motion that shows a cause, only ever after a touch. */

/** Time of one move, such as one fold, in milliseconds. */
export const MOVE_MS = 320;

/** Whether the reader asks for no motion. */
export const isCalm = (): boolean =>
  matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.motion === 'less';

/**
 * Calls `frame` with shares of the time, one a frame, from 0 to 1; at once with 1 alone if motion is not welcome.
 * @returns stops it where it is
 */
export function animate(milliseconds: number, frame: (share: number) => void): () => void {
  if (isCalm() || milliseconds <= 0) {
    frame(1);
    return () => {};
  }
  let start: number | undefined;
  let next = requestAnimationFrame(function turn(now) {
    start ??= now;
    const share = Math.min(1, (now - start) / milliseconds);
    next = share < 1 ? requestAnimationFrame(turn) : 0;
    frame(share);
  });
  return () => cancelAnimationFrame(next);
}
