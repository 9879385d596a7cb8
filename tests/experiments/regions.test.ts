import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import experiment from '../../src/experiments/regions/experiment.ts';
import figure from '../../src/experiments/regions/figure.ts';
import { neighbour, placeIn, regionAt } from '../../src/experiments/regions/picking.ts';
import { mapRegion } from '../../src/experiments/regions/region-map.ts';
import type {
  BoundsResult,
  LinesResult,
  NetResult,
  SquareResult,
  TentResult,
} from '../../src/experiments/regions/results.ts';
import type { ParamsOf, ResultOf } from '../../src/lab/declare/define.ts';
import { drain, startRun } from '../../src/lab/run/host.ts';
import { box, linearRegions } from '../../src/math/plane/linear-regions.ts';
import { parametersOf } from './parameters.ts';

type Params = ParamsOf<typeof experiment>;
type Result = ResultOf<typeof experiment>;

const params = (given: Record<string, unknown>): Params => parametersOf(experiment, given);
const run = async <R extends Result>(given: Record<string, unknown>, seed = 0) =>
  (await drain(experiment as never, params(given), seed)).result as unknown as R;

test.each([
  [0, 1, 0, 2],
  [1, 2, 2, 7],
  [10, 1024, 20, 61],
  [16, 65536, 32, 97],
])('tent, %i folds: %i pieces from %i units and %i parameters', async (folds, pieces, units, parameters) => {
  const result = await run<TentResult>({ mode: 'tent', folds });
  expect(result).toMatchObject({ pieces, units, parameters, shallowUnits: pieces, shallowParameters: 3 * pieces + 1 });
  expect(result.errors).toBe(0);
});

test.each([
  [10, 2, 56],
  [20, 3, 1351],
  [0, 2, 1],
  [1, 6, 2],
  [100, 2, 5051],
  [100, 1, 101],
  [30, 4, 31931],
])('%i hyperplanes of %i dimensions: %i regions', async (lines, dims, regions) => {
  for (const seed of [0, 5]) {
    const result = await run<LinesResult>({ mode: 'lines', lines, dims }, seed);
    expect(result).toMatchObject({ regions, zaslavsky: regions });
    expect(result.growth).toHaveLength(lines + 1);
    if (dims === 2 && lines < 50) expect(result.map).toHaveLength(regions);
  }
});

test('bounds: known numbers, and exact decimals beyond 2^53', async () => {
  expect(await run<BoundsResult>({ mode: 'bounds', inputs: 2, widths: '4,4,4' })).toMatchObject({
    montufar: 176,
    montufarDigits: '176',
    most: 1331,
    oneLayer: 79,
    units: 12,
  });
  const large = await run<BoundsResult>({ mode: 'bounds', inputs: 10, widths: '100,100,100,100' });
  expect(large.montufar).toBeNull();
  // 10^30 · Σ_{j ≤ 10} C(100, j)
  expect(large.montufarDigits).toBe(`${19415908147836}${'0'.repeat(30)}`);
  const largest = await run<BoundsResult>({
    mode: 'bounds',
    inputs: 100,
    widths: Array.from({ length: 20 }, () => 1000).join(','),
  });
  expect(largest.mostDigits).toMatch(/^\d{2000,}$/);
  expect(figure(largest, params({ mode: 'bounds' }), { width: 680 })).toHaveLength(2);
});

test.each([0, 1, 2, 3, 8, 16])('squares, %i folds: the error is 2^(−2m−2) exactly', async (folds) => {
  const result = await run<SquareResult>({ mode: 'square', folds });
  expect(result.maxError).toBe(2 ** (-2 * folds - 2));
  expect(result.maxErrors).toHaveLength(folds + 1);
});

