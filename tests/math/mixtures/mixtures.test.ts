import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emStep, responsibilities } from '../../../src/math/mixtures/em.ts';
import { raise } from '../../../src/math/mixtures/floor.ts';
import { drawCentres, kMeans } from '../../../src/math/mixtures/k-means.ts';
import {
  covarianceSize,
  logDensities,
  logLikelihood,
  parameterCount,
  rowsOf,
  type Features,
  type Mixture,
  type Shape,
} from '../../../src/math/mixtures/mixture.ts';
import { splitUntil } from '../../../src/math/mixtures/split.ts';
import { gaussianOf, kMeansStart, spreadStart } from '../../../src/math/mixtures/start.ts';
import { random } from '../../../src/math/random.ts';

const shapes: Shape[] = ['diagonal', 'full'];
const SEEDS = {
  seed: fc.integer({ min: 0, max: 1e6 }),
  dims: fc.integer({ min: 1, max: 3 }),
  k: fc.integer({ min: 1, max: 4 }),
};

/** Rows round a few places, far from the origin. */
function cloud(seed: number, dims: number, rows: number, places = 3): Features {
  const r = random(seed, 'cloud');
  const centres = Array.from({ length: places * dims }, () => 500 + 20 * r.normal());
  return {
    dims,
    values: Float64Array.from({ length: rows * dims }, (_, i) => {
      const place = Math.floor(i / dims) % places;
      return centres[place * dims + (i % dims)]! + (3 + place) * r.normal();
    }),
  };
}

/** The density as a textbook writes it, with the engine's own functions; full covariances up to two dimensions by determinant and inverse. */
function textbook({ dims, shape, weights, means, covariances }: Mixture, x: readonly number[]): number {
  let density = 0;
  weights.forEach((weight, k) => {
    const off = x.map((value, d) => value - means[k * dims + d]!);
    const c = covariances.subarray(k * covarianceSize(dims, shape), (k + 1) * covarianceSize(dims, shape));
    let [determinant, distance] = [1, 0];
    if (shape === 'diagonal' || dims === 1)
      off.forEach((value, d) => {
        determinant *= c[d]!;
        distance += value ** 2 / c[d]!;
      });
    else {
      determinant = c[0]! * c[3]! - c[1]! * c[2]!;
      distance = (off[0]! ** 2 * c[3]! - 2 * off[0]! * off[1]! * c[1]! + off[1]! ** 2 * c[0]!) / determinant;
    }
    density += (weight * Math.exp(-distance / 2)) / Math.sqrt((2 * Math.PI) ** dims * determinant);
  });
  return density;
}

const covarianceOf = ({ values, dims }: Features) => {
  const n = values.length / dims;
  const mean = Array.from(
    { length: dims },
    (_, d) => values.filter((_, i) => i % dims === d).reduce((s, x) => s + x, 0) / n,
  );
  const entry = (a: number, b: number) =>
    Array.from({ length: n }, (_, i) => (values[i * dims + a]! - mean[a]!) * (values[i * dims + b]! - mean[b]!)).reduce(
      (s, x) => s + x,
      0,
    ) / n;
  return { mean, entry };
};

describe('the density', () => {
  it('is the textbook’s, and integrates to 1', () => {
    const mixtures: Mixture[] = [
      {
        dims: 2,
        shape: 'full',
        weights: Float64Array.of(0.3, 0.7),
        means: Float64Array.of(0, 1, -1, 2),
        covariances: Float64Array.of(2, 0.5, 0.5, 1, 1, -0.4, -0.4, 0.5),
      },
      {
        dims: 2,
        shape: 'diagonal',
        weights: Float64Array.of(0.25, 0.75),
        means: Float64Array.of(0, 1, -1, 2),
        covariances: Float64Array.of(2, 0.5, 1, 0.7),
      },
    ];
    for (const mixture of mixtures) {
      let [mass, wrong] = [0, 0];
      for (let x = -9; x < 9; x += 0.1)
        for (let y = -8; y < 10; y += 0.1) {
          const [log] = logDensities(mixture, { dims: 2, values: Float64Array.of(x, y) });
          wrong = Math.max(wrong, Math.abs(Math.exp(log!) - textbook(mixture, [x, y])));
          mass += 0.01 * Math.exp(log!);
        }
      expect(wrong).toBeLessThan(1e-13);
      expect(mass).toBeCloseTo(1, 5);
    }
  });
  it('is told far out, where e^x underflows', () => {
    const far = {
      dims: 1,
      shape: 'diagonal',
      weights: Float64Array.of(1),
      means: Float64Array.of(0),
      covariances: Float64Array.of(1),
    } as const;
    expect(logDensities(far, { dims: 1, values: Float64Array.of(100) })[0]).toBeCloseTo(
      -5000 - 0.5 * Math.log(2 * Math.PI),
      9,
    );
  });
  it('refuses a singular covariance', () => {
    for (const shape of shapes) {
      const flat: Mixture = {
        dims: 2,
        shape,
        weights: Float64Array.of(1),
        means: new Float64Array(2),
        covariances: new Float64Array(covarianceSize(2, shape)),
      };
      expect(() => logLikelihood(flat, { dims: 2, values: new Float64Array(2) })).toThrow('component 0 is singular');
    }
  });
  it('has M(2D + 1) − 1 free parameters: 5,055 for the notes’ 64 components of 39', () => {
    expect(parameterCount(64, 39, 'diagonal')).toBe(5055);
    for (const [m, d] of [
      [1, 1],
      [3, 2],
      [8, 39],
    ] as const) {
      expect(parameterCount(m, d, 'diagonal')).toBe(m * (2 * d + 1) - 1);
      // Of a full covariance a triangle with its diagonal is free.
      const triangle = Array.from({ length: d }, (_, i) => i + 1).reduce((s, n) => s + n, 0);
      expect(parameterCount(m, d, 'full')).toBe(m - 1 + m * d + m * triangle);
    }
  });
});

