import { freePlaces } from '../../lab/draw/text/free-places.ts';
import { fontSize } from '../../lab/draw/layout.ts';
import { squaresOf } from '../../lab/draw/squares.ts';
import type { Pair } from './xor-net.ts';

/** The names of the units' lines, beside them where nothing else lies. */
export function namesOf(
  units: readonly { ends: [Pair, Pair]; name: string }[],
  { places, boundary }: { places: readonly Pair[]; boundary: readonly [Pair, Pair][] },
  [low, high]: readonly [number, number],
  width: number,
) {
  const { side } = squaresOf(width, 'second').first;
  const at = ([x, y]: Pair): Pair => [(side * (x - low)) / (high - low), (side * (high - y)) / (high - low)];
  const lines = [
    ...boundary,
    ...units.map(({ ends }) => ends),
    [
      [low, 0],
      [high, 0],
    ],
    [
      [0, low],
      [0, high],
    ],
  ].map(([p, q]) => [at(p as Pair), at(q as Pair)] as const);
  const wishes = units.map(({ ends: [p, q], name }) => {
    const [[x0, y0], [x1, y1]] = [at(p), at(q)],
      length = Math.hypot(x1 - x0, y1 - y0);
    const [u, v] = [-(y1 - y0) / length, (x1 - x0) / length];
    const shares = Array.from({ length: 19 }, (_, i) => (i + 1) / 20).sort(
      (a, b) => y0 + a * (y1 - y0) - (y0 + b * (y1 - y0)),
    );
    const places = shares.flatMap((t) =>
      [23, -23, 27, -27].map((off): Pair => [x0 + t * (x1 - x0) + off * u, y0 + t * (y1 - y0) + off * v]),
    );
    return { text: name, places };
  });
  const blocks = [
    ...places.map(at).map(([x, y]) => ({ x, y, width: 18, height: 18 })),
    { x: side - 12, y: at([0, 0])[1] + 13, width: 24, height: 20 },
    { x: at([0, 0])[0] + 16, y: 13, width: 24, height: 20 },
  ];
  const within = { left: 2, right: side - 2, top: 2, bottom: side - 2 };
  return freePlaces(wishes, { blocks, lines, within }, { size: fontSize(width), bold: false }).flatMap((place, i) => {
    if (!place) return [];
    const [x, y] = [low + (place[0] / side) * (high - low), high - (place[1] / side) * (high - low)];
    return [{ x, y, name: units[i]!.name }];
  });
}