describe('nets', () => {
  test('the built one reaches the bound in its square, the random ones stay below', async () => {
    for (const widths of ['4,4,4', '6,4', '5,7,3', '8,8,8']) {
      const result = await run<NetResult>({ mode: 'net', widths });
      expect(result.visible).toBe(result.montufar);
      expect(result.regions).toBeGreaterThanOrEqual(result.visible);
      expect(result.sample).toHaveLength(12);
    }
    const { sample, montufar } = await run<NetResult>({ mode: 'net', widths: '8,8,8', weights: 'random' });
    for (const regions of sample) expect(regions).toBeLessThan(montufar! / 10);
  });

  test('another seed is another net; the sample’s first is the one shown', async () => {
    const [one, two] = [
      await run<NetResult>({ mode: 'net', weights: 'random', widths: '6,6' }, 1),
      await run<NetResult>({ mode: 'net', weights: 'random', widths: '6,6' }, 2),
    ];
    expect(one.map).not.toEqual(two.map);
    expect(one.sample[0]).toBe(one.regions);
    // One unit wide layers are nets too, though no bound is stated for them.
    expect(await run<NetResult>({ mode: 'net', weights: 'random', widths: '1,1' })).toMatchObject({ montufar: null });
  });

  test('progress never falls, and what is said of an early result is true of it', () => {
    let before = 0;
    for (const result of startRun(experiment as never, params({ mode: 'net', widths: '8,8' }), 0)) {
      const typed = result as unknown as NetResult;
      expect(typed.done).toBeGreaterThanOrEqual(before);
      before = typed.done;
      if (typed.map) expect(typed.map).toHaveLength(typed.visible);
    }
    expect(before).toBe(1);
  });
});

describe('what cannot be counted is refused, in one sentence that names the parameter', () => {
  test.each([
    [{ mode: 'bounds', inputs: 3, widths: '5,2' }, 'widths'],
    [{ mode: 'net', widths: '4,1' }, 'widths'],
    [{ mode: 'net', widths: '65' }, 'widths'],
    [{ mode: 'net', widths: '4,4,4,4,4,4,4,4' }, 'widths'],
    [{ mode: 'lines', lines: 100, dims: 6 }, 'lines'],
  ])('%o', (given, name) => {
    const refused = experiment.refuses!(params(given));
    expect(refused?.name).toBe(name);
    expect(refused?.message).toMatch(new RegExp(`^参数 ${name}（[^。]*。$`));
  });

  test('on the command line such words are wrong words: exit 2, one line, nothing on stdout', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['src/lab/terminal/cli.ts', 'regions', 'mode=bounds', 'inputs=3', 'widths=5,2', '--json'],
      { cwd: fileURLToPath(new URL('../..', import.meta.url)), encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('参数 widths');
  });

  test('and all else is counted within seconds', async () => {
    for (const given of [
      { mode: 'net', weights: 'random', widths: '64' },
      { mode: 'net', weights: 'random', widths: '32,32' },
      { mode: 'net', weights: 'random', widths: Array.from({ length: 20 }, () => 3).join(',') },
      { mode: 'net', widths: '4,4,4,4,4,4' },
      { mode: 'net', widths: Array.from({ length: 20 }, () => 3).join(',') },
      { mode: 'lines', lines: 50, dims: 5 },
    ]) {
      expect(experiment.refuses!(params(given))).toBeUndefined();
      const result = await run<NetResult | LinesResult>(given);
      expect(result.regions).toBeGreaterThan(1);
    }
  }, 60_000);
});

describe('picking a region', () => {
  const bigint = fc.integer({ min: -40, max: 40 }).map(BigInt);
  const lines = fc.array(fc.tuple(bigint, bigint, bigint), { minLength: 1, maxLength: 8 });
  const mapOf = (rows: [bigint, bigint, bigint][]) =>
    linearRegions(
      [{ weights: rows.map(([a, b]) => [a, b]), biases: rows.map(([, , c]) => c) }],
      box(-1n, -1n, 1n, 1n),
    ).map((region) => mapRegion(region));

  test('a region is found by a place inside it', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const map = mapOf(rows);
        map.forEach((region, i) => {
          const wide = region.corners.every(([x, y], k) => {
            const [u, v] = region.corners[(k + 1) % region.corners.length]!;
            return Math.hypot(u - x, v - y) > 0.05;
          });
          if (wide && region.corners.length > 3) expect(regionAt(map, placeIn(region))).toBe(i);
        });
      }),
    );
  });

  test('steps in one direction go on in that direction and come to an end', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const map = mapOf(rows);
        let at = 0;
        for (let step = 0; ; step++) {
          const next = neighbour(map, at, [1, 0]);
          if (next === at) break;
          expect(placeIn(map[next]!)[0]).toBeGreaterThan(placeIn(map[at]!)[0]);
          expect(step).toBeLessThan(map.length);
          at = next;
        }
      }),
    );
  });
});