describe('expectation maximization', () => {
  it.each(shapes)('gives responsibilities that add up to 1, and a likelihood that never falls (%s)', (shape) =>
    fc.assert(
      fc.property(fc.record({ ...SEEDS, floor: fc.constantFrom(0.01, 4, 400) }), ({ seed, dims, k, floor }) => {
        const features = cloud(seed, dims, 60);
        let mixture = kMeansStart(features, k, random(seed, 'start'), { shape, floor });
        let before = -Infinity;
        for (let i = 0; i < 12; i++) {
          const shares = responsibilities(mixture, features);
          for (let n = 0; n < 60; n++)
            expect(shares.subarray(n * k, (n + 1) * k).reduce((s, x) => s + x, 0)).toBeCloseTo(1, 12);
          const step = emStep(mixture, features, floor);
          expect(step.logLikelihood).toBeGreaterThanOrEqual(before - 1e-9 * Math.abs(before));
          expect(step.logLikelihood).toBeCloseTo(logLikelihood(mixture, features), 8);
          expect(step.counts.reduce((s, x) => s + x, 0)).toBeCloseTo(60, 9);
          expect(step.mixture.weights.reduce((s, x) => s + x, 0)).toBeCloseTo(1, 12);
          [before, mixture] = [step.logLikelihood, step.mixture];
        }
      }),
      { numRuns: 40 },
    ),
  );
  it.each(shapes)('of one component is mean and covariance, at once, and stays (%s)', (shape) =>
    fc.assert(
      fc.property(fc.record(SEEDS), ({ seed, dims }) => {
        const features = cloud(seed, dims, 40);
        const start = { ...gaussianOf(cloud(seed + 1, dims, 9), { shape, floor: 1e-6 }) };
        const { mixture } = emStep(start, features, 1e-6);
        const { mean, entry } = covarianceOf(features);
        mean.forEach((value, d) => expect(mixture.means[d]).toBeCloseTo(value, 8));
        for (let a = 0; a < dims; a++)
          if (shape === 'diagonal') expect(mixture.covariances[a]).toBeCloseTo(entry(a, a), 7);
          else for (let b = 0; b < dims; b++) expect(mixture.covariances[a * dims + b]).toBeCloseTo(entry(a, b), 7);
        const again = emStep(mixture, features, 1e-6).mixture;
        mixture.covariances.forEach((value, i) => expect(again.covariances[i]).toBeCloseTo(value, 7));
        expect([...gaussianOf(features, { shape, floor: 1e-6 }).means].map((m) => m.toFixed(7))).toEqual(
          mean.map((m) => m.toFixed(7)),
        );
      }),
      { numRuns: 30 },
    ),
  );
  it.each(shapes)('stays at a maximum, where the derivative of the likelihood is 0 (%s)', (shape) => {
    const features = cloud(7, 2, 200);
    let mixture = kMeansStart(features, 3, random(1, 'start'), { shape, floor: 0.01 });
    for (let i = 0; i < 400; i++) mixture = emStep(mixture, features, 0.01).mixture;
    const next = emStep(mixture, features, 0.01).mixture;
    for (const part of ['weights', 'means', 'covariances'] as const)
      next[part].forEach((value, i) => expect(value / mixture[part][i]!).toBeCloseTo(1, 9));
    const at = logLikelihood(mixture, features);
    for (const part of ['means', 'covariances'] as const)
      for (let i = 0; i < mixture[part].length; i++) {
        if (part === 'covariances' && shape === 'full' && i % 4 > 0 && i % 4 < 3) continue; // both halves move together
        const moved = (by: number) =>
          logLikelihood({ ...mixture, [part]: mixture[part].map((v, j) => (j === i ? v + by : v)) }, features);
        expect(Math.abs(moved(1e-3) - moved(-1e-3)) / 2e-3).toBeLessThan(1e-4);
        expect(moved(0.05)).toBeLessThan(at);
        expect(moved(-0.05)).toBeLessThan(at);
      }
  });
  it('goes one step by hand', () => {
    // Two points, components at −1 and 1 of variance 1, equally heavy: the responsibility of the nearer one is 1/(1 + e^−2).
    const features = { dims: 1, values: Float64Array.of(-1, 1) };
    const start: Mixture = {
      dims: 1,
      shape: 'diagonal',
      weights: Float64Array.of(0.5, 0.5),
      means: Float64Array.of(-1, 1),
      covariances: Float64Array.of(1, 1),
    };
    const near = 1 / (1 + Math.exp(-2));
    const { mixture } = emStep(start, features, 0);
    expect(mixture.means[1]).toBeCloseTo(2 * near - 1, 14);
    expect(mixture.covariances[0]).toBeCloseTo(1 - (2 * near - 1) ** 2, 14);
    expect([...mixture.weights]).toEqual([0.5, 0.5]);
  });
});

