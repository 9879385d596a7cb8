import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Figure, ViewProps } from '../draw/draw.ts';

/**
 * A figure that is drawn whole at rest, and of which only what changes is painted while results come many times a second: a whole drawing
 * takes several frames.
 */

/** With no new result for so long the figure is drawn whole again. */
const REST_MS = 250;
/** Marks that cost the page no more than so much, its frame included, are drawn anew with every result; others wait twice what they cost. */
const CHEAP_MS = 34;

interface Live<R> {
  result: R;
  /** What else the drawing is made of: where it changes, the whole is drawn anew. */
  madeOf: readonly unknown[];
  make: () => Figure;
  /** Whether the drawing of one result can be painted into that of another: the same units, points and axes. */
  fits: (drawn: R, now: R) => boolean;
  /** Paints what changes into the drawing that stands; `marks`: those too that are dear to draw, which on a slow phone follow more seldom. */
  paint: (svg: SVGSVGElement, marks: boolean) => void;
}

interface Standing<R> {
  svg: SVGSVGElement;
  result: R;
  madeOf: readonly unknown[];
}

/**
 * @returns the ref of the element that it is drawn into, whose parent has the attribute `data-live` while parts are painted
 */
export function useLiveDrawing<R>(draw: ViewProps<unknown>['draw'], live: Live<R>) {
  const canvas = useRef<HTMLDivElement>(null);
  const standing = useRef<Standing<R>>();
  const latest = useRef(live);
  latest.current = live;
  const rest = useRef<ReturnType<typeof setTimeout>>();

  const isOf = ({ madeOf }: Live<R>) =>
    standing.current !== undefined && madeOf.every((part, i) => part === standing.current!.madeOf[i]);
  const marksFrom = useRef(0);
  const paint = () => {
    const { current: now } = latest;
    const begun = performance.now(),
      marks = begun >= marksFrom.current;
    canvas.current!.parentElement!.dataset.live = '';
    now.paint(standing.current!.svg, marks);
    if (marks)
      requestAnimationFrame(() => {
        const cost = performance.now() - begun;
        marksFrom.current = cost > CHEAP_MS ? begun + 3 * cost : 0;
      });
    clearTimeout(rest.current);
    rest.current = setTimeout(whole, REST_MS);
  };
  const whole = () => {
    const drawn = latest.current;
    draw(canvas.current!, drawn.make, (svg) => {
      svg.setAttribute('aria-hidden', 'true');
      standing.current = { svg, result: drawn.result, madeOf: drawn.madeOf };
      const { current: now } = latest;
      if (now.result === drawn.result) delete canvas.current!.parentElement!.dataset.live;
      else if (isOf(now) && now.fits(drawn.result, now.result)) paint();
    });
  };

  useLayoutEffect(() => {
    const { current: drawn } = standing;
    if (isOf(live) && drawn && live.fits(drawn.result, live.result)) {
      if (drawn.result !== live.result) paint();
    } else whole();
  }, [draw, live.result, ...live.madeOf]);
  useEffect(() => () => clearTimeout(rest.current), []);
  return canvas;
}
