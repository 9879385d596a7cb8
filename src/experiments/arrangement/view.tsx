import { useMemo } from 'preact/hooks';
import { lineEnds } from '../../lab/draw/line-ends.ts';
import { LineHandles } from '../../lab/hands/Line.tsx';
import { mapView } from '../../lab/hands/region-map.tsx';
import type { Point } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import { draw, shown } from './figure.ts';

type Line = readonly [a: number, b: number, c: number];

/** The line through two places, as its parameter writes them. */
function readLine(places: string): Line {
  const [x, y, u, v] = places.split(/[ ,]/).map(Number) as [number, number, number, number];
  const length = Math.hypot(u - x, v - y);
  const [a, b] = [(y - v) / length, (u - x) / length];
  return [a, b, -(a * x + b * y)];
}

/** The line as its parameter writes it: two of its places. */
function written([a, b, c]: Line): string {
  const square = { x: [-1, 1], y: [-1, 1] } as const;
  const [p, q] = lineEnds([a, b, c], square) ?? [
    [-a * c, -b * c],
    [-a * c - b, -b * c + a],
  ];
  return [p, q].map((place) => place.map((value) => Number(value.toFixed(3)) + 0).join(',')).join(' ');
}

const nearestTo = (lines: readonly Line[], [x, y]: Point): number =>
  lines.reduce((best, [a, b, c], i) => {
    const [p, q, r] = lines[best]!;
    return Math.abs(a * x + b * y + c) < Math.abs(p * x + q * y + r) ? i : best;
  }, 0);

/** The map, and the line nearest to the place that was touched, to be dragged and turned. */
export default mapView<typeof experiment>({
  figure: draw,
  shown,
  Hold: ({ result: { placed }, wanted, set, at, ...held }) => {
    // The same line as long as no other place is touched, however the lines move.
    const i = useMemo(() => (at && placed.length > 0 ? nearestTo(placed, at) : 0), [at, placed.length]);
    if (placed.length === 0) return null;
    const own = wanted.own.split('; ')[i];
    return (
      <LineHandles
        key={i}
        name={`第 ${i + 1} 条直线`}
        line={own ? readLine(own) : placed[i]!}
        color="var(--ink)"
        guide
        {...held}
        move={(line, gesture) =>
          set(
            'own',
            ({ own }) => {
              const given = own === '' ? [] : own.split('; ');
              const all = placed.map((one, k) => given[k] ?? written(one));
              const [p, q, r] = line as unknown as Line;
              const length = Math.hypot(p, q);
              all[i] = written([p / length, q / length, r / length]);
              return all.join('; ');
            },
            gesture,
          )
        }
      />
    );
  },
});
