import { expect, test } from 'vitest';
import experiment from '../../src/experiments/arrangement/experiment.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: { lines: number; dims: number; own?: string }, seed = 0) =>
  (await drain(experiment as never, parametersOf(experiment, given), seed)).result as unknown as ResultOf<
    typeof experiment
  >;

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
    const result = await run({ lines, dims }, seed);
    expect(result).toMatchObject({ regions, zaslavsky: regions });
    expect(result.growth).toHaveLength(lines + 1);
    if (dims === 2 && lines < 50) expect(result.map).toHaveLength(regions);
    else expect(result.map).toBeNull();
  }
});

test('the map fills its square: areas add up, and each region lies on other sides of the lines', async () => {
  const { map } = await run({ lines: 10, dims: 2 });
  const area = ({ corners }: { corners: [number, number][] }) =>
    corners.reduce((sum, [x, y], i) => {
      const [u, v] = corners[(i + 1) % corners.length]!;
      return sum + (x * v - u * y) / 2;
    }, 0);
  for (const region of map!) expect(area(region)).toBeGreaterThan(0);
  expect(map!.reduce((sum, region) => sum + area(region), 0)).toBeCloseTo(4, 2);
  expect(new Set(map!.map(({ pattern }) => pattern)).size).toBe(map!.length);
  for (const { pattern } of map!) expect(pattern).toMatch(/^[01]{10}$/);
});

test('another seed is another arrangement', async () => {
  const [one, two] = [await run({ lines: 5, dims: 2 }, 1), await run({ lines: 5, dims: 2 }, 2)];
  expect(one.map).not.toEqual(two.map);
});

test('what would take too long is refused, in one sentence that names the parameter; the rest is counted', async () => {
  const refused = experiment.refuses!(parametersOf(experiment, { lines: 100, dims: 6 }));
  expect(refused?.name).toBe('lines');
  expect(refused?.message).toMatch(/^参数 lines（[^。]*。$/);
  expect(experiment.refuses!(parametersOf(experiment, { lines: 50, dims: 5 }))).toBeUndefined();
  expect((await run({ lines: 50, dims: 5 })).regions).toBe(1 + 50 + 1225 + 19600 + 230300 + 2118760);
}, 60_000);

test('lines that are placed by hand stand before the random ones; parallel and concurrent ones make fewer regions', async () => {
  const cross = '-1,0 1,0; 0,-1 0,1';
  expect(await run({ lines: 2, dims: 2, own: cross })).toMatchObject({
    regions: 4,
    placed: [
      [0, 1, 0],
      [-1, 0, 0],
    ],
  });
  expect(await run({ lines: 3, dims: 2, own: `${cross}; -1,-1 1,1` })).toMatchObject({ regions: 6, zaslavsky: 7 });
  expect(await run({ lines: 3, dims: 2, own: `${cross}; -1,0.5 1,0.5` })).toMatchObject({
    regions: 6,
    growth: [1, 2, 4, 6],
  });
  const { placed } = await run({ lines: 3, dims: 2, own: '0.2,0.3 0.5,-0.1' });
  const [a, b, c] = placed[0]!;
  for (const [x, y] of [
    [0.2, 0.3],
    [0.5, -0.1],
  ] as const)
    expect(a * x + b * y + c).toBeCloseTo(0, 3);
  const others = (await run({ lines: 3, dims: 2 })).placed;
  expect(placed.slice(1)).toEqual(others.slice(1));
  expect(await run({ lines: 1, dims: 2, own: cross })).toMatchObject({ regions: 2 });
  expect(experiment.refuses!(parametersOf(experiment, { lines: 2, dims: 3, own: cross }))?.name).toBe('own');
  // One place twice is no line: that one stays random.
  const second = (await run({ lines: 3, dims: 2, own: '0,0 0,0; -1,0 1,0' })).placed;
  expect(second).toEqual([others[0], [0, 1, 0], others[2]]);
});
