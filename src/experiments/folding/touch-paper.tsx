import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { strokeCorners, type ViewProps } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { moved, PAPER, thumbPlace, wedge, type Matrix } from './flower.ts';
import { squaresOf } from './geometry.ts';
import { animate, pointerPlace, type Place } from './hands.ts';
import type { PaperResult } from './results.ts';

/** The paper under the reader's hands: folded a crease at a time, cut with a finger, unfolded. */

interface Props extends Pick<ViewProps<typeof experiment>, 'params' | 'set' | 'width'> {
  result: PaperResult;
}

const FOLD_MS = 320;
const MOST_CUTS = 24,
  MOST_CORNERS = 24;
/** On the paper, whose radius is 1: a shorter stroke is a tap, a narrower one a slash, and what comes so near to a crease is on it. */
const TAP = 0.05,
  SLENDER = 0.07,
  NEAR = 0.045,
  SPACING = 0.045;

export function TouchPaper({ result, params, set, width }: Props) {
  const { first, second, height } = squaresOf(width);
  const { order, stages, cuts } = result;
  const folds = stages.length - 1;
  const [folded, setFolded] = useState(0);
  const [stroke, setStroke] = useState<Place[]>([]);
  const latest = useRef(0);
  const position = Math.min(folded, folds);
  const isFolded = position === folds;

  const foldTo = (target: number) => {
    const from = Math.min(latest.current, folds);
    animate(FOLD_MS * Math.abs(target - from), (share) => {
      latest.current = from + (target - from) * share;
      setFolded(latest.current);
    });
  };

  const sheet = wedge(order);
  const near = closer(order, position / folds);
  const scale = first.side / (PAPER[1] - PAPER[0]);
  const [cx, cy] = [first.left + first.side / 2, first.top + first.side / 2];
  const onScreen = ([x, y]: Place): Place => {
    const [u, v] = near.to([x, y]);
    return [cx + scale * u, cy - scale * v];
  };
  const onPaper = ([px, py]: Place): Place => near.from([(px - cx) / scale, (cy - py) / scale]);
  const path = (points: readonly Place[]) =>
    `M${points.map((point) => point.map((v) => v.toFixed(1)).join()).join('L')}Z`;

  // What is shown lags behind what was asked for; two quick cuts must both count.
  const asked = useRef(params.cuts);
  useLayoutEffect(() => {
    asked.current = params.cuts;
  }, [params.cuts]);
  const made = () => (asked.current === '' ? 0 : asked.current.split(';').length);
  /** @param text the cut as the parameter has it */
  const add = (text: string) => {
    asked.current = asked.current === '' ? text : `${asked.current}; ${text}`;
    set('cuts', asked.current);
  };
  const finish = () => {
    setStroke([]);
    if (!stroke.some((place) => isOnSheet(order, place)) || made() >= MOST_CUTS) return;
    const corners = strokeCorners(
      stroke.map((place) => ontoSheet(order, place)),
      { tap: TAP, slender: SLENDER },
    );
    const few = corners.length > MOST_CORNERS ? thinned(corners, MOST_CORNERS) : corners;
    add(few.map((corner) => wedgeText(order, corner)).join(' '));
  };
  const draw = (event: PointerEvent) => {
    const place = onPaper(pointerPlace(event)),
      last = stroke.at(-1);
    if (!last || Math.hypot(place[0] - last[0], place[1] - last[1]) > SPACING) setStroke([...stroke, place]);
  };

  return (
    <>
      <svg class="lab-canvas" viewBox={`0 0 ${width} ${height}`} role="group" aria-label="折纸、剪纸、展开">
        <rect x={0} y={0} width={first.side + 2 * first.left} height={first.top + first.side} fill="var(--paper)" />
        <text x={0} y={14} class="folding-title" fill="var(--ink)">
          {position === 0 ? '展开' : isFolded ? '折好了，在纸上划一刀或点一下' : `折了 ${Math.floor(position)} 次`}
        </text>
        {sheetsAt(stages, position).map((map, k) => (
          <g key={k}>
            <path
              d={path(sheet.map((corner) => onScreen(moved(map, corner))))}
              fill="var(--vermilion)"
              stroke="var(--vermilion)"
              stroke-width={0.8}
            />
            {cuts.map(({ outline }, i) => (
              <path key={i} d={path(outline.map((corner) => onScreen(moved(map, corner))))} fill="var(--paper)" />
            ))}
          </g>
        ))}
        {isFolded && (
          <path
            class="folding-paper"
            d={path(sheet.map(onScreen))}
            fill="transparent"
            stroke="var(--ink)"
            stroke-dasharray="3 3"
            onPointerDown={(event) => {
              event.preventDefault();
              event.currentTarget.setPointerCapture(event.pointerId);
              setStroke([onPaper(pointerPlace(event))]);
            }}
            onPointerMove={(event) => stroke.length > 0 && draw(event)}
            onPointerUp={finish}
            onPointerCancel={() => setStroke([])}
          />
        )}
        {stroke.length > 1 && (
          <polyline
            points={stroke.map((place) => onScreen(place).join()).join(' ')}
            fill="none"
            stroke="var(--ink)"
            stroke-width={2}
            stroke-dasharray="6 4"
            pointer-events="none"
          />
        )}
        {stages.map((_, i) => {
          const { x, y, size } = thumbPlace(i, stages.length);
          return (
            <rect
              key={i}
              class="folding-step"
              role="button"
              tabindex={0}
              aria-label={i === 0 ? '展开成没折的纸' : `折到第 ${i} 次`}
              aria-pressed={position === i}
              x={second.left + x * second.side}
              y={second.top + y * second.side}
              width={size * second.side}
              height={size * second.side}
              fill="transparent"
              onClick={() => foldTo(i)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                foldTo(i);
              }}
            />
          );
        })}
      </svg>
      <p
        class="folding-buttons"
        style={{ left: `${(100 * first.left) / width}%`, top: `${(100 * (first.top + first.side - 44)) / height}%` }}
      >
        <button type="button" class="folding-button" onClick={() => foldTo(isFolded ? 0 : folds)}>
          {isFolded ? '展开' : '折起来'}
        </button>
        <button
          type="button"
          class="folding-button"
          disabled={cuts.length >= MOST_CUTS}
          title={cuts.length >= MOST_CUTS ? `最多 ${MOST_CUTS} 刀，先撤销几刀` : undefined}
          onClick={() => {
            foldTo(folds);
            if (made() < MOST_CUTS) add(freshHole(made()));
          }}
        >
          点一个洞
        </button>
      </p>
    </>
  );
}

