import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { panelWidth, TITLE_HEIGHT, type ViewProps } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { draw as figureWith, heightOf } from './figure.ts';
import { describeRegion, placeMap, plainRegion, windowOf } from './map-panel.ts';
import { neighbour, placeIn, regionAt } from './picking.ts';

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * The figure, whose map answers: a region that is touched, or reached with the arrow keys, is framed, and what is true in it written below.
 * What is kept is the place, so that the same spot stays picked while regions are still being found.
 */
export default function View({ result, params, draw, width, published }: ViewProps<typeof experiment>) {
  const canvas = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<string>();
  const [place, setPlace] = useState<{ of: string; at: readonly [number, number] }>();
  const [pressed, setPressed] = useState(false);
  const map = 'map' in result ? result.map : null;
  const window = 'map' in result ? windowOf(result) : ([0, 1] as const);
  const of = `${params.mode} ${params.weights}`;
  const chosen = map && map.length > 0 && place?.of === of ? regionAt(map, place.at) : undefined;

  useLayoutEffect(() => {
    draw(
      canvas.current!,
      () => figureWith(result, params, { width, ...(published && { published }) }, chosen),
      (svg) => setBox(svg.getAttribute('viewBox')!),
    );
  }, [result, params, width, published, draw, chosen]);

  const { left, top, side } = placeMap({ width: panelWidth(width, 2), height: heightOf(width) });
  const pick = (event: PointerEvent) => {
    const { left: x0, top: y0, width: across, height: down } = (event.currentTarget as Element).getBoundingClientRect();
    const along = (share: number) => window[0] + Math.min(1, Math.max(0, share)) * (window[1] - window[0]);
    setPlace({ of, at: [along((event.clientX - x0) / across), along(1 - (event.clientY - y0) / down)] });
  };
  const step = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (!direction || !map || map.length === 0) return;
    event.preventDefault();
    setPlace({ of, at: placeIn(map[neighbour(map, chosen ?? plainRegion(map, window), direction)]!) });
  };
  const shown = map?.[chosen ?? (map.length > 0 ? plainRegion(map, window) : 0)];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {box && shown && (
        <svg class="lab-canvas" viewBox={box} role="group" aria-label="区域的地图">
          <rect
            role="slider"
            tabindex={0}
            aria-label="框出哪一块：点地图，或按方向键移到旁边一块"
            aria-valuemin={1}
            aria-valuemax={map!.length}
            aria-valuenow={map!.indexOf(shown) + 1}
            aria-valuetext={describeRegion(shown).join('')}
            x={left}
            y={TITLE_HEIGHT + top}
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
}
