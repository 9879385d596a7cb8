/**
 * Draws in small steps, at most a few milliseconds of them a frame, and less often when drawing is slow: after a drawing that took c ms
 * the next one waits for 2c, so that the page always has most of its time for the reader. Only the latest request is drawn; one that
 * has been begun is finished first, or a quick run would never be seen. A step that yields a promise is gone on with when that is settled.
 */
export interface Painter {
  request(draw: () => Iterator<unknown>): void;
  cancel(): void;
}

const FRAME_MS = 8;

export function createPainter(): Painter {
  let wanted: (() => Iterator<unknown>) | undefined;
  let steps: Iterator<unknown> | undefined;
  let spent = 0;
  let rested = 0;
  let frame = 0;
  let awaited: Promise<unknown> | undefined;
  const wait = (promise: Promise<unknown>) => {
    awaited = promise;
    const goOn = () => {
      if (awaited !== promise) return;
      awaited = undefined;
      frame ||= requestAnimationFrame(turn);
    };
    promise.then(goOn, goOn);
  };
  const turn = (now: number) => {
    frame = 0;
    if (!steps && now >= rested) {
      steps = wanted?.();
      wanted = undefined;
      spent = 0;
    }
    if (steps && !awaited) {
      const begun = performance.now();
      let done: boolean | undefined;
      while (!done && !awaited && performance.now() - begun < FRAME_MS) {
        const step = steps.next();
        done = step.done;
        if (!done && step.value instanceof Promise) wait(step.value);
      }
      spent += performance.now() - begun;
      if (done) {
        steps = undefined;
        rested = spent < FRAME_MS ? 0 : performance.now() + 2 * spent;
      }
    }
    if (steps ? !awaited : wanted) frame = requestAnimationFrame(turn);
  };
  return {
    request(draw) {
      wanted = draw;
      if (!awaited) frame ||= requestAnimationFrame(turn);
    },
    cancel() {
      cancelAnimationFrame(frame);
      frame = 0;
      wanted = steps = awaited = undefined;
    },
  };
}