/** The sheets between two folds: seen turning over, a sheet lies between its two places as the cosine says. */
function sheetsAt(stages: readonly Matrix[][], position: number): Matrix[] {
  const done = Math.floor(position),
    share = (1 - Math.cos(Math.PI * (position - done))) / 2;
  const next = stages[done + 1] ?? stages[done]!;
  return stages[done]!.map(
    (map, k) => map.map((entry, i) => entry + share * (next[k]![i]! - entry)) as unknown as Matrix,
  );
}

/** The folded paper is looked at from nearer and in the middle: what the wedge fills fills the square. */
function closer(order: number, share: number) {
  const angle = Math.PI / order;
  const [low, high, top] = [order === 1 ? -1 : 0, 1, order === 1 ? 1 : Math.sin(angle)];
  const middle: Place = [((low + high) / 2) * share, (top / 2) * share];
  const scale = 1 + share * (Math.min(1.9, 1.9 / Math.max(high - low, top)) - 1);
  return {
    to: ([x, y]: Place): Place => [(x - middle[0]) * scale, (y - middle[1]) * scale],
    from: ([u, v]: Place): Place => [u / scale + middle[0], v / scale + middle[1]],
  };
}

const isOnSheet = (order: number, [x, y]: Place): boolean => {
  const angle = Math.atan2(y, x);
  return Math.hypot(x, y) <= 1 && angle > -0.06 && angle < Math.PI / order + 0.06;
};

/** The nearest place of the folded paper: a stroke that leaves it over a crease cuts up to that crease. */
function ontoSheet(order: number, [x, y]: Place): Place {
  const angle = Math.PI / order,
    second: Place = [Math.cos(angle), Math.sin(angle)];
  const radius = Math.max(1, Math.hypot(x, y)),
    [u, v]: Place = [x / radius, y / radius];
  if (v >= 0 && second[1] * u - second[0] * v >= 0) return [u, v];
  const feet = ([[1, 0], second] as const).map(([a, b]): Place => {
    const along = Math.max(0, a * u + b * v);
    return [along * a, along * b];
  });
  const far = ([a, b]: Place) => Math.hypot(a - u, b - v);
  return far(feet[0]!) <= far(feet[1]!) ? feet[0]! : feet[1]!;
}

/** A place on the folded paper as the parameter has it: share and radius, on a crease if it is nearly there. */
function wedgeText(order: number, [x, y]: Place): string {
  const radius = Math.min(1, Math.hypot(x, y)),
    angle = Math.atan2(y, x),
    whole = Math.PI / order;
  const offset = (from: number) => Math.abs(radius * Math.sin(angle - from));
  const share =
    offset(0) < NEAR && angle < whole / 2 ? 0 : offset(whole) < NEAR && angle > whole / 2 ? 1 : angle / whole;
  return `${Math.min(1, Math.max(0, share)).toFixed(2)},${radius.toFixed(2)}`;
}

const thinned = (corners: readonly Place[], most: number): Place[] =>
  Array.from({ length: most }, (_, i) => corners[Math.floor((i * corners.length) / most)]!);

/** Where the next hole without a pointer goes: off the creases; places follow the golden ratio. */
function freshHole(i: number): string {
  const share = 0.2 + 0.6 * ((0.5 + i * 0.618034) % 1),
    radius = 0.35 + 0.55 * ((0.3 + i * 0.381966) % 1);
  return `${share.toFixed(2)},${radius.toFixed(2)}`;
}
