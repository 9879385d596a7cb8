import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/universality/experiment.ts';
import figure from '../../src/experiments/universality/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Point } from './read-marks.ts';

const RELU = 'var(--ochre)',
  STEP = 'var(--soft)',
  LEARNED = 'var(--plum)',
  TRUTH = 'var(--bamboo)';
/** Drawn to a thousandth of a pixel. */
const near = [1e-4, 2e-4] as const;
/** Errors and losses beyond the axis are drawn at its ends. */
const within = (e: number) => Math.min(10, Math.max(1e-6, e));
const log = (places: readonly Point[]): Point[] => places.map(([x, y]) => [x, Math.log10(y)]);

describe.each(publishedDrawings<typeof experiment>('universality', figure))('$name', ({ result, params, panels }) => {
  const [curves, shares, errors, training] = panels as [
    (typeof panels)[0],
    (typeof panels)[0],
    (typeof panels)[0],
    (typeof panels)[0],
  ];
  const { width: N, curves: heights } = result;
  const spread = (values: readonly (number | null)[]): Point[] => values.map((y, i) => [i / (values.length - 1), y!]);
  const reach = Math.max(...heights.target.map(Math.abs), 1);
  const tolerance = [1e-4, 2e-4 * reach] as const;

  it('draws f in green, through its data', () => {
    expectPlaces(curves.only({ stroke: TRUTH, tag: 'path' }).points, spread(heights.target), tolerance);
  });

  it('draws the band of the allowed error, to both sides of f', () => {
    const allowed = params.width === null ? params.epsilon : result.constructions.relu.bound;
    const band = curves.only({ fill: TRUTH, tag: 'path' }).points;
    const half = band.length / 2;
    const up = band.slice(0, half).toSorted(([a], [b]) => a - b),
      down = band.slice(half).toSorted(([a], [b]) => a - b);
    const [upper, lower] = up[0]![1] > down[0]![1] ? [up, down] : [down, up];
    const edge = (sign: number) => spread(heights.target).map(([x, y]): Point => [x, y + sign * allowed]);
    expectPlaces(upper, edge(1), tolerance);
    expectPlaces(lower, edge(-1), tolerance);
  });

  it('bends the ReLU construction at N+1 knots, and each knot lies on f', () => {
    const relu = curves.only({ stroke: RELU, tag: 'path' }).points;
    expectPlaces(relu, spread(heights.relu), tolerance);
    if (N <= 200) expect(relu).toHaveLength(N + 1);
    for (const [x, y] of relu) {
      const at = x * 200;
      if (Math.abs(at - Math.round(at)) < 1e-2) expect(y).toBeCloseTo(heights.target[Math.round(at)]!, 2);
    }
    const dots = curves.find({ fill: RELU, tag: 'circle' }).flatMap(({ points }) => points);
    expectPlaces(dots, N <= 64 ? spread(heights.relu) : [], tolerance);
  });

  it('has N steps of equal width in the other construction', () => {
    const step = curves.only({ stroke: STEP, tag: 'path' }).points;
    if (N > 200) return expectPlaces(step, spread(heights.step), tolerance);
    expect(step).toHaveLength(2 * N);
    for (let i = 0; i < N; i++)
      expectPlaces(
        step.slice(2 * i, 2 * i + 2),
        [
          [i / N, heights.step[i]!],
          [(i + 1) / N, heights.step[i]!],
        ],
        tolerance,
      );
  });

  it('draws what was learned, dashed, and no other curve so', () => {
    const learned = curves.only({ stroke: LEARNED, tag: 'path' });
    expectPlaces(learned.points, spread(heights.learned), tolerance);
    expect(learned.attribute('stroke-dasharray')).toBe('5 3');
    expect(curves.find({ 'stroke-dasharray': '5 3' })).toHaveLength(1);
  });

  it('draws units, each from its hinge to the right edge, with its weight as slope, dashed where it bends down', () => {
    const links = shares.find({ stroke: RELU, tag: 'path' }).filter((one) => one.attribute('class') !== 'net-row');
    const { weights, every } = result.shares;
    // Of more than a hundred only some are drawn, evenly.
    const between = Math.ceil(weights.length / 100);
    expect(links).toHaveLength(Math.ceil(weights.length / between));
    for (const { points, attribute } of links) {
      const [[x1, y1], [x2, y2]] = points as [Point, Point];
      const unit = Math.round((x1 * N) / every);
      expect(unit % between).toBe(0);
      const hinge = (unit * every) / N;
      expect(x1).toBeCloseTo(hinge, 3);
      expect(y1).toBeCloseTo(0, 3);
      expect(x2).toBeCloseTo(1, 3);
      expect(Math.abs(y2 - weights[unit]! * (1 - hinge))).toBeLessThan(1e-3 * Math.max(1, Math.abs(y2)));
      expect(attribute('stroke-dasharray')).toBe(weights[unit]! < 0 ? '5 3' : null);
    }
  });

  it('draws the net over them: a unit above each hinge, an edge from it to the output, as wide as its weight is great', () => {
    const net = shares.marks.filter((one) => one.attribute('class') === 'net-row');
    const { weights, every } = result.shares;
    const between = Math.ceil(weights.length / 100);
    const drawn = weights.map((weight, i) => ({ weight, at: (i * every) / N })).filter((_, i) => i % between === 0);
    const most = Math.max(...(weights.length > 1 ? weights.slice(1) : weights).map(Math.abs));
    const edges = net.filter(({ tag }) => tag === 'path'),
      [output, ...units] = net.filter(({ tag }) => tag === 'circle').toReversed();
    expect(output!.points[0]![0]).toBeCloseTo(0.5, 3);
    expectPlaces(
      units.toReversed().map(({ points }): Point => [points[0]![0], 0]),
      drawn.map(({ at }): Point => [at, 0]),
      [1e-3, 1],
    );
    expect(edges).toHaveLength(drawn.length);
    edges.forEach(({ points, attribute }, i) => {
      const { weight, at } = drawn[i]!;
      const [[from], [to, high]] = points as [Point, Point];
      expect([from, to]).toEqual([expect.closeTo(at, 3), expect.closeTo(0.5, 3)]);
      expect(high).toBeCloseTo(output!.points[0]![1], 6);
      const width = Number(attribute('stroke-width'));
      if (Math.abs(weight) <= most) expect(Math.abs(width / 3.5 - Math.abs(weight) / most)).toBeLessThan(0.01);
      expect(attribute('stroke-dasharray')).toBe(weight < 0 ? '4 2' : null);
      if (result.partial && Math.round(at * N) >= result.partial.open)
        expect(Number(attribute('stroke-opacity'))).toBeLessThan(0.2);
    });
  });

  it('draws the errors of each net in its own colour, and the bound', () => {
    for (const [color, values] of [
      [RELU, result.errors.relu],
      [STEP, result.errors.step],
      [LEARNED, result.errors.learned],
    ] as const) {
      const middles = values.map((e, i): Point => [(i + 0.5) / values.length, within(e!)]);
      expectPlaces(log(errors.only({ stroke: color, tag: 'path' }).points), log(middles), [1e-4, 1e-4]);
    }
    expect(errors.placeOf('证明的界')[1] / result.constructions.relu.bound).toBeCloseTo(1, 3);
  });

  it('names each error curve near its end, in its colour, the higher the higher', () => {
    const ends = [
      ['学出来的', LEARNED, result.errors.learned.at(-1)!],
      ['阶梯', STEP, result.errors.step.at(-1)!],
      ['ReLU', RELU, result.errors.relu.at(-1)!],
    ] as const;
    for (const [name, color] of ends)
      expect(errors.only({ tag: 'text', fill: color, 'text-anchor': 'start', 'font-weight': '600' }).text).toBe(name);
    const order = (of: (end: (typeof ends)[number]) => number) =>
      ends.toSorted((a, b) => of(b) - of(a)).map(([name]) => name);
    expect(order(([name]) => errors.placeOf(name)[1])).toEqual(order(([, , e]) => e!));
  });

  it('draws the loss at the steps where it was measured', () => {
    const { steps, losses } = result.training;
    const wanted = losses.map((loss, i): Point => [steps[i + 1]!, within(loss!)]);
    expectPlaces(log(training.only({ stroke: LEARNED, tag: 'path' }).points), log(wanted), [0.5, 1e-4]);
    expect(training.texts).toContain('损失');
  });

  it('draws the first units alone where they are chosen', () => {
    const partial = curves.find({ stroke: 'var(--ink)', tag: 'path' });
    expect(partial).toHaveLength(result.partial ? 1 : 0);
    if (result.partial) expectPlaces(partial[0]!.points, spread(result.partial.curve), [near[0], tolerance[1]]);
  });
});
