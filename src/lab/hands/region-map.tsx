import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { ParamsOf, ResultOf } from '../declare/define.ts';
import type { MapRegion } from '../../math/plane/region-map.ts';
import { middleOf, neighbour, plainRegion, regionAt } from '../../math/plane/region-picking.ts';
import { TITLE_HEIGHT, type Figure, type Frame, type ViewProps } from '../draw/draw.ts';
import { pairOf } from '../draw/pair.ts';
import { placeMap, type MapShown } from '../draw/charts/region-map.ts';
import { arrowOf } from './keyboard.ts';
import type { Held } from './Handle.tsx';
import { Overlay, Patch, sizeOf } from './Patch.tsx';
import { toPlane, within, type Point } from './pointer.ts';

/** A figure of two panels whose first is a map of regions, as an experiment tells it. */
export interface MapFigure<E, R extends MapRegion = MapRegion> {
  /** The figure with one region of the map framed: its place in the map. */
  figure: (result: ResultOf<E>, params: ParamsOf<E>, frame: Frame<ResultOf<E>>, chosen?: number) => Figure;
  /** undefined where no map is drawn. */
  shown: (result: ResultOf<E>) => Omit<MapShown<R>, 'chosen'> | undefined;
  /** What a picked place belongs to: with another, nothing is picked. One place for all runs if not given. */
  of?: (params: ParamsOf<E>) => string;
  /** What else on the map can be taken hold of, near the place that was touched. */
  Hold?: (
    props: Pick<ViewProps<E>, 'result' | 'wanted' | 'set'> &
      Pick<Held, 'plane' | 'drawing'> & { at: Point | undefined },
  ) => VNode | null;
}

/**
 * The view of such a figure, whose map answers: a region that is touched, or reached with the arrow keys, is framed, and what is true in it
 * written below. What is kept is the place, so that the same spot stays picked while regions are still being found.
 */
export function mapView<E, R extends MapRegion = MapRegion>({ figure, shown, of = () => '', Hold }: MapFigure<E, R>) {
  return function View({ result, params, wanted, set, draw, width, published }: ViewProps<E>): VNode {
    const canvas = useRef<HTMLDivElement>(null);
    const [size, setSize] = useState<{ width: number; height: number }>();
    const [place, setPlace] = useState<{ of: string; at: Point }>();
    const { map = [], square = [0, 1], words } = shown(result) ?? {};
    const here = of(params);
    const chosen = map.length > 0 && place?.of === here ? regionAt(map, place.at) : undefined;

    useLayoutEffect(() => {
      draw(
        canvas.current!,
        () => figure(result, params, { width, ...(published && { published }) }, chosen),
        (svg) =>
          setSize((old) => (old && old.height === sizeOf(svg).height && old.width === width ? old : sizeOf(svg))),
      );
    }, [result, params, width, published, draw, chosen]);

    const { left, top, side } = placeMap(pairOf(width)[0]);
    const drawn = { left, top: TITLE_HEIGHT + top, width: side, height: side, x: square, y: square };
    const pick = (at: Point) => setPlace({ of: here, at: within(drawn, toPlane(drawn, at)) });
    // A finger that swipes past picks nothing; one that is lifted where it came down does.
    const down = useRef<{ at: Point; before: typeof place; moved: boolean }>();
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
        {size && words && (
          <Overlay size={size} label="区域的地图">
            {picked && (
              <Patch
                role="slider"
                tabindex={0}
                aria-label="框出哪一块：点地图，或按方向键移到旁边一块"
                aria-valuemin={1}
                aria-valuemax={map.length}
                aria-valuenow={map.indexOf(picked) + 1}
                aria-valuetext={words(picked).join('')}
                class="lab-map"
                box={drawn}
                of={size}
                scrolling="pan-y"
                drag={{
                  begin: (at) => (down.current = { at, before: place, moved: false }),
                  move: (at) => {
                    down.current!.moved = true;
                    pick(at);
                  },
                  end: () => !down.current!.moved && pick(down.current!.at),
                  cancel: () => setPlace(down.current!.before),
                }}
                onKeyDown={step}
              />
            )}
            {Hold && (
              <Hold
                result={result}
                wanted={wanted}
                set={set}
                plane={drawn}
                drawing={size}
                at={place?.of === here ? place.at : undefined}
              />
            )}
          </Overlay>
        )}
      </>
    );
  };
}
