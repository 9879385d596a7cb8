/**
 * Draws in small steps, at most a few milliseconds of them a frame, and less often when drawing is slow: after a drawing that took c ms
 * the next one waits for a quarter of it, so that the page has time for the reader. The first request of a frame is begun at once, so that what asks
 * for it (a new sentence, say) and the drawing are laid out together; of further ones only the latest is drawn; one that has been begun is
 * finished first, or a quick run would never be seen. But where a part of it can be seen already (a step that yields SEEN), the next may take
 * over, a few times in a row. After a step that yields LATER the next has a frame of its own; one that yields a promise is gone on with when that
 * is settled.
 */
export interface Painter {
  request(draw: () => Iterator<unknown>): void;
  cancel(): void;
}

const FRAME_MS = 16;
/** What a drawing yields when a part of it stands on the page. */
export const SEEN = 'seen';
/** What it yields before what is known to take long: a frame that has been used for something else is not used for that too. */
export const LATER = 'later';
/** The parts that are drawn last wait for so many drawings at most. */
const MOST_LEFT = 4;

export function createPainter(): Painter {
  let wanted: (() => Iterator<unknown>) | undefined;
  let steps: Iterator<unknown> | undefined;
  let spent = 0;
  let rested = 0;
  let frame = 0;
  let left = 0;
  let partSeen = false;
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
  /** What is left of the drawing is left to the one that is wanted now. */
  const leaves = () => partSeen && wanted !== undefined && left < MOST_LEFT;
  const rest = () => {
    steps = undefined;
    partSeen = false;
    rested = spent < FRAME_MS ? 0 : performance.now() + spent / 4;
  };
  const turn = (now: number) => {
    frame = 0;
    if (steps && leaves()) {
      left++;
      rest();
    }
    if (!steps && now >= rested) {
      steps = wanted?.();
      wanted = undefined;
      spent = 0;
    }
    if (steps && !awaited) {
      const begun = performance.now();
      let done: boolean | undefined,
        later = false;
      while (!done && !later && !awaited && !leaves() && performance.now() - begun < FRAME_MS) {
        const step = steps.next();
        done = step.done;
        partSeen = step.value === SEEN;
        later = step.value === LATER;
        if (!done && step.value instanceof Promise) wait(step.value);
      }
      spent += performance.now() - begun;
      if (done) {
        left = 0;
        rest();
      }
    }
    if (steps ? !awaited : wanted) frame = requestAnimationFrame(turn);
  };
  return {
    request(draw) {
      wanted = draw;
      if (awaited || frame) return;
      turn(performance.now());
      frame ||= requestAnimationFrame(turn);
    },
    cancel() {
      cancelAnimationFrame(frame);
      frame = 0;
      wanted = steps = awaited = undefined;
    },
  };
}
