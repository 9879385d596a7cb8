import type { LiveRun } from '../../src/lab/run/live.ts';

/**
 * While a hand moves on, run follows run, and of each only the first picture is seen. So such a run computes that alone and waits until the hand
 * rests: what it would compute meanwhile is thrown away, and takes from a phone what drawing needs.
 */
export interface MovingHand {
  /** A run is asked for. @returns whether it follows another so closely that a hand is moving */
  moves(): boolean;
  /** Has a run that was begun held bring its first picture; it goes on when no other has been asked for a while, if then it still should. */
  show(run: Pick<LiveRun, 'step' | 'resume'>, stillGoes: () => boolean): void;
}

const REST_MS = 300;

export function movingHand(): MovingHand {
  let last = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    moves() {
      clearTimeout(waiting);
      const now = performance.now(),
        moving = now - last < REST_MS;
      last = now;
      return moving;
    },
    show(run, stillGoes) {
      run.step();
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (stillGoes()) run.resume();
      }, REST_MS);
    },
  };
}