describe('degenerate cases are told', () => {
  const one: Features = { dims: 2, values: Float64Array.of(3, 4) };
  it.each(shapes)('one point has the floor for its variance, or a singular covariance (%s)', (shape) => {
    const floored = emStep(spreadStart(cloud(1, 2, 9), Float64Array.of(0, 0), { shape, floor: 4 }), one, 4);
    expect(floored).toMatchObject({ floored: [0], singular: [], empty: [] });
    expect([...floored.mixture.covariances]).toEqual(
      shape === 'full' ? [4, 0, 0, 4].map((v) => expect.closeTo(v, 9)) : [4, 4],
    );
    const free = emStep(spreadStart(cloud(1, 2, 9), Float64Array.of(0, 0), { shape, floor: 0 }), one, 0);
    expect(free).toMatchObject({ floored: [], singular: [0] });
    expect(() => logLikelihood(free.mixture, one)).toThrow('singular');
  });
  it('points on a line are singular for a full covariance, not for a diagonal one', () => {
    const line: Features = { dims: 2, values: Float64Array.from([0, 1, 2, 5].flatMap((t) => [t, 2 * t])) };
    for (const shape of shapes) {
      const start = spreadStart(cloud(1, 2, 9), Float64Array.of(0, 0), { shape, floor: 0 });
      expect(emStep(start, line, 0).singular).toEqual(shape === 'full' ? [0] : []);
      expect(emStep(start, line, 0.5).floored).toEqual(shape === 'full' ? [0] : []);
    }
  });
  it.each(shapes)('a component that answers for nothing keeps its place and weighs nothing (%s)', (shape) => {
    const features = cloud(3, 2, 30);
    const start = spreadStart(features, Float64Array.of(500, 500, 1e6, 1e6), { shape, floor: 1 });
    const { mixture, empty } = emStep(start, features, 1);
    expect(empty).toEqual([1]);
    expect([...mixture.weights]).toEqual([1, 0]);
    expect([...mixture.means.subarray(2)]).toEqual([1e6, 1e6]);
    expect(emStep(mixture, features, 1)).toMatchObject({ empty: [1] });
    expect(logLikelihood(mixture, features)).toBeCloseTo(
      logLikelihood(gaussianOf(features, { shape, floor: 1 }), features),
      6,
    );
  });
  it.each(shapes)('more components than points, and equal points, go through with a floor (%s)', (shape) => {
    for (const values of [
      [3, 4],
      [3, 4, 3, 4, 3, 4],
      [0, 0, 1, 1],
    ]) {
      const features = { dims: 2, values: Float64Array.from(values) };
      let mixture = kMeansStart(features, 3, random(0, 'start'), { shape, floor: 1 });
      for (let i = 0; i < 5; i++) mixture = emStep(mixture, features, 1).mixture;
      expect(Number.isFinite(logLikelihood(mixture, features))).toBe(true);
    }
    expect(drawCentres({ dims: 1, values: Float64Array.of(1, 1, 2) }, 3, random(0, 'c')).distinct).toBe(2);
  });
});

