import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { squaresOf } from '../../lab/draw/squares.ts';
import { MOVE_MS } from '../../lab/hands/animate.ts';
import { pressed } from '../../lab/hands/keyboard.ts';
import { Overlay, Patch, pinned } from '../../lab/hands/Patch.tsx';
import { toDrawing, toPlane, type Point, type PlaneWindow } from '../../lab/hands/pointer.ts';
import { fewerCorners, strokeCorners } from '../../lab/hands/stroke.ts';
import { useAnimation } from '../../lab/hands/use-animation.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';
import { cutsOn, moved, PAPER, thumbPlace, wedge } from './flower.ts';
import { closer, freshHole, isOnSheet, ontoSheet, patchOf, sheetsAt, wedgeText } from './sheet.ts';
import './view.css';

/** The figure, and the paper under the reader's hands: folded a crease at a time, cut with a finger, unfolded. */

const MOST_CUTS = 24,
  MOST_CORNERS = 24;
/** On the paper, whose radius is 1: a shorter stroke is a tap, a narrower one a slash, and its places stand so far apart. */
const TAP = 0.05,
  SLENDER = 0.07,
  SPACING = 0.045;

type Props = ViewProps<typeof experiment>;

/** A paper that is folded in another way begins flat. */
export default function View(props: Props) {
  const { result, params, draw, width, published } = props;
  const canvas = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    draw(
      canvas.current!,
      () => figure(result, params, { width, ...(published && { published }) }),
      (svg) => svg.setAttribute('aria-hidden', 'true'), // the sentence below and what can be touched say the same in words
    );
  }, [result, params, width, published, draw]);
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      <TouchPaper key={`${params.fold} ${params.creases}`} {...props} />
    </>
  );
}

function TouchPaper({ result, set, width }: Props) {
  const { first, second, height } = squaresOf(width, 'first');
  const drawing = { width, height };
  const { span, stages, wedges, cuts } = result;
  const folds = stages.length - 1;
  const [folded, setFolded] = useState(0);
  const position = Math.min(folded, folds);
  const isFolded = position === folds;
  /** The reader tried to cut a paper that is not folded, and is told what to do. */
  const [isEarly, setEarly] = useState(false);
  const animate = useAnimation();
  const foldTo = (target: number) => {
    setEarly(false);
    void animate(MOVE_MS * Math.abs(target - position), (share) => setFolded(position + (target - position) * share));
  };

  const paper = wedge(span),
    sheets = wedges.map((one) => wedge(one));
  const near = closer(span, position / folds);
  const window: PlaneWindow = { ...first, width: first.side, height: first.side, x: PAPER, y: PAPER };
  const onScreen = (place: Point): Point => toDrawing(window, near.to(place));
  const place = (point: Point) =>
    onScreen(point)
      .map((v) => v.toFixed(1))
      .join();
  // Nothing is left of a cut on a sheet that it misses.
  const path = (points: readonly Point[]) => (points.length === 0 ? '' : `M${points.map(place).join('L')}Z`);

  /** @param cut as the parameter has it, after so many */
  const add = (cut: (made: number) => string) =>
    set('cuts', ({ cuts }) => {
      const made = cuts === '' ? [] : cuts.split(';');
      return made.length < MOST_CUTS ? [...made, cut(made.length)].map((text) => text.trim()).join('; ') : cuts;
    });

  // Several moves may come before the next drawing.
  const stroke = useRef<readonly Point[]>([]);
  const [drawn, setDrawn] = useState(stroke.current);
  const setStroke = (places: readonly Point[]) => setDrawn((stroke.current = places));
  const finish = () => {
    const places = stroke.current;
    setStroke([]);
    if (!places.some((place) => isOnSheet(span, place))) return;
    const corners = strokeCorners(
      places.map((place) => ontoSheet(span, place)),
      { tap: TAP, slender: SLENDER },
    );
    add(() =>
      fewerCorners(corners, MOST_CORNERS)
        .map((corner) => wedgeText(span, corner))
        .join(' '),
    );
  };

  return (
    <Overlay size={drawing} label="折纸、剪纸、展开">
      <svg class="paper-sheets" viewBox={`0 0 ${width} ${height}`}>
        <rect x={0} y={0} width={first.side + 2 * first.left} height={first.top + first.side} fill="var(--paper)" />
        <text x={0} y={14} class="paper-title" fill={isEarly ? 'var(--vermilion)' : 'var(--ink)'} aria-live="polite">
          {titleAt(position, folds, isEarly)}
        </text>
        <g class="paper-open" onPointerDown={() => setEarly(!isFolded)}>
          {sheetsAt(stages, position).map((map, k) => (
            <g key={k}>
              <path
                d={path(sheets[k]!.map((corner) => moved(map, corner)))}
                fill="var(--vermilion)"
                stroke="var(--vermilion)"
                stroke-width={0.8}
              />
              {cutsOn(wedges[k]!, map, cuts).map((corners, i) => (
                <path key={i} d={path(corners)} fill="var(--paper)" />
              ))}
            </g>
          ))}
        </g>
        {isFolded && (
          <path class="paper-outline" d={path(paper)} fill="none" stroke="var(--ink)" stroke-dasharray="3 3" />
        )}
        {drawn.length > 1 && (
          <polyline
            points={drawn.map((place) => onScreen(place).join()).join(' ')}
            fill="none"
            stroke="var(--ink)"
            stroke-width={2}
            stroke-dasharray="6 4"
          />
        )}
        {stages.map((_, i) => {
          const { x, y, size } = thumbPlace(i, stages.length);
          return (
            <rect
              key={i}
              class="paper-step"
              role="button"
              tabindex={0}
              aria-label={i === 0 ? '展开成没折的纸' : `折到第 ${i} 次`}
              aria-pressed={position === i}
              x={second.left + x * second.side}
              y={second.top + y * second.side}
              width={size * second.side}
              height={size * second.side}
              fill="transparent"
              {...pressed(() => foldTo(i))}
            />
          );
        })}
      </svg>
      {isFolded && (
        <Patch
          class="paper-folded"
          box={patchOf(first, paper.map(onScreen))}
          of={drawing}
          drag={{
            begin: (at) => setStroke([near.from(toPlane(window, at))]),
            move: (at) => {
              const place = near.from(toPlane(window, at)),
                last = stroke.current.at(-1);
              if (!last || Math.hypot(place[0] - last[0], place[1] - last[1]) > SPACING)
                setStroke([...stroke.current, place]);
            },
            end: finish,
            cancel: () => setStroke([]),
          }}
        />
      )}
      <p class="paper-buttons" style={pinned([first.left, first.top + first.side + 4], drawing)}>
        <button type="button" onClick={() => foldTo(isFolded ? 0 : folds)}>
          {isFolded ? '展开' : '折起来'}
        </button>
        <button
          type="button"
          disabled={cuts.length >= MOST_CUTS}
          title={cuts.length >= MOST_CUTS ? `最多 ${MOST_CUTS} 刀，先撤销几刀` : undefined}
          onClick={() => {
            foldTo(folds);
            add(freshHole);
          }}
        >
          点一个洞
        </button>
      </p>
    </Overlay>
  );
}

function titleAt(position: number, folds: number, isEarly: boolean): string {
  if (position === folds) return '折好了，在纸上划一刀或点一下';
  if (isEarly) return '先点“折起来”，在折好的纸上剪';
  return position === 0 ? '展开' : `折了 ${Math.floor(position)} 次`;
}
