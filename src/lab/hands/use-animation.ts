import { useLayoutEffect, useRef } from 'preact/hooks';
import { animate } from './animate.ts';

/** `animate` for one thing that moves: a new motion takes the place of the one before, and all end with the view. */
export function useAnimation(): typeof animate {
  const stop = useRef<() => void>();
  useLayoutEffect(() => () => stop.current?.(), []);
  return (milliseconds, frame) => {
    stop.current?.();
    return (stop.current = animate(milliseconds, frame));
  };
}
