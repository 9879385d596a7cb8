import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/parity-nets/experiment.ts';
import figure, { draw } from '../../src/experiments/parity-nets/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import { readFigure, type Mark, type Point } from './read-marks.ts';

const DEEP = 'var(--indigo)',
  SHALLOW = 'var(--ochre)',
  FOURTH = 'var(--plum)';
const near = [1e-3, 1e-3] as const;
const values = (heights: readonly number[]): Point[] => heights.map((y, x) => [x, y]);

describe.each(publishedDrawings<typeof experiment>('parity-nets', figure))('$name', ({ result, params, panels }) => {
  const [construction, network, growth, training] = panels as [
    (typeof panels)[0],
    (typeof panels)[0],
    (typeof panels)[0],
    (typeof panels)[0],
  ];
  const { d, net } = params;

  it('draws the answer of the written net: 1 on even counts, 0 on odd ones', () => {
    const dots = construction.find({ fill: DEEP, tag: 'circle' }).flatMap(({ points }) => points);
    const parity = Array.from({ length: d + 1 }, (_, s) => 1 - (s % 2));
    if (net === 'fold' || net === 'relu') expectPlaces(dots, values(parity), near);
    else {
      // A row a unit: the output's is the last, higher where it says 1.
      expect(dots.map(([x]) => Math.round(x))).toEqual(parity.map((_, s) => s));
      const [low, high] = [Math.max(...dots.map(([, y]) => y)), Math.min(...dots.map(([, y]) => y))];
      expect(dots.map(([, y]) => (Math.abs(y - high) < 1e-3 ? 1 : Math.abs(y - low) < 1e-3 ? 0 : y))).toEqual(parity);
      expect(low - high).toBeCloseTo(0.65, 2);
    }
  });

  it('draws every fold between, each half as high as the one before', () => {
    if (net !== 'fold') return;
    const folds = construction.find({ stroke: SHALLOW, tag: 'path' });
    expect(folds).toHaveLength(Math.ceil(Math.log2(d)) - 1);
    folds.forEach(({ points }, l) => {
      const sums = result.responses[l]![0]!.map((up, s) => up + result.responses[l]![1]![s]!);
      expectPlaces(points, values(sums), near);
    });
  });

  it('draws every weight once: its sign as colour and dash, its size as width', () => {
    const edges = network.find({ tag: 'path' }).filter((mark) => mark.attribute('stroke') !== 'currentColor');
    const { layers, skip } = result.construction;
    const all = [...layers.flatMap(({ kernel }) => kernel), ...(skip ?? [])];
    const width = (mark: Mark) => Number(mark.attribute('stroke-width'));
    const drawn = (color: string) =>
      edges
        .filter((mark) => mark.attribute('stroke') === color)
        .map(width)
        .toSorted((a, b) => a - b);
    const unit = all.length > 60 ? 0.6 : 0.9;
    const wanted = (sign: number) =>
      all
        .filter((w) => w * sign > 0)
        .map((w) => Math.abs(w) * unit)
        .toSorted((a, b) => a - b);
    const rounded = (list: number[]) => list.map((w) => Math.round(w * 1000) / 1000);
    expect(rounded(drawn(DEEP))).toEqual(rounded(wanted(1)));
    expect(rounded(drawn(SHALLOW))).toEqual(rounded(wanted(-1)));
    for (const edge of edges)
      expect(edge.attribute('stroke-dasharray')).toBe(edge.attribute('stroke') === SHALLOW ? '4 2' : null);
  });

  it('draws every unit, and edges between units only', () => {
    const units = network.find({ tag: 'circle', fill: 'var(--paper)' }).flatMap(({ points }) => points);
    expect(units).toHaveLength(d + result.construction.layers.reduce((sum, layer) => sum + layer.units, 0));
    const isUnit = ([x, y]: Point) => units.some(([u, v]) => Math.hypot(u - x, v - y) < 0.01);
    for (const color of [DEEP, SHALLOW])
      for (const { points } of network.find({ stroke: color, tag: 'path' })) expect(points.every(isUnit)).toBe(true);
  });

  it('fills the units that put out anything, for what goes in, as far as it has come; edges from others are faint', () => {
    const places = network.find({ tag: 'circle', fill: 'var(--paper)' }).flatMap(({ points }) => points);
    const x = Array.from({ length: d }, (_, i) => i % 3 === 1);
    const s = x.filter(Boolean).length;
    for (const reached of [0, 1, Infinity]) {
      const [, net] = readFigure(draw(result, params, { width: 680 }, { x: x.map(Number).join(''), reached }), 680);
      const at = net!.find({ tag: 'circle', fill: 'var(--paper)' }).flatMap(({ points }) => points);
      expect(at).toHaveLength(places.length);
      const values = [
        ...x.map(Number),
        ...result.responses.flatMap((layer, l) => layer.map((unit) => (l < reached ? unit[s]! : 0))),
      ];
      const filled = net!.find({ tag: 'circle', fill: 'var(--vermilion)' }).flatMap(({ points }) => points);
      expectPlaces(
        filled,
        at.filter((_, i) => values[i] !== 0),
        near,
      );
      for (const edge of net!.find({ tag: 'path' }).filter((mark) => mark.attribute('stroke') !== 'currentColor')) {
        const [u, v] = edge.points.reduce((left, place) => (place[0] < left[0] ? place : left));
        const from = at.findIndex(([a, b]) => Math.hypot(a - u, b - v) < 0.01);
        expect(Number(edge.attribute('stroke-opacity') ?? 1) < 0.5).toBe(values[from] === 0);
      }
      expect(net!.texts.some((words) => words.includes(`${s} 个 1`))).toBe(true);
      expect(net!.texts.some((words) => words.includes(`输出 ${1 - (s % 2)}`))).toBe(
        reached === Infinity || reached >= result.responses.length,
      );
    }
  });

  it('draws how each construction grows: d units, half of d, twice its logarithm', () => {
    const bits = result.growth.bits;
    for (const [color, units] of [
      [SHALLOW, (n: number) => n],
      [FOURTH, (n: number) => Math.floor(n / 2)],
      [DEEP, (n: number) => 2 * Math.ceil(Math.log2(n))],
    ] as const) {
      expectPlaces(
        growth.only({ stroke: color, tag: 'path' }).points,
        bits.map((n): Point => [n, units(n)]),
        near,
      );
      const [here, ...others] = growth.find({ fill: color }).filter(({ tag }) => tag !== 'text');
      expect(others).toEqual([]);
      expectPlaces(here!.points, [[d, units(d)]], near);
      const [name] = growth.find({ fill: color, tag: 'text' });
      expect(Math.abs(name!.points[0]![1] - units(16))).toBeLessThan(1.1);
    }
  });

  it('draws every attempt: right answers in indigo, loss in ochre, in their bands', () => {
    const { attempts, steps } = result.training;
    const right = training.find({ stroke: DEEP, tag: 'path' }),
      losses = training.find({ stroke: SHALLOW, tag: 'path' });
    expect(right).toHaveLength(attempts.length);
    attempts.forEach(({ errors }, a) =>
      expectPlaces(
        right[a]!.points,
        errors.map((wrong, i): Point => [steps[i]!, 1 - wrong / 2 ** d]),
        [0.5, 1e-4],
      ),
    );
    attempts.forEach(({ losses: measured }, a) =>
      expectPlaces(
        losses[a]!.points,
        measured.map((loss, i): Point => [steps[i + 1]!, loss!]),
        [0.5, 1e-4],
      ),
    );
    if (attempts.length === 1) return;
    for (const [color, each] of [
      [DEEP, attempts.map(({ errors }) => errors.map((wrong) => 1 - wrong / 2 ** d))],
      [SHALLOW, attempts.map(({ losses }) => losses.map(Number))],
    ] as const) {
      const band = training.only({ fill: color, tag: 'path' }).points;
      const half = band.length / 2;
      const [a, b] = [
        band.slice(0, half).toSorted(([p], [q]) => p - q),
        band.slice(half).toSorted(([p], [q]) => p - q),
      ];
      a.forEach(([, y], i) => {
        const here = each.map((curve) => curve[i]!);
        expect(Math.max(y, b[i]![1])).toBeCloseTo(Math.max(...here), 3);
        expect(Math.min(y, b[i]![1])).toBeCloseTo(Math.min(...here), 3);
      });
    }
  });
});
