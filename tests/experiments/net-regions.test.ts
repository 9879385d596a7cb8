import { describe, expect, test } from 'vitest';
import experiment from '../../src/experiments/net-regions/experiment.ts';
import { drain, startRun } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

type Result = ResultOf<typeof experiment>;

const params = (given: Record<string, unknown>) => parametersOf(experiment, given);
const run = async (given: Record<string, unknown>, seed = 0) =>
  (await drain(experiment as never, params(given), seed)).result as unknown as Result;

test('the built net reaches the bound in its square, random ones stay below', async () => {
  for (const widths of ['4,4,4', '6,4', '5,7,3', '8,8,8']) {
    const result = await run({ widths });
    expect(result.visible).toBe(result.montufar);
    expect(result.regions).toBeGreaterThanOrEqual(result.visible);
    expect(result.sample).toHaveLength(12);
  }
  const { sample, sampleLeast, sampleMost, montufar } = await run({ widths: '8,8,8', weights: 'random' });
  for (const regions of sample) expect(regions).toBeLessThan(montufar! / 10);
  expect([sampleLeast, sampleMost]).toEqual([Math.min(...sample), Math.max(...sample)]);
});

test('folded once more, it has Serra’s number of regions, all of them in the square', async () => {
  for (const widths of ['6,4', '7,8,2', '6']) {
    const result = await run({ widths, weights: 'serra' });
    expect(result.visible).toBe(result.serra);
    expect(result.regions).toBe(result.serra);
    expect(result.map === null || result.map.length === result.visible).toBe(true);
  }
});

test('without biases every region of a random net reaches the origin, and there are far fewer', async () => {
  const [zero, spread] = [
    await run({ weights: 'random', widths: '8,8,8', start: 'zero' }),
    await run({ weights: 'random', widths: '8,8,8' }),
  ];
  for (const { corners } of zero.map!) expect(corners).toContainEqual([0, 0]);
  expect(zero.sampleMost!).toBeLessThan(spread.sampleLeast!);
});

test('a layer alone is an arrangement of lines: 12 of them make 79 regions', async () => {
  expect(await run({ weights: 'random', widths: '12' })).toMatchObject({
    regions: 79,
    montufar: 79,
    most: 79,
    oneLayer: 79,
    sampleLeast: 79,
    sampleMost: 79,
  });
});

test('on a crease the formulas of both sides have the same value', async () => {
  const { map } = await run({ weights: 'random', widths: '4,4' });
  const value = ([a, b, c]: readonly number[], [x, y]: readonly [number, number]) => a! * x + b! * y + c!;
  let creases = 0;
  for (const one of map!) {
    for (const other of map!) {
      const shared = one.corners.filter(([x, y]) => other.corners.some(([u, v]) => u === x && v === y));
      if (one === other || shared.length < 2) continue;
      creases++;
      for (const corner of shared) expect(value(one.formula, corner)).toBeCloseTo(value(other.formula, corner), 2);
    }
  }
  expect(creases).toBeGreaterThan(10);
});

test('another seed is another net; the sample’s first is the one shown', async () => {
  const [one, two] = [
    await run({ weights: 'random', widths: '6,6' }, 1),
    await run({ weights: 'random', widths: '6,6' }, 2),
  ];
  expect(one.map).not.toEqual(two.map);
  expect(one.sample[0]).toBe(one.regions);
  // The nets beside it are the same, whichever is shown.
  expect((await run({ weights: 'built', widths: '6,6' }, 1)).sample).toEqual(one.sample);
  // One unit wide layers are nets too, though no bound is stated for them.
  expect(await run({ weights: 'random', widths: '1,1' })).toMatchObject({ montufar: null });
});

test('a line of the first layer is placed elsewhere: the net’s regions change there, and the random nets beside it do not', async () => {
  const built = await run({ widths: '4,4,4' });
  const own = '0,0 0,0; 0.3,0 0.4,1';
  const moved = await run({ widths: '4,4,4', own });
  expect(moved.lines.map((line, i) => i !== 1 && line)).toEqual(built.lines.map((line, i) => i !== 1 && line));
  const [a, b, c] = moved.lines[1]!;
  expect(a * 0.3 + c).toBeCloseTo(0, 3);
  expect(a * 0.4 + b + c).toBeCloseTo(0, 3);
  // Where its own fold lies, nothing is changed, to the last bit of the formulas.
  expect(await run({ widths: '4,4,4', own: '0,0 0,0; 0.5,1 0.5,0' })).toEqual(built);
  expect(moved.visible).toBeLessThan(built.visible);
  expect(moved.sample).toEqual(built.sample);
  const [drawn, other] = [
    await run({ widths: '4,4', weights: 'random' }),
    await run({ widths: '4,4', weights: 'random', own }),
  ];
  expect(drawn.sample[0]).toBe(drawn.regions);
  expect(other.sample).toEqual(drawn.sample);
  const said = (given: Record<string, unknown>, result: Result) => experiment.describe(result as never, params(given));
  expect(said({ widths: '4,4,4', own }, moved)).toContain('第一层有 1 条线由你放');
  expect(said({ widths: '4,4,4' }, built)).not.toContain('由你放');
});

test('progress never falls, and what is said of an early result is true of it', () => {
  let before = 0;
  for (const result of startRun(experiment as never, params({ widths: '8,8' }), 0)) {
    const { done, map, visible } = result as unknown as Result;
    expect(done).toBeGreaterThanOrEqual(before);
    before = done;
    if (map) expect(map).toHaveLength(visible);
  }
  expect(before).toBe(1);
});

describe('what cannot be counted is refused, in one sentence that names the parameter', () => {
  test.each(['4,1', '33,32', '4,4,4,4,4,4,4,4'])('%s', (widths) => {
    const refused = experiment.refuses!(params({ widths }));
    expect(refused?.name).toBe('widths');
    expect(refused?.message).toMatch(/^参数 widths（[^。]*。$/);
  });

  test.each(['4,4', '6,5,4', '6,1'])('to be folded once more: %s', (widths) => {
    const refused = experiment.refuses!(params({ widths, weights: 'serra' }));
    expect(refused?.name).toBe('widths');
    expect(refused?.message).toMatch(/^参数 widths（[^。]*。$/);
  });

  test('and all else is counted within seconds', async () => {
    for (const given of [
      { weights: 'random', widths: '64' },
      { weights: 'random', widths: '32,32' },
      { weights: 'random', widths: Array.from({ length: 20 }, () => 3).join(',') },
      { widths: '4,4,4,4,4,4' },
      { widths: Array.from({ length: 20 }, () => 3).join(',') },
    ]) {
      expect(experiment.refuses!(params(given))).toBeUndefined();
      expect((await run(given)).regions).toBeGreaterThan(1);
    }
  }, 60_000);
});
