/** A run that has been begun is let bring its first picture before the next one stops it: while a finger drags, the figure follows. */

export interface Begun {
  /** Settled when it has brought a result or broken off, or has had its time. */
  picture: Promise<void>;
  stop(): void;
}

/** A run that takes longer than so many frames is stopped before it has shown anything. */
const FRAMES = 30;

/** The picture of a run that begins now; in a hidden page nobody waits for it. `came` tells that it is there. */
export function firstPicture(): { picture: Promise<void>; came: () => void } {
  let came!: () => void;
  const picture = new Promise<void>((resolve) => (came = resolve));
  const wait = (frames: number): void => {
    if (frames === 0 || document.hidden) came();
    else requestAnimationFrame(() => wait(frames - 1));
  };
  wait(FRAMES);
  return { picture, came };
}
