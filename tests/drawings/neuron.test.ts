import { expect, describe, it } from 'vitest';
import type experiment from '../../src/experiments/neuron/experiment.ts';
import figure from '../../src/experiments/neuron/figure.ts';
import { placesOf, WEIGHTS_FROM } from '../../src/experiments/neuron/places.ts';
import { readPoints } from '../../src/math/number-list.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Point } from './read-marks.ts';

const WIDTH = 680;
const near: Point = [6e-3, 6e-3];
const runs = publishedDrawings<typeof experiment>('neuron', figure, WIDTH);

describe.each(runs)('$name', ({ result, params, panels: [plane, way] }) => {
  const looked = result.units[result.section.unit - 1]!;

  it('draws every unit’s line where its sum is 0, that of the one that is looked at thicker, and the border', () => {
    const lines = plane!.find({ 'stroke-dasharray': '7 5' });
    expect(lines).toHaveLength(result.units.length);
    lines.forEach(({ points, attribute }, i) => {
      const { weights, bias } = result.units[i]!;
      for (const [x, y] of points) expect(Math.abs(weights[0] * x + weights[1] * y + bias)).toBeLessThan(0.1);
      expect(attribute('stroke-width')).toBe(i === result.section.unit - 1 ? '2' : '1');
    });
    const border = plane!.find({ stroke: 'var(--plum)' }).flatMap(({ runs }) => runs);
    expect(border).toHaveLength(result.boundary.length);
    border.forEach((piece, i) => expectPlaces(piece, result.boundary[i] as Point[], near));
  });

  it('draws each arrow from its foot to its tip', () => {
    const arrows = plane!.find({ fill: 'var(--ink)', tag: 'path' });
    readPoints(params.units).forEach(([foot, tip], i) => {
      expectPlaces([arrows[i]!.points[0]!, arrows[i]!.points[3]!], [foot!, tip!], near);
    });
  });

  it('draws each corner in the colour of what it should be, with a ring round those that are wrong', () => {
    (['var(--indigo)', 'var(--ochre)'] as const).forEach((fill, wanted) => {
      const dots = plane!.find({ fill, stroke: 'var(--paper)' }).flatMap(({ points }) => points);
      expectPlaces(
        dots,
        result.corners.filter((corner) => corner.wanted === wanted).map(({ x }) => x as [number, number]),
        near,
      );
    });
    const wrong = result.corners.filter(({ right }) => !right).map(({ x }) => x as [number, number]);
    expectPlaces(
      plane!.find({ stroke: 'var(--vermilion)', fill: 'none' }).flatMap(({ points }) => points),
      wrong,
      near,
    );
    expect(plane!.texts.filter((text) => text === '错')).toHaveLength(wrong.length);
    expectPlaces(plane!.find({ class: 'symbol-x' })[0]!.points, readPoints(params.x)[0]!, near);
  });

  it('draws the sum and what becomes of it along the way across the line, and x on both', () => {
    const [sum] = way!.find({ stroke: 'var(--soft)', 'stroke-dasharray': '3 3' });
    expectPlaces(
      sum!.points,
      [-2, 2].map((s) => [s, s * result.section.steepness]),
      [0.01, 0.2],
    );
    expectPlaces(way!.only({ stroke: 'var(--indigo)', fill: 'none' }).points, result.section.curve, near);
    const dots = way!.find({ fill: 'var(--vermilion)', tag: 'circle' }).flatMap(({ points }) => points);
    expectPlaces(
      dots,
      [looked.sum, looked.activation].map((height) => [result.section.distance!, height]),
      [0.01, 0.01],
    );
  });

  it('sets a knob under each small picture where the output’s weight is, the bias under the sum', () => {
    const places = placesOf(WIDTH);
    const across = (pixel: number) => -2 + (4 * (pixel - 34)) / (places.width - 34 - 14);
    const share = (value: number) => (value - WEIGHTS_FROM[0]) / (WEIGHTS_FROM[1] - WEIGHTS_FROM[0]);
    const knobs = way!.find({ class: 'symbol-v' }).flatMap(({ points }) => points.map(([x]) => x));
    const values = [...result.units.map(({ outputWeight }) => outputWeight), result.outputBias];
    expect(knobs).toHaveLength(values.length);
    values.forEach((value, i) => {
      const left = places.lefts[i === values.length - 1 ? places.lefts.length - 1 : i]!;
      expect(knobs[i]!).toBeCloseTo(across(left + share(value) * places.side), 1);
    });
  });
});

it('tells how many corners are right where something is asked', () => {
  const titles = runs.map(({ panels }) => panels[0]!.title);
  expect(titles.filter((title) => title.includes('答对'))).toHaveLength(5);
  runs.forEach(({ result }, i) => {
    if (result.corners.length > 0) expect(titles[i]).toContain(`答对 ${result.right} 个`);
  });
});
