import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/descent/experiment.ts';
import figure, { SHOWN } from '../../src/experiments/descent/figure.ts';
import { drawnBefore, expectPlaces, publishedDrawings } from './published.ts';
import type { Point } from './read-marks.ts';

const near: Point = [8e-3, 8e-3];
const runs = publishedDrawings<typeof experiment>('descent', figure);
const isShown = (place: Point) => place.every((value) => value >= SHOWN[0] && value <= SHOWN[1]);

describe.each(runs)('$name', ({ result, params, panels: [bowl, curve] }) => {
  const path = result.path as [number, number][];

  it('draws the whole walk, its start and where it has come to', () => {
    expectPlaces(bowl!.only({ class: 'symbol-t', tag: 'path' }).points, path, near);
    expectPlaces(
      bowl!.find({ fill: 'var(--ink)', tag: 'circle' }).flatMap(({ points }) => points),
      [path[0]!],
      near,
    );
    expectPlaces(
      bowl!.find({ fill: 'var(--vermilion)', tag: 'circle' }).flatMap(({ points }) => points),
      [path.at(-1)!],
      near,
    );
    const steps = bowl!.find({ fill: 'var(--indigo)', tag: 'circle' }).flatMap(({ points }) => points);
    expectPlaces(steps.filter(isShown), path.filter(isShown), near);
    expect(bowl!.title).toContain(`走了 ${result.steps} 步`);
  });

  it('draws places of one height as one line', () => {
    const heights = bowl!.find({ stroke: 'var(--bamboo)', tag: 'path' }).map(({ points }) => {
      const found = points.map(([u, v]) => (u * u + params.curvature * v * v) / 2);
      const [least, most] = [Math.min(...found), Math.max(...found)];
      // Places are drawn to a thousandth of a pixel, of some hundred a unit.
      expect(most / least).toBeLessThan(1.05);
      return most;
    });
    expect(heights).toHaveLength(8);
    heights.slice(1).forEach((height, i) => expect(height / heights[i]!).toBeCloseTo(4, 0));
  });

  it('draws every loss at its step', () => {
    const drawn = curve!.only({ stroke: 'var(--indigo)', fill: 'none' }).points;
    expect(drawn).toHaveLength(result.losses.length);
    drawn.forEach(([step, loss], i) => {
      expect(step).toBeCloseTo(i, 1);
      expect(Math.log10(loss / result.losses[i]!)).toBeCloseTo(0, 1);
    });
  });
});

it('the published run’s losses stay behind a live one, and are told in words', () => {
  const [first, second] = runs as [(typeof runs)[0], (typeof runs)[0]];
  const [, curve] = drawnBefore(figure, second as never, first.result as never);
  const behind = curve!.find({ stroke: 'var(--soft)', 'stroke-dasharray': '2 3' });
  expect(behind).toHaveLength(1);
  behind[0]!.points.forEach(([, loss], i) => expect(Math.log10(loss / first.result.losses[i]!)).toBeCloseTo(0, 1));
  expect(curve!.texts).toContain('灰色虚线：发布的结果');
  const [, own] = drawnBefore(figure, first as never, first.result as never);
  expect(own!.texts).not.toContain('灰色虚线：发布的结果');
});
