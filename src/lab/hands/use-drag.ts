import { useLayoutEffect, useRef } from 'preact/hooks';
import { takeDrags, type Drag, type Scrolling } from './drag.ts';
import { pointerPlace, type Point } from './pointer.ts';

/** Lets an outermost <svg> take drags, told in its own units. @returns its ref */
export function useDrag(drag: Drag<Point>, scrolling?: Scrolling) {
  const svg = useRef<SVGSVGElement>(null);
  const latest = useRef(drag);
  latest.current = drag;
  useLayoutEffect(() => {
    const at = (event: PointerEvent) => pointerPlace(svg.current!, event);
    const drags = (): Drag => {
      const { begin, move, ...rest } = latest.current;
      return {
        ...rest,
        begin: (event, gesture) => (begin ?? move)(at(event), gesture),
        move: (event, gesture) => move(at(event), gesture),
      };
    };
    return takeDrags(svg.current!, drags, scrolling);
  }, []);
  return svg;
}