describe('the floor', () => {
  it('of a full covariance is the best one above it: no other that reaches the floor is likelier', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const r = random(seed, 'floor'),
          features = cloud(seed, 2, 12, 1),
          floor = Float64Array.of(30, 4);
        const best = gaussianOf(features, { shape: 'full', floor });
        const at = logLikelihood(best, features);
        for (let i = 0; i < 30; i++) {
          const covariances = best.covariances.map((v) => v + 3 * r.normal());
          covariances[2] = covariances[1]!;
          const above = Float64Array.from(covariances);
          above[0]! -= 30;
          above[3]! -= 4;
          if (!(above[0]! >= 0 && above[3]! >= 0 && above[0]! * above[3]! >= above[1]! ** 2)) continue;
          expect(logLikelihood({ ...best, covariances }, features)).toBeLessThanOrEqual(at + 1e-9);
        }
      }),
    ));
  it('leaves alone what is above it', () => {
    for (const [shape, covariance] of [
      ['diagonal', [5, 9]],
      ['full', [5, 1, 1, 9]],
    ] as const) {
      const kept = Float64Array.from(covariance);
      expect(raise(kept, 0, 2, shape, 4 - 0.3)).toBe(false);
      expect([...kept]).toEqual([...covariance]);
    }
  });
});

describe('k means and splitting', () => {
  it('every row is with its nearest centre, every centre the mean of its rows', () =>
    fc.assert(
      fc.property(fc.record(SEEDS), ({ seed, dims, k }) => {
        const features = cloud(seed, dims, 50);
        const { centres, members } = kMeans(features, k, random(seed, 'k'), 100);
        const far = (i: number, c: number) =>
          Array.from({ length: dims }, (_, d) => (features.values[i * dims + d]! - centres[c * dims + d]!) ** 2).reduce(
            (s, x) => s + x,
            0,
          );
        members.forEach((own, i) => {
          for (let c = 0; c < k; c++) expect(far(i, own)).toBeLessThanOrEqual(far(i, c));
        });
        for (let c = 0; c < k; c++)
          for (let d = 0; d < dims; d++) {
            const rows = [...members.keys()].filter((i) => members[i] === c);
            const sum = rows.reduce((s, i) => s + features.values[i * dims + d]!, 0);
            if (rows.length > 0) expect(centres[c * dims + d]).toBeCloseTo(sum / rows.length, 9);
          }
      }),
      { numRuns: 40 },
    ));
  it('draws a far point next: after one of two heaps comes the other', () => {
    const heaps = { dims: 1, values: Float64Array.from({ length: 40 }, (_, i) => (i < 39 ? i / 1e6 : 1000)) };
    for (let seed = 0; seed < 20; seed++) {
      const { centres } = drawCentres(heaps, 2, random(seed, 'c'));
      expect(Math.max(...centres)).toBe(1000);
    }
  });
  it('finds three separate heaps', () => {
    const features = cloud(11, 2, 300);
    const mixture = kMeansStart(features, 3, random(2, 'start'), { shape: 'full', floor: 0.01 });
    [...mixture.weights].forEach((weight) => expect(weight).toBeCloseTo(1 / 3, 1));
    expect(logLikelihood(mixture, features)).toBeGreaterThan(
      logLikelihood(gaussianOf(features, { shape: 'full', floor: 0.01 }), features),
    );
  });
  it.each(shapes)('splitting keeps the weight together and the mean in place, and EM then gains (%s)', (shape) => {
    const features = cloud(5, 2, 120);
    const one = gaussianOf(features, { shape, floor: 0.01 });
    const four = splitUntil(one, 4);
    expect([...four.weights]).toEqual([0.25, 0.25, 0.25, 0.25]);
    const [sd] = [Math.sqrt(one.covariances[0]!)];
    const two = splitUntil(one, 2);
    expect(two.means[0]! - two.means[2]!).toBeCloseTo(0.4 * sd, 9);
    for (let d = 0; d < 2; d++)
      expect(
        Array.from({ length: 4 }, (_, k) => four.weights[k]! * four.means[2 * k + d]!).reduce((s, x) => s + x),
      ).toBeCloseTo(one.means[d]!, 9);
    expect(splitUntil(four, 2)).toBe(four);
    let mixture = four;
    for (let i = 0; i < 60; i++) mixture = emStep(mixture, features, 0.01).mixture;
    expect(logLikelihood(mixture, features)).toBeGreaterThan(logLikelihood(one, features) + 10);
    expect(rowsOf(features)).toBe(120);
  });
});
