import type { LiveRun } from '../../src/lab/run/live.ts';

/**
 * While a hand moves on, run follows run, and of each only the first picture is seen. So a run waits after its first picture until the hand
 * rests: what it would compute meanwhile is thrown away, and takes from a phone what drawing needs.
 */
export interface MovingHand {
  /** A run begins. @returns whether it follows another so closely that a hand is moving */
  begins(): boolean;
  /** Has a run of a moving hand wait; it goes on when no other has begun for a while, if then it still should. */
  rest(run: Pick<LiveRun, 'pause' | 'resume'>, stillGoes: () => boolean): void;
}

const REST_MS = 200;

export function movingHand(): MovingHand {
  let last = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    begins() {
      clearTimeout(waiting);
      const now = performance.now(),
        moving = now - last < REST_MS;
      last = now;
      return moving;
    },
    rest(run, stillGoes) {
      run.pause();
      waiting = setTimeout(() => {
        if (stillGoes()) run.resume();
      }, REST_MS);
    },
  };
}
