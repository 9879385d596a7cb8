import { expect, test } from 'vitest';
import { carpet } from '../../src/datasets/carpet.ts';
import { drawScaled } from '../../src/datasets/carpet-scales.ts';
import figure from '../../src/experiments/carpet-scales/figure.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { random } from '../../src/math/random.ts';
import { readFigure } from '../drawings/read-marks.ts';

const SAMPLES = 20_000;
const drawn = (extra: number) => drawScaled({ fine: 8, coarse: 2, extra }, SAMPLES, random(4, 'points'));
const signOf = (n: number, x: Float32Array, i: number) => 2 * carpet(n, x[2 * i]!, x[2 * i + 1]!) - 1;

test('labels are those of the fine carpet, and the coarse one is right on as many as is told', () => {
  for (const extra of [0, 0.25, 1]) {
    const { x, y } = drawn(extra);
    let right = 0;
    for (let i = 0; i < SAMPLES; i++) {
      expect(y[i]).toBe(carpet(8, x[2 * i]!, x[2 * i + 1]!));
      right += Number(y[i] === carpet(2, x[2 * i]!, x[2 * i + 1]!));
    }
    expect(Math.abs(right / SAMPLES - (1 + extra) / 2)).toBeLessThan(0.015);
  }
});

test('what a function has in common with the fine carpet gains that share of what it has with the coarse one', () => {
  const g = (x: Float32Array, i: number) =>
    Math.max(0, 1 - Math.abs(x[2 * i]!) - Math.abs(x[2 * i + 1]! - 0.25)) + x[2 * i]!;
  const shared = (x: Float32Array, n: number) => {
    let sum = 0;
    for (let i = 0; i < SAMPLES; i++) sum += signOf(n, x, i) * g(x, i);
    return sum / SAMPLES;
  };
  const uniform = drawn(0).x,
    scaled = drawn(0.6).x;
  expect(Math.abs(shared(scaled, 8) - (shared(uniform, 8) + 0.6 * shared(uniform, 2)))).toBeLessThan(0.02);
});

test('carpets of different scales have nothing in common under uniform points', () => {
  const N = 64,
    place = (i: number) => (2 * i + 1) / N - 1;
  for (const [coarse, fine] of [
    [1, 2],
    [2, 8],
    [4, 8],
  ] as const) {
    let sum = 0;
    for (let i = 0; i < N * N; i++) {
      const x = Float32Array.of(place(i % N), place(Math.floor(i / N)));
      sum += signOf(coarse, x, 0) * signOf(fine, x, 0);
    }
    expect(sum).toBe(0);
  }
});

test('the name of the coarse carpet’s line stands where no curve runs', () => {
  for (const { params, result } of loadResults('carpet-scales')!.runs) {
    const [, curves] = readFigure(figure(result as never, params as never, { width: 340 }), 340);
    expect(curves!.placeOf('粗的地毯')[0]).toBeGreaterThanOrEqual((params as { steps: number }).steps);
  }
});
