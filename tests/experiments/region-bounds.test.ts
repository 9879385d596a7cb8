import { describe, expect, test } from 'vitest';
import experiment from '../../src/experiments/region-bounds/experiment.ts';
import figure from '../../src/experiments/region-bounds/figure.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { lab } from '../../src/lab/terminal/cli.ts';
import { captured, oneLine } from '../lab/captured.ts';
import { parametersOf } from './parameters.ts';

const params = (given: Record<string, unknown>) => parametersOf(experiment, given);
const run = async (given: Record<string, unknown>) =>
  (await drain(experiment as never, params(given), 0)).result as unknown as ResultOf<typeof experiment>;

test('known numbers', async () => {
  const result = await run({ inputs: 2, widths: '4,4,4' });
  expect(result).toMatchObject({
    units: 12,
    montufar: 176,
    montufarDigits: '176',
    // Four units are too few for a further fold of two coordinates.
    serra: null,
    serraDigits: null,
    most: 1331,
    mostDigits: '1331',
    oneLayer: 79,
    oneLayerDigits: '79',
  });
  // Φ(4,2) = 11, and every layer that folds both coordinates once makes four times as many.
  expect(result.bounds.map(({ units, lower, upper, shallow }) => [units, lower, upper, shallow])).toEqual([
    [4, '11', '11', '11'],
    [4, '44', '121', '37'],
    [4, '176', '1331', '79'],
  ]);
});

test('with three units for each input, as many again: 176 against 99, and with one input the most there can be', async () => {
  const plane = await run({ inputs: 2, widths: '6,4' });
  expect(plane).toMatchObject({ montufar: 99, serra: 176, serraDigits: '176', most: 242 });
  expect(plane.bounds.map(({ serra }) => serra)).toEqual(['22', '176']);
  expect(await run({ inputs: 1, widths: '3,3' })).toMatchObject({ montufar: 12, serra: 16, most: 16 });
  expect((await run({ inputs: 2, widths: '6,4,4' })).bounds.map(({ serra }) => serra)).toEqual(['22', '176', null]);
});

test('beyond 2^53 there are exact decimals, and drawings of them', async () => {
  const large = await run({ inputs: 10, widths: '100,100,100,100' });
  expect(large.montufar).toBeNull();
  // 10^30 · Σ_{j ≤ 10} C(100, j)
  expect(large.montufarDigits).toBe(`${19415908147836}${'0'.repeat(30)}`);
  const widths = Array.from({ length: 20 }, () => 1000).join(',');
  const largest = await run({ inputs: 100, widths });
  expect(largest.mostDigits).toMatch(/^\d{2000,}$/);
  expect(figure(largest, params({ widths }), { width: 680 })).toHaveLength(2);
  expect(experiment.describe(largest, params({ inputs: 100, widths }))).toMatch(/约 \d\.\d{3}e\d+ 块/);
});

describe('a layer narrower than the input is refused', () => {
  test.each([
    [{ inputs: 3, widths: '5,2' }, '第 2 层只有 2 个'],
    [{ inputs: 2, widths: '1,4' }, '第 1 层只有 1 个'],
  ])('%o', (given, where) => {
    const refused = experiment.refuses!(params(given));
    expect(refused?.name).toBe('widths');
    expect(refused?.message).toMatch(/^参数 widths（[^。]*。$/);
    expect(refused?.message).toContain(where);
  });

  test('on the command line such words are wrong words: exit 2, one line, nothing on stdout', async () => {
    const said = await captured(lab, ['region-bounds', 'inputs=3', 'widths=5,2', '--json']);
    expect(oneLine(said)).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(said.stderr).toContain('参数 widths');
  });
});
