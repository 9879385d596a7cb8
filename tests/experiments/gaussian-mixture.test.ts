import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/gaussian-mixture/experiment.ts';
import { readGiven } from '../../src/experiments/gaussian-mixture/given.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { streams } from '../../src/math/random.ts';

const none = { x: '', means: '', variances: '', weights: '' };
const vowels = { rows: 0, columns: { f1: new Float64Array(0), f2: new Float64Array(0) } };

function run(given: Record<string, unknown>) {
  const { params, fault } = readParams(experiment.controls, given);
  if (!params) throw new Error(fault.message);
  const refused = experiment.refuses!(params);
  if (refused) throw new Error(refused.message);
  const results = [...experiment.run({ ...params, vowels } as Parameters<typeof experiment.run>[0], streams(0))];
  return { results, last: results.at(-1)!, params };
}

/** EM for one dimension as a textbook writes it, with plain sums of densities. */
function plainEm(x: number[], means: number[], variances: number[], weights: number[], iterations: number) {
  const density = (v: number, k: number) =>
    (weights[k]! * Math.exp(-((v - means[k]!) ** 2) / (2 * variances[k]!))) / Math.sqrt(2 * Math.PI * variances[k]!);
  const total = (v: number) => means.reduce((sum, _, k) => sum + density(v, k), 0);
  const likelihood = () => x.reduce((sum, v) => sum + Math.log(total(v)), 0);
  const curve = [likelihood()];
  for (let i = 0; i < iterations; i++) {
    const shares = means.map((_, k) => x.map((v) => density(v, k) / total(v)));
    const counts = shares.map((row) => row.reduce((sum, r) => sum + r, 0));
    means = shares.map((row, k) => row.reduce((sum, r, n) => sum + r * x[n]!, 0) / counts[k]!);
    variances = shares.map((row, k) => row.reduce((sum, r, n) => sum + r * (x[n]! - means[k]!) ** 2, 0) / counts[k]!);
    weights = counts.map((count) => count / x.length);
    curve.push(likelihood());
  }
  return { curve, means, variances, weights };
}

describe('what is typed', () => {
  it('is what a textbook’s EM makes of it, step by step', () => {
    const x = [0, 1, 2.5, 4, 9, 10, 11.5];
    const { results, last } = run({
      x: x.join(),
      means: '1,6',
      variances: '4,9',
      weights: '0.3,0.7',
      iterations: 8,
    });
    const plain = plainEm(x, [1, 6], [4, 9], [0.3, 0.7], 8);
    expect(results).toHaveLength(9);
    plain.curve.forEach((value, i) => expect(last.logLikelihoods[i]).toBeCloseTo(value, 8));
    plain.means.forEach((value, k) => expect(last.means[k]![0]).toBeCloseTo(value, 7));
    plain.variances.forEach((value, k) => expect(last.variances[k]![0]).toBeCloseTo(value, 7));
    plain.weights.forEach((value, k) => expect(last.weights[k]).toBeCloseTo(value, 8));
  });
  it('in rows of two is the plane', () => {
    const { last } = run({ x: '0,0; 2,0; 0,2; 2,2', means: '5,5', covariance: 'full', iterations: 1 });
    expect(last).toMatchObject({ means: [[1, 1]], variances: [[1, 1]], covariances: [0], weights: [1] });
    expect(last.logLikelihoods[1]).toBeCloseTo(4 * (-Math.log(2 * Math.PI) - 1), 9);
  });
  it.each([
    [{ ...none, x: '0,0; 1,1; 2' }, 'x', '第 3 行有 1 个'],
    [{ ...none, means: '1,2,3; 4,5,6' }, 'means', '第 1 行有 3 个'],
    [{ ...none, variances: '1,1' }, 'variances', '要与 means'],
    [{ ...none, x: '1,2,3', means: '1,2', variances: '1' }, 'variances', '均值有 2 个，方差有 1 个'],
    [{ ...none, x: '1,2,3', means: '1,2', variances: '1,0' }, 'variances', '第 2 个分量的是 0'],
    [{ ...none, x: '1,2,3', means: '1,2', weights: '0.5,0.4' }, 'weights', '现在是 0.9'],
    [{ ...none, x: '1,2,3', means: '1,2', weights: '1' }, 'weights', '均值有 2 个，权重有 1 个'],
    [{ ...none, x: '1,2', means: '1,2,3,4,5,6,7,8,9,10,11' }, 'means', '最多 10 个'],
  ])('%o is refused at its place', (typed, name, words) => {
    const fault = readGiven(typed);
    expect(fault).toMatchObject({ name });
    expect((fault as { message: string }).message).toContain(words);
  });
});

describe('degenerate cases', () => {
  it('stop where a variance comes to 0, and say so', () => {
    const { last, params } = run({ x: '0,1,2,10,11,12,30', means: '1,11,30', variances: '4,4,1', floor: 0 });
    expect(last.singular).toEqual([3]);
    expect(experiment.describe(last, params)).toContain('第 3 个分量的方差缩到了 0');
    expect(experiment.progress!(last, params)).toBe(1);
    const floored = run({ x: '0,1,2,10,11,12,30', means: '1,11,30', variances: '4,4,1', floor: 2 });
    expect(floored.last).toMatchObject({ singular: [], floored: [3], iteration: 30 });
    expect(experiment.describe(floored.last, params)).toContain('被下限托住');
  });
  it('are told of one point, of equal points, and of a component far away', () => {
    expect(run({ x: '5', components: 2 }).last.singular).toEqual([1, 2]);
    const { last, params } = run({ x: '0,0; 1,1', components: 3, floor: 10 });
    expect(experiment.describe(last, params)).toContain('不同的点只有 2 个，比分量还少');
    const far = run({ x: '0,1,2', means: '1,900000', iterations: 3 });
    expect(far.last).toMatchObject({ empty: [2], weights: [1, 0] });
    expect(experiment.describe(far.last, far.params)).toContain('第 2 个分量没有分到点');
  });
});

it('many points are told by cells that hold them all', () => {
  const rows = 900;
  const column = (n: number) => Float64Array.from({ length: rows }, (_, i) => ((i * n) % 97) + n);
  const { params } = readParams(experiment.controls, { iterations: 1 });
  const data = { rows, columns: { f1: column(5), f2: column(31) } };
  const last = [...experiment.run({ ...params!, vowels: data } as Parameters<typeof experiment.run>[0], streams(0))].at(
    -1,
  )!;
  expect(last.points.reduce((sum, point) => sum + point.at(-1)!, 0)).toBe(rows);
  expect(last.points.length).toBeLessThan(rows);
  expect(last.owners).toHaveLength(last.points.length);
});
