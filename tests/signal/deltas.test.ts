import { expect, it } from 'vitest';
import { random } from '../../src/math/random.ts';
import { deltas, withDeltas } from '../../src/signal/deltas.ts';
import { normalised } from '../../src/signal/normalisation.ts';

const stream = random(3, 'features');
const features = Float64Array.from({ length: 3 * 40 }, () => 5 + 2 * stream.normal());
const column = (values: Float64Array, dims: number, d: number) =>
  Array.from({ length: values.length / dims }, (_, t) => values[t * dims + d]!);

it('is the slope of a straight line, away from the ends, whatever the reach', () => {
  const line = Float64Array.from({ length: 2 * 20 }, (_, i) => (i % 2 === 0 ? 3 * (i >> 1) : 7 - (i >> 1)));
  for (const reach of [1, 2, 3]) {
    const slopes = deltas(line, 2, reach);
    expect(
      column(slopes, 2, 0)
        .slice(reach, -reach)
        .every((x) => Math.abs(x - 3) < 1e-12),
    ).toBe(true);
    expect(
      column(slopes, 2, 1)
        .slice(reach, -reach)
        .every((x) => Math.abs(x + 1) < 1e-12),
    ).toBe(true);
  }
});

it('is the least-squares slope of five frames', () => {
  const t = 17;
  for (let d = 0; d < 3; d++) {
    const five = [-2, -1, 0, 1, 2].map((step) => features[(t + step) * 3 + d]!);
    const mean = five.reduce((a, b) => a + b) / 5;
    const slope = five.reduce((sum, y, i) => sum + (i - 2) * (y - mean), 0) / 10;
    expect(deltas(features, 3)[t * 3 + d]).toBeCloseTo(slope, 12);
  }
});

it('repeats the first and the last frame beyond the ends', () => {
  // (1·(c1 − c0) + 2·(c2 − c0)) / 10
  expect(deltas(Float64Array.of(0, 10, 30, 0, 0), 1)[0]).toBeCloseTo(7, 12);
  expect(deltas(Float64Array.of(0, 0, 30, 10, 0), 1)[4]).toBeCloseTo(-7, 12);
  expect([...deltas(Float64Array.of(4, 5), 2)]).toEqual([0, 0]);
});

it('stands frames, deltas and their deltas side by side', () => {
  const joined = withDeltas(features, 3);
  const first = deltas(features, 3);
  expect(joined).toHaveLength(9 * 40);
  expect([...joined.subarray(9 * 7, 9 * 8)]).toEqual([
    ...features.subarray(21, 24),
    ...first.subarray(21, 24),
    ...deltas(first, 3).subarray(21, 24),
  ]);
});

it('has mean 0 and variance 1 in each feature once it is normalised, whatever the channel added and multiplied', () => {
  const moved = features.map((x, i) => 100 + 7 * x + (i % 3));
  const [own, other] = [normalised(features, 3), normalised(moved, 3)];
  for (let d = 0; d < 3; d++) {
    const values = column(own, 3, d);
    expect(values.reduce((a, b) => a + b) / 40).toBeCloseTo(0, 12);
    expect(values.reduce((a, b) => a + b * b, 0) / 40).toBeCloseTo(1, 12);
  }
  for (const [i, x] of own.entries()) expect(other[i]).toBeCloseTo(x, 10);
});

it('leaves the spread where only the mean is to go, and makes a constant 0', () => {
  const values = column(normalised(features, 3, { variance: false }), 3, 1);
  const mean = column(features, 3, 1).reduce((a, b) => a + b) / 40;
  for (const [t, x] of values.entries()) expect(x).toBeCloseTo(features[t * 3 + 1]! - mean, 12);
  expect([...normalised(Float64Array.of(0.1, 0.1, 0.1), 1)]).toEqual([0, 0, 0]);
});
