/**
 * Draws at most once a frame, and less often when drawing is slow: after a drawing that took c ms the next one waits for 2c, so that
 * the page always has most of its time for the reader. Only the latest request is drawn.
 */
export interface Painter {
  request(draw: () => void): void;
  cancel(): void;
}

const NEVER_WAIT_MS = 6;

export function createPainter(): Painter {
  let wanted: (() => void) | undefined;
  let frame = 0;
  let rested = 0;
  const turn = (now: number) => {
    if (now < rested) {
      frame = requestAnimationFrame(turn);
      return;
    }
    frame = 0;
    const draw = wanted;
    wanted = undefined;
    const begun = performance.now();
    draw?.();
    const cost = performance.now() - begun;
    rested = cost < NEVER_WAIT_MS ? 0 : begun + 3 * cost;
  };
  return {
    request(draw) {
      wanted = draw;
      frame ||= requestAnimationFrame(turn);
    },
    cancel() {
      cancelAnimationFrame(frame);
      frame = 0;
      wanted = undefined;
    },
  };
}
