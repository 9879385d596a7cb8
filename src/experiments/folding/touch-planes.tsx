import { useRef } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { squaresOf, type Square } from './geometry.ts';
import { animate, arrowOf, newGesture, useDrag, type Place } from './hands.ts';
import { classColors, lineEnds, SHOWN } from './planes.ts';

/** The two planes under the reader's hands: points, the hidden units' lines, and the cut. */

type Props = Pick<ViewProps<typeof experiment>, 'params' | 'set' | 'width'>;

const KEY_STEP = 0.05;
const FOLD_MS = 300;
const numbers = (text: string): number[] => text.split(',').map(Number);
const round = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(2)) + 0;
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export function TouchPlanes({ params, set, width }: Props) {
  const { first, second, height } = squaresOf(width);
  // What is shown lags behind what was asked for; two quick moves must both count.
  const asked = useRef(params);
  asked.current = params;

  const groups = params.points.split(';').map((group) => group.trim().split(/\s+/).map(numbers));
  const movePoint = (g: number, i: number, [x, y]: Place, gesture: number) => {
    const moved = asked.current.points.split(';').map((group) => group.trim().split(/\s+/));
    moved[g]![i] = [x, y].map((value) => round(clamp(value, -0.7, 1.7), 0.05)).join(',');
    const points = moved.map((group) => group.join(' ')).join('; ');
    asked.current = { ...asked.current, points };
    set('points', points, gesture);
  };
  const setLine = (name: 'weights' | 'cut', from: number, line: readonly number[], gesture: number) => {
    const all = numbers(asked.current[name]);
    line.forEach((value, i) => (all[from + i] = round(clamp(value, -20, 20), 0.01)));
    const text = all.join(',');
    asked.current = { ...asked.current, [name]: text };
    set(name, text, gesture);
  };
  const fold = () => {
    const gesture = newGesture();
    const from = params.stage >= 2 ? 0 : params.stage;
    animate(FOLD_MS * (2 - from), (share) => set('stage', round(from + (2 - from) * share, 0.02), gesture));
  };

  const weights = numbers(params.weights),
    cut = numbers(params.cut);
  return (
    <>
      <svg class="lab-canvas" viewBox={`0 0 ${width} ${height}`} role="group" aria-label="拖动点和直线，或用方向键">
        {[weights.slice(0, 3), weights.slice(3)].map((line, u) => (
          <LineHandles
            key={`unit ${u}`}
            name={`第 ${u + 1} 个单元的直线`}
            line={line}
            square={first}
            color="var(--soft)"
            move={(next, gesture) => setLine('weights', 3 * u, next, gesture)}
          />
        ))}
        <LineHandles
          name="输出的一刀"
          line={cut}
          square={second}
          color="var(--plum)"
          move={(next, gesture) => setLine('cut', 0, next, gesture)}
        />
        {groups.map((group, g) =>
          group.map(([x, y], i) => (
            <Handle
              key={`point ${g} ${i}`}
              label={`${g === 0 ? '圆点' : '方块'} ${i + 1}，x₁ = ${x}，x₂ = ${y}`}
              at={[x!, y!]}
              square={first}
              color={classColors[g]!}
              radius={7}
              move={(to, gesture) => movePoint(g, i, to, gesture)}
            />
          )),
        )}
      </svg>
      <button
        type="button"
        class="folding-button"
        style={{
          left: `${(100 * (second.left + 6)) / width}%`,
          top: `${(100 * (second.top + second.side - 48)) / height}%`,
        }}
        onClick={fold}
      >
        {params.stage >= 2 ? '再折一遍' : '折起来'}
      </button>
    </>
  );
}

interface HandleProps {
  label: string;
  at: Place;
  square: Square;
  color: string;
  radius: number;
  move: (to: Place, gesture: number) => void;
}

/** A place to take hold of: its target is a thumb wide. */
function Handle({ label, at: [x, y], square: { left, top, side }, color, radius, move }: HandleProps) {
  const [low, high] = SHOWN,
    scale = side / (high - low);
  const drag = useDrag(([px, py], gesture) => move([low + (px - left) / scale, high - (py - top) / scale], gesture));
  const [px, py] = [left + (x - low) * scale, top + (high - y) * scale];
  return (
    <g
      class="folding-handle"
      role="button"
      tabindex={0}
      aria-label={`${label}；用方向键移动`}
      {...drag}
      onKeyDown={(event) => {
        const arrow = arrowOf(event);
        if (!arrow) return;
        event.preventDefault();
        move([x + KEY_STEP * arrow[0], y + KEY_STEP * arrow[1]], newGesture());
      }}
    >
      <circle cx={px} cy={py} r={23} fill="transparent" />
      <circle class="folding-ring" cx={px} cy={py} r={radius + 5} fill="none" stroke={color} stroke-width={1.5} />
    </g>
  );
}

interface LineProps {
  name: string;
  line: readonly number[];
  square: Square;
  color: string;
  move: (line: number[], gesture: number) => void;
}

/** Two handles on a line; one that is moved turns the line about the other, its weights' length unchanged. */
function LineHandles({ name, line, square, color, move }: LineProps) {
  /** While one is dragged the other stays where it was at first. */
  const pivot = useRef<{ gesture: number; at: Place }>();
  const ends = lineEnds(line);
  if (!ends)
    return (
      <Handle
        label={`${name}，在图外`}
        at={nearestShown(line)}
        square={square}
        color={color}
        radius={2}
        move={([x, y], gesture) => {
          const [a, b] = line[0] === 0 && line[1] === 0 ? [1, 0] : [line[0]!, line[1]!];
          move([a, b, -(a * x + b * y)], gesture);
        }}
      />
    );
  const [[x0, y0], [x1, y1]] = ends;
  const at = (share: number): Place => [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
  return (
    <>
      {[0.16, 0.84].map((share) => (
        <Handle
          key={share}
          label={`${name}，${share < 0.5 ? '一端' : '另一端'}`}
          at={at(share)}
          square={square}
          color={color}
          radius={2}
          move={(to, gesture) => {
            if (pivot.current?.gesture !== gesture) pivot.current = { gesture, at: at(1 - share) };
            const through = lineThrough(to, pivot.current.at, line);
            if (through) move(through, gesture);
          }}
        />
      ))}
    </>
  );
}

/** The place of the drawn part where a line that misses it can be taken hold of. */
function nearestShown([a, b, c]: readonly number[]): Place {
  const [low, high] = SHOWN,
    middle = (low + high) / 2,
    square = a! * a! + b! * b!;
  const off = square === 0 ? 0 : ((a! + b!) * middle + c!) / square;
  const within = (value: number) => clamp(value, low + 0.1, high - 0.1);
  return [within(middle - off * a!), within(middle - off * b!)];
}

/** The line a·x + b·y + c = 0 through two places, with the length of (a, b) and the side of the old one; nothing if they are one place. */
function lineThrough(p: Place, q: Place, [a, b]: readonly number[]): number[] | undefined {
  const [dx, dy] = [p[0] - q[0], p[1] - q[1]],
    length = Math.hypot(dx, dy);
  if (length < 0.05) return undefined;
  const size = Math.hypot(a!, b!);
  let normal: Place = [(-dy * size) / length, (dx * size) / length];
  if (normal[0] * a! + normal[1] * b! < 0) normal = [-normal[0], -normal[1]];
  return [normal[0], normal[1], -(normal[0] * q[0] + normal[1] * q[1])];
}
