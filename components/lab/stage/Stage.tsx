import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Before, Draw, Figure, Setting } from '../../../src/lab/draw/draw.ts';
import type { Json } from '../../../src/lab/declare/define.ts';
import type { Outcome } from '../../../src/lab/run/session.ts';
import type { Drawn } from '../loading.ts';
import { PointStop } from '../points/PointStop.tsx';
import type { PointSource } from '../points/source.ts';
import { createPainter, LATER, SEEN, type Painter } from './painter.ts';

interface Props {
  /** The drawing made at build, at every width; it stays in the page, so that the plot keeps its size in every state. */
  still: ComponentChildren;
  /** What to draw over it; undefined shows the still. */
  shown: Outcome | undefined;
  /** The parameters that are set. */
  wanted: Outcome['params'];
  /** The published result that lies behind a live one. */
  behind: Outcome | undefined;
  /** The reader's own run before this one. */
  before: Before<Json> | undefined;
  drawn: Drawn | undefined;
  /** What is shown is of other parameters than those that are set. */
  stale: boolean;
  /** What stands over the picture: a button that asks first. */
  over: ComponentChildren;
  name: string;
  /** Results are coming. */
  running: boolean;
  /** The figure has data that can be gone through. */
  told: boolean;
  /** Asks for a drawing of what the still shows. @returns whether there will be one */
  wake: () => Promise<boolean>;
  /** What the figure is called; what it shows is said by the sentence below. */
  title: string;
  /** Sets of one gesture (a number ≥ 0, such as all of one drag) are undone as one. */
  set: (name: string, value: unknown, gesture?: number, how?: Setting) => void;
  onFault: (message: string) => void;
}

/** Where the figure stands: the still, or over it in the very same place the live drawing or the experiment's own view. */
export function Stage(props: Props) {
  const { still, shown, wanted, behind, before, drawn, stale, over, name, title, set, onFault } = props;
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter>();
  const width = useStillWidth(stage);
  const isSeen = useSeen(stage);
  const points = useRef<PointSource>({ wake: props.wake, running: props.running }).current;

  useEffect(() => () => painter.current?.cancel(), []);
  points.wake = props.wake;
  points.running = props.running;
  useEffect(() => points.changed?.(), [props.running]);

  const stands = (figure: Figure, svg: SVGSVGElement) => {
    points.drawn = { figure, svg };
    points.changed?.();
  };

  /** The same function as long as it does the same: views draw again when it changes. */
  const draw = useCallback<Draw>(
    (host, make, then) => {
      painter.current ??= createPainter();
      painter.current.request(function* () {
        try {
          // Code that has only just come is slow, and what has asked for the drawing was the first of its kind too.
          if (!host.firstElementChild) yield LATER;
          const figure = make();
          yield;
          const drawing = { document, width: width!, prefix: `live-${name}` };
          const before = host.firstElementChild as SVGSVGElement | null;
          const redrawing = before && drawn!.redrawPanels(before, figure, drawing, isSeen);
          if (redrawing) {
            // While a browser decodes a panel's images the next one is drawn.
            const waiting = [];
            for (const { plot, place } of redrawing) {
              const decoded = imagesOf(plot);
              if (decoded) waiting.push({ decoded, place });
              else place();
              yield waiting.length > 0 ? undefined : SEEN;
            }
            for (const { decoded, place } of waiting) {
              yield decoded;
              place();
            }
            then?.(before);
            stands(figure, before);
            return;
          }
          const svg = yield* drawn!.drawPanels(figure, drawing);
          yield imagesOf(svg);
          host.replaceChildren(svg);
          cover();
          then?.(svg);
          stands(figure, svg);
        } catch (error) {
          console.error(error);
          onFault('这一步的结果画不出来，图停在上一步。换一组参数，或点“重试”。');
        }
      });
    },
    [drawn, width],
  );

  useLayoutEffect(() => {
    const host = canvas.current;
    if (!shown || !drawn || !host || !width) return;
    const frame = { width, ...(behind && { published: behind.result }), ...(before && { before }) };
    draw(
      host,
      () => drawn.figure(shown.result, shown.params, frame),
      (svg) => {
        svg.setAttribute('role', 'img');
        svg.setAttribute('aria-label', title);
        svg.setAttribute('aria-describedby', `${name}-sentence`);
      },
    );
  }, [shown, behind, before, drawn, width]);

  /** The still stands until the first live drawing is there. */
  const cover = () => {
    const { current } = stage;
    current?.toggleAttribute('data-covered', current.querySelector(':is(.lab-canvas, .lab-view) svg') !== null);
  };
  useLayoutEffect(cover);

  // Stepping back begins anew with every picture: while a finger drags and pictures come, they are seen in full.
  const pictures = useRef({ shown, even: true });
  if (pictures.current.shown !== shown) pictures.current = { shown, even: !pictures.current.even };

  const View = shown && drawn?.View;
  return (
    <div class={`lab-stage${stale ? ` is-stale${pictures.current.even ? '' : ' is-odd'}` : ''}`} ref={stage}>
      {still}
      {props.told && <PointStop title={title} describedBy={`${name}-sentence`} source={points} />}
      {shown && drawn && !View && <div class="lab-canvas" ref={canvas} />}
      {View && width && (
        <div class="lab-view">
          <View
            result={shown.result}
            params={shown.params}
            wanted={wanted}
            set={set}
            draw={draw}
            width={width}
            published={behind?.result}
            before={before}
          />
        </div>
      )}
      {over}
    </div>
  );
}

/** Looks seldom enough for a page that scrolls. */
const LOOKS = Array.from({ length: 51 }, (_, i) => i / 50);

/**
 * Tells of a panel whether it is on the screen. The browser says which part of the stage is, when it has laid out the page anyway: to measure
 * while a picture is drawn would have it laid out once more each time.
 */
function useSeen(stage: { current: HTMLDivElement | null }): (panel: SVGSVGElement) => boolean {
  const part = useRef({ top: 0, bottom: 1 });
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const { boundingClientRect: whole, intersectionRect: seen } = entries.at(-1)!;
        const at = (y: number) => (y - whole.top) / Math.max(1, whole.height);
        part.current = { top: at(seen.top), bottom: at(seen.bottom) };
      },
      { threshold: LOOKS },
    );
    observer.observe(stage.current!);
    return () => observer.disconnect();
  }, []);
  return useCallback((panel) => {
    const height = Number(panel.ownerSVGElement?.getAttribute('height')),
      top = Number(panel.getAttribute('y')) / height,
      bottom = top + Number(panel.getAttribute('height')) / height;
    return bottom > part.current.top && top < part.current.bottom;
  }, []);
}

/** Until a browser has decoded an image there would be nothing in its place: pictures of a run would flicker. */
function imagesOf(svg: SVGElement): Promise<unknown> | undefined {
  const images = [...svg.querySelectorAll('image')];
  return images.length > 0 ? Promise.all(images.map(decoded)) : undefined;
}

async function decoded(image: SVGImageElement): Promise<void> {
  const probe = new Image();
  probe.src = image.href.baseVal;
  await probe.decode();
}

/** The nominal width of the still that the style sheet shows here; live drawings take the same, so that they fill the same box. */
function useStillWidth(stage: { current: HTMLDivElement | null }): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const measure = () => {
      const stills = [...stage.current!.querySelectorAll<HTMLElement>('.lab-still')];
      const visible = stills.find((element) => element.offsetWidth > 0) ?? stills[0];
      setWidth(Number(visible?.dataset.width ?? 340));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(stage.current!);
    measure();
    return () => observer.disconnect();
  }, []);
  return width;
}
