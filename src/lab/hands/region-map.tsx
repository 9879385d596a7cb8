import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { ParamsOf, ResultOf } from '../declare/define.ts';
import type { MapRegion } from '../../math/plane/region-map.ts';
import { middleOf, neighbour, plainRegion, regionAt } from '../../math/plane/region-picking.ts';
import { TITLE_HEIGHT, type Figure, type Frame, type ViewProps } from '../draw/draw.ts';
import { pairOf } from '../draw/pair.ts';
import { placeMap, type MapShown } from '../draw/region-map.ts';
import { arrowOf } from './keyboard.ts';
import { pointerPlace, toPlane, within, type Point } from './pointer.ts';

/** A figure of two panels whose first is a map of regions, as an experiment tells it. */
export interface MapFigure<E, R extends MapRegion = MapRegion> {
  /** The figure with one region of the map framed: its place in the map. */
  figure: (result: ResultOf<E>, params: ParamsOf<E>, frame: Frame<ResultOf<E>>, chosen?: number) => Figure;
  /** undefined where no map is drawn. */
  shown: (result: ResultOf<E>) => Omit<MapShown<R>, 'chosen'> | undefined;
  /** What a picked place belongs to: with another, nothing is picked. One place for all runs if not given. */
  of?: (params: ParamsOf<E>) => string;
}

/**
 * The view of such a figure, whose map answers: a region that is touched, or reached with the arrow keys, is framed, and what is true in it
 * written below. What is kept is the place, so that the same spot stays picked while regions are still being found.
 */
export function mapView<E, R extends MapRegion = MapRegion>({ figure, shown, of = () => '' }: MapFigure<E, R>) {
  return function View({ result, params, draw, width, published }: ViewProps<E>): VNode {
    const canvas = useRef<HTMLDivElement>(null);
    const [box, setBox] = useState<string>();
    const [place, setPlace] = useState<{ of: string; at: Point }>();
    const [pressed, setPressed] = useState(false);
    const { map = [], square = [0, 1], words } = shown(result) ?? {};
    const here = of(params);
    const chosen = map.length > 0 && place?.of === here ? regionAt(map, place.at) : undefined;

    useLayoutEffect(() => {
      draw(
        canvas.current!,
        () => figure(result, params, { width, ...(published && { published }) }, chosen),
        (svg) => setBox(svg.getAttribute('viewBox')!),
      );
    }, [result, params, width, published, draw, chosen]);

    const { left, top, side } = placeMap(pairOf(width)[0]);
    const drawn = { left, top: TITLE_HEIGHT + top, width: side, height: side, x: square, y: square };
    const pick = (event: PointerEvent) => {
      const at = toPlane(drawn, pointerPlace(event.currentTarget as SVGGraphicsElement, event));
      setPlace({ of: here, at: within(drawn, at) });
    };
    const step = (event: KeyboardEvent) => {
      const direction = arrowOf(event);
      if (!direction || map.length === 0) return;
      event.preventDefault();
      setPlace({ of: here, at: middleOf(map[neighbour(map, chosen ?? plainRegion(map, square), direction)]!) });
    };
    const picked = map[chosen ?? plainRegion(map, square)];
    return (
      <>
        <div class="lab-canvas" ref={canvas} />
        {box && picked && words && (
          <svg class="lab-canvas" viewBox={box} role="group" aria-label="区域的地图">
            <rect
              role="slider"
              tabindex={0}
              aria-label="框出哪一块：点地图，或按方向键移到旁边一块"
              aria-valuemin={1}
              aria-valuemax={map.length}
              aria-valuenow={map.indexOf(picked) + 1}
              aria-valuetext={words(picked).join('')}
              x={left}
              y={drawn.top}
              width={side}
              height={side}
              fill="transparent"
              cursor="crosshair"
              style={{ touchAction: 'pan-y' }}
              onPointerDown={(event) => {
                setPressed(true);
                pick(event);
              }}
              onPointerMove={(event) => pressed && pick(event)}
              onPointerUp={() => setPressed(false)}
              onPointerCancel={() => setPressed(false)}
              onPointerLeave={() => setPressed(false)}
              onKeyDown={step}
            />
          </svg>
        )}
      </>
    );
  };
}
