import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { crossEntropy } from '../../src/experiments/playground/losses.ts';
import experiment from '../../src/experiments/playground/experiment.ts';
import type { Result } from '../../src/experiments/playground/playground.ts';
import { pointsOf } from '../../src/experiments/playground/points.ts';
import { readTable } from '../../src/datasets/csv.ts';
import { provide } from '../../src/lab/data/provide.ts';
import type { DataValue } from '../../src/lab/declare/data.ts';
import type { Experiment } from '../../src/lab/declare/define.ts';
import { startRun } from '../../src/lab/run/host.ts';
import { readNumberList, writeNumberList } from '../../src/math/number-list.ts';
import { answerOf, numbersOf, type NetActivation } from '../../src/math/nets/written-net.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

type Given = Record<string, unknown>;
const hosted = experiment as unknown as Experiment;

/** Every look of a run. @param table a reader's own, as the door lets it in */
async function looks(given: Given, seed = 0, table?: string): Promise<Result[]> {
  const params = parametersOf(hosted, { ...given, ...(table !== undefined && { dataset: 'file' }) });
  expect(hosted.refuses!(params)).toBeUndefined();
  const read = table === undefined ? undefined : tabled(table);
  const data = await provide(hosted, params, streams(seed), {
    given: () => read,
    shipped: () => Promise.reject(Error()),
  });
  return [...startRun(hosted, params, seed, { data })] as unknown as Result[];
}
const last = async (given: Given, seed = 0, table?: string) => (await looks(given, seed, table)).at(-1)!;

const tabled = (text: string): DataValue =>
  readTable(
    { name: '表.csv', bytes: new TextEncoder().encode(text) },
    { x1: 'number', x2: 'number', y: 'class' },
    { optional: ['x2'], byPlace: true },
  );

const refusal = (given: Given) => hosted.refuses!(parametersOf(hosted, given));
const sentence = (result: Result, given: Given) => experiment.describe(result, parametersOf(experiment, given));

/** Eleven points in two classes. */
const POINTS = '-1.5,-1 -1,-1.6 -1.8,0.2 -0.6,-0.8 0.2,-1.9 1.4,-1.2; 1.2,1.4 0.4,1 1.9,0.3 -0.4,1.7 0.9,0.1';
const own = { dataset: 'own', points: POINTS, share: 0, batch: 200 };

describe('a step of training', () => {
  /** The mean loss over the points in double precision, of a net given as a row of numbers. */
  function lossOf(
    numbers: readonly number[],
    result: Result,
    hidden: readonly number[],
    activation: NetActivation,
    inputs: string,
  ) {
    const features = [...inputs].filter((bit) => bit === '1').length;
    let from = 0;
    const take = (count: number) => numbers.slice(from, (from += count));
    const units = [...hidden, 1];
    const layers = units.map((count, l) => ({
      kernel: take(count * (l === 0 ? features : units[l - 1]!)),
      bias: take(count),
    }));
    const net = { inputs, layers, activation, squashed: false };
    const losses = result.points.map(([a, b], i) => {
      const z = answerOf(net, a, b),
        y = result.values[i]!;
      return result.regression ? (z - y) ** 2 : Math.log(1 + Math.exp(-Math.abs(z))) + Math.max(z, 0) - z * y;
    });
    return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  }

  it.each([
    { layers: '3,2', activation: 'tanh', inputs: '1100000' },
    { layers: '4', activation: 'sigmoid', inputs: '1110001' },
    { layers: '2,2', activation: 'relu', inputs: '1100100' },
    { layers: '', activation: 'tanh', inputs: '0111110' },
    { layers: '3', activation: 'linear', inputs: '1000000' },
  ] as const)('goes down the gradient, as finite differences find it: $layers $activation $inputs', async (net) => {
    for (const values of ['', '0.5,-0.25,0.1,0,1,-1,0.3,0.4,-0.6,0.2,0.9']) {
      const [learningRate, l2, h] = [0.5, 0.1, 1e-5];
      const run = await looks({ ...own, ...net, values, optimizer: 'sgd', learningRate, l2, steps: 1 });
      const [before, after] = run.map(({ layers }) => numbersOf(layers)) as [number[], number[]];
      const hidden = readNumberList(net.layers);
      const isWeight = run[0]!.layers.flatMap(({ kernel, bias }) => [
        ...kernel.map(() => true),
        ...bias.map(() => false),
      ]);
      const loss = (numbers: readonly number[]) => lossOf(numbers, run[0]!, hidden, net.activation, net.inputs);
      before.forEach((w, at) => {
        const moved = (by: number) => loss(before.with(at, w + by));
        const gradient = (moved(h) - moved(-h)) / (2 * h) + (isWeight[at] ? l2 * w : 0);
        expect((w - after[at]!) / learningRate).toBeCloseTo(gradient, 4);
      });
      // What the curves say is that loss too.
      expect(run[0]!.losses.train[0]).toBeCloseTo(loss(before), 4);
      expect(run[1]!.losses.train[1]).toBeCloseTo(loss(after), 4);
    }
  });

  it('lowers the loss if the rate is small, whatever the net', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          layers: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }).map(writeNumberList),
          activation: fc.constantFrom('relu', 'tanh', 'sigmoid', 'linear'),
          dataset: fc.constantFrom('circle', 'xor', 'gauss', 'spiral', 'moons', 'carpet', 'plane', 'hill'),
        }),
        fc.nat(1000),
        async (given, seed) => {
          // So small that no relu of the 150 points bends within the step, but for a net that rests already.
          const run = await looks({ ...given, optimizer: 'sgd', learningRate: 0.001, batch: 150, steps: 20 }, seed);
          expect(run.at(-1)!.losses.train.at(-1)!).toBeLessThanOrEqual(run[0]!.losses.train[0]!);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('with momentum goes on by nine tenths of the step before', async () => {
    const given = { ...own, learningRate: 0.2, layers: '3' };
    const rows = (await looks({ ...given, optimizer: 'momentum', steps: 2 })).map(({ layers }) => numbersOf(layers));
    const [w0, w1, w2] = rows as [number[], number[], number[]];
    const plain = await last({ ...given, optimizer: 'sgd', steps: 1, weights: writeNumberList(w1) });
    numbersOf(plain.layers).forEach((w, i) => expect(w2[i]! - w).toBeCloseTo(0.9 * (w1[i]! - w0[i]!), 5));
  });

  it('leaves held units alone, and moves the others', async () => {
    // Hidden units 1 to 3 and 4, 5; the output is 6.
    const run = await looks({ layers: '3,2', held: '2,6', steps: 30 });
    const [from, to] = [run[0]!.layers, run.at(-1)!.layers];
    const still = [[1], [], [0]];
    from.forEach(({ units, kernel, bias }, l) => {
      bias.forEach((b, j) => expect(to[l]!.bias[j] === b).toBe(still[l]!.includes(j)));
      kernel.forEach((w, at) => expect(to[l]!.kernel[at] === w).toBe(still[l]!.includes(at % units)));
    });
  });
});

describe('what is learnt', () => {
  it('xor by four units, every point of it, and not by none', async () => {
    const four = await last({ dataset: 'xor', layers: '4', activation: 'relu', steps: 2000 });
    expect([four.accuracies.train.at(-1), four.accuracies.test.at(-1)! > 0.97]).toEqual([1, true]);
    // No line does better than three quadrants of four, and gradient descent ends near one half.
    for (const seed of [0, 1, 2]) {
      const none = await last({ dataset: 'xor', layers: '', steps: 2000 }, seed);
      expect(none.accuracies.train.at(-1)!).toBeLessThan(0.7);
    }
  });

  it('of pure noise nothing that holds for other points, though the net knows its own by heart', async () => {
    const { accuracies, losses, test } = await last({ noise: 0.5, share: 0.9, layers: '8,8', steps: 4000 });
    expect(accuracies.train.at(-1)!).toBeGreaterThan(0.9);
    // 270 fair coins are off by 0.12 once in 10 000 times.
    expect(Math.abs(accuracies.test.at(-1)! - 0.5)).toBeLessThan(0.12);
    expect(losses.test.at(-1)!).toBeGreaterThan(losses.test[0]!);
    expect([...test].filter((bit) => bit === '1')).toHaveLength(270);
  });

  it('a plane by a net without hidden layers, exactly', async () => {
    const { losses, layers, regression } = await last({ dataset: 'plane', layers: '', steps: 2000 });
    expect(regression).toBe(true);
    expect(losses.test.at(-1)!).toBeLessThan(1e-4);
    for (const weight of layers[0]!.kernel) expect(weight).toBeCloseTo(1 / 5, 2);
  });

  it('by fewer weights where L1 pulls, and says how many are 0', async () => {
    // The class is the sign of x₁ + x₂: five of the seven features tell nothing more.
    const given = { dataset: 'gauss', layers: '', inputs: '1111111', optimizer: 'sgd', learningRate: 0.1, batch: 150 };
    const zeros = ({ layers }: Result) => layers.flatMap(({ kernel }) => kernel).filter((w) => w === 0).length;
    const free = await last({ ...given, steps: 2000 });
    const pulled = await last({ ...given, l1: 0.1, steps: 2000 });
    expect(zeros(free)).toBe(0);
    expect(zeros(pulled)).toBeGreaterThanOrEqual(3);
    expect(pulled.layers[0]!.kernel.slice(0, 2).every((w) => w > 0)).toBe(true);
    expect(pulled.accuracies.test.at(-1)!).toBeGreaterThan(0.97);
    expect(sentence(pulled, { ...given, l1: 0.1, steps: 2000 })).toContain(`7 个权重里有 ${zeros(pulled)} 个是 0`);
    expect(sentence(free, { ...given, steps: 2000 })).not.toContain('个权重里');
  });

  it('less with every pull on the weights', async () => {
    const size = async (l2: number) => {
      const { layers } = await last({ l2 });
      return layers.flatMap(({ kernel }) => kernel).reduce((sum, w) => sum + w * w, 0);
    };
    expect(await size(0.05)).toBeLessThan(0.5 * (await size(0)));
  });
});

describe('the course of a run', () => {
  it('is the same to the last bit each time, and another with another seed', async () => {
    const given = { layers: '5,3', held: '4', optimizer: 'momentum', learningRate: 0.05, noise: 0.1, steps: 200 };
    const first = JSON.stringify(await looks(given));
    expect(JSON.stringify(await looks(given))).toBe(first);
    expect(JSON.stringify(await looks(given, 1))).not.toBe(first);
  });

  it('is as if training had gone on from its own weights', async () => {
    // Plain gradient steps over all points have no memory but the weights; only the order of sums differs.
    const given = { ...own, optimizer: 'sgd', learningRate: 0.1 };
    const whole = await last({ ...given, steps: 60 });
    const half = await last({ ...given, steps: 30 });
    const rest = await looks({ ...given, steps: 30, weights: writeNumberList(numbersOf(half.layers)) });
    expect(rest[0]!.layers).toEqual(half.layers);
    expect(rest[0]!.tiles).toEqual(half.tiles);
    numbersOf(rest.at(-1)!.layers).forEach((w, i) => expect(w).toBeCloseTo(numbersOf(whole.layers)[i]!, 4));
  });

  it('shows a written start to the last digit', async () => {
    const numbers = [0.1, -0.2, 1e-7, 3, 0, 0.5, 0.25, -0.125, 0.33333334];
    const [start] = await looks({ layers: '2', weights: writeNumberList(numbers), steps: 0 });
    expect(numbersOf(start!.layers)).toEqual(numbers);
    expect(start!.step).toBe(0);
  });

  it('counts the points for testing by class and answer at every look', async () => {
    const run = await looks({ noise: 0.2, share: 0.3, steps: 60 });
    for (const { confusion, accuracies, values, test, points, layers, reached } of run) {
      const [[a, b], [c, d]] = confusion as [[number[], number[]], [number[], number[]]];
      for (const counts of [a, b, c, d]) expect(counts).toHaveLength(reached.length);
      const classes = [0, 1].map((y) => values.filter((value, i) => test[i] === '1' && value === y).length);
      expect([a.at(-1)! + b.at(-1)!, c.at(-1)! + d.at(-1)!]).toEqual(classes);
      expect((a.at(-1)! + d.at(-1)!) / 90).toBeCloseTo(accuracies.test.at(-1)!, 3);
      // Circles that are taken for squares, as the net's own numbers say; a point may lie on the very border.
      const net = { inputs: '1100000', layers, activation: 'tanh', squashed: false } as const;
      const wrong = points.filter(([u, v], i) => test[i] === '1' && values[i] === 0 && answerOf(net, u, v) > 0).length;
      expect(Math.abs(wrong - b.at(-1)!)).toBeLessThanOrEqual(1);
    }
    const { columns, rows } = experiment.table!(run.at(-1)!, parametersOf(experiment, { steps: 60 }));
    expect(columns.slice(-4).map(({ label }) => label)).toEqual([
      '测试：圆点答成圆点',
      '测试：圆点答成方块',
      '测试：方块答成圆点',
      '测试：方块答成方块',
    ]);
    expect(rows.at(-1)!.slice(-4)).toEqual(
      run
        .at(-1)!
        .confusion.flat()
        .map((counts) => counts.at(-1)),
    );
    for (const other of [{ share: 0 }, { dataset: 'plane' }])
      expect((await last({ ...other, steps: 5 })).confusion).toEqual([
        [[], []],
        [[], []],
      ]);
  });

  it('stops where the training points are answered well enough, and says so', async () => {
    const given = { until: 0.9, steps: 5000 };
    const run = await looks(given);
    const shares = run.map(({ accuracies }) => accuracies.train.at(-1)!);
    expect(shares.at(-1)!).toBeGreaterThanOrEqual(0.9);
    for (const share of shares.slice(0, -1)) expect(share).toBeLessThan(0.9);
    expect(run.at(-1)!.step).toBeLessThan(5000);
    expect(sentence(run.at(-1)!, given)).toContain('到了 90.0%，就此停下');
    expect(run.at(-1)!.pieces).toBeNull();
  });

  it('diverges in words: no number is lost, the last good look is kept, and what helps is said', async () => {
    const given = { dataset: 'plane', layers: '', optimizer: 'sgd', learningRate: 0.6, steps: 100 };
    const run = await looks(given);
    const [before, end] = [run.at(-2)!, run.at(-1)!];
    expect(end).toEqual({ ...before, diverged: before.step + 1 });
    for (const { losses } of run) for (const loss of losses.train) expect(loss).toBeLessThanOrEqual(1e6);
    // Two steps in a row multiply the loss: that is what to diverge means.
    const { train } = end.losses;
    for (let i = 3; i < train.length; i++) expect(train[i]!).toBeGreaterThan(train[i - 1]!);
    expect(sentence(end, given)).toMatch(/发散了：学习率 0\.6 太大.*改小到三分之一.*Adam/);
    expect(sentence(end, { ...given, optimizer: 'momentum' })).not.toContain('Adam');
    // What is proposed does help.
    expect((await last({ ...given, learningRate: 0.2, steps: 600 })).losses.train.at(-1)!).toBeLessThan(1e-3);
    const bad = await last({ dataset: 'hill', learningRate: 100, optimizer: 'sgd', layers: '8', activation: 'relu' });
    expect(JSON.stringify(bad)).not.toMatch(/null,null|NaN/);
    expect(bad.diverged).not.toBeNull();
  });

  it('that begins with weights beyond all bounds breaks off with words that say so', async () => {
    const huge = new Array<number>(25).fill(1e6).join(',');
    await expect(looks({ weights: huge, activation: 'relu' })).rejects.toThrow('起点的权重太大');
  });

  it('takes smaller steps on a falling schedule', async () => {
    const way = async (schedule: string) => {
      const run = await looks({ schedule, optimizer: 'sgd', learningRate: 0.1, steps: 240 });
      const [a, b] = run.slice(-2).map(({ layers }) => numbersOf(layers)) as [number[], number[]];
      return Math.hypot(...a.map((w, i) => w - b[i]!));
    };
    const constant = await way('constant');
    expect(await way('linear')).toBeLessThan(constant / 5);
    expect(await way('cosine')).toBeLessThan(constant / 5);
  });
});

describe('what is seen', () => {
  it('the tiles are what the units answer, middle by middle', async () => {
    const { tiles, layers } = await last({ layers: '3,2', inputs: '1100010', activation: 'tanh', steps: 50 });
    const level = (digit: string) => (parseInt(digit, 36) - 17) / 17;
    const side = (columns: number, i: number) => ((2 * i + 1) / columns - 1) * 3;
    const [first, second, output] = layers as [Result['layers'][0], Result['layers'][0], Result['layers'][0]];
    const dense = ({ units, kernel, bias }: Result['layers'][0], values: number[]) =>
      bias.map((b, j) => values.reduce((sum, v, i) => sum + v * kernel[i * units + j]!, b));
    const forward = (a: number, b: number) => {
      const h1 = dense(first, [a, b, Math.sin(a)]).map(Math.tanh),
        h2 = dense(second, h1).map(Math.tanh);
      return { h1, h2, p: 1 / (1 + Math.exp(-dense(output, h2)[0]!)) };
    };
    expect([tiles.inputs.length, tiles.units.map(({ length }) => length)]).toEqual([3, [3, 2]]);
    for (const [column, row] of [
      [0, 0],
      [19, 3],
      [7, 12],
      [10, 19],
    ] as const) {
      const { h1, h2 } = forward(side(20, column), side(20, row));
      const at = row * 20 + column;
      [h1, h2].forEach((values, l) =>
        values.forEach((value, j) =>
          expect(Math.abs(level(tiles.units[l]![j]![at]!) - value)).toBeLessThan(0.5 / 17 + 1e-4),
        ),
      );
      // An input's tile fills its own range.
      expect(level(tiles.inputs[0]![at]!)).toBeCloseTo(side(20, column) / side(20, 19), 1);
      expect(level(tiles.inputs[1]![at]!)).toBeCloseTo(side(20, row) / side(20, 19), 1);
    }
    for (const [column, row] of [
      [0, 0],
      [49, 10],
      [25, 24],
      [13, 49],
    ] as const) {
      const { p } = forward(side(50, column), side(50, row));
      expect(Math.abs(level(tiles.surface[row * 50 + column]!) - (2 * p - 1))).toBeLessThan(0.5 / 17 + 1e-4);
    }
    expect(tiles.surface).toHaveLength(2500);
  });

  it('a sigmoid’s tile has one half in the middle, and none of its ends is beyond 0 or 1', async () => {
    const weights = '2,0.5,-1,-2,1';
    const { tiles } = await last({ layers: '1', activation: 'sigmoid', weights, steps: 0 });
    for (const [column, row] of [
      [0, 0],
      [19, 0],
      [10, 10],
      [4, 17],
    ] as const) {
      const [a, b] = [column, row].map((i) => ((2 * i + 1) / 20 - 1) * 3) as [number, number];
      const answer = 1 / (1 + Math.exp(-(2 * a + 0.5 * b - 1)));
      const level = (parseInt(tiles.units[0]![0]![row * 20 + column]!, 36) - 17) / 17;
      expect(Math.abs(level - (2 * answer - 1))).toBeLessThan(0.5 / 17 + 1e-4);
    }
  });

  it('the pieces fill the square without overlap, one affine function on each', async () => {
    const { pieces, layers } = await last({ dataset: 'xor', layers: '4,3', activation: 'relu', steps: 300 });
    const area = (corners: readonly (readonly [number, number])[]) =>
      corners.reduce((sum, [x, y], i) => {
        const [u, v] = corners[(i + 1) % corners.length]!;
        return sum + (x * v - u * y) / 2;
      }, 0);
    expect(pieces!.outlines).toHaveLength(pieces!.count);
    expect(pieces!.outlines.reduce((sum, corners) => sum + area(corners), 0)).toBeCloseTo(36, 1);
    const net = { inputs: '1100000', layers, activation: 'relu', squashed: false } as const;
    for (const corners of pieces!.outlines) {
      if (area(corners) < 0.02) continue;
      // On the way from a corner to the middle an affine function is what lies between.
      const middle = [0, 1].map((k) => corners.reduce((sum, corner) => sum + corner[k]!, 0) / corners.length) as [
        number,
        number,
      ];
      const z = answerOf(net, ...middle);
      for (const [x, y] of corners) {
        const half = answerOf(net, (x + middle[0]) / 2, (y + middle[1]) / 2);
        // Pieces are those of weights rounded to 1/1024.
        expect(Math.abs(half - (answerOf(net, x, y) + z) / 2)).toBeLessThan(0.05);
      }
    }
    for (const other of [{ activation: 'tanh' }, { inputs: '1110000' }, { layers: '' }])
      expect((await last({ activation: 'relu', steps: 10, ...other })).pieces).toBeNull();
  });

  it('a look is small, 40 kB at most with 4 × 8 units', async () => {
    for (const activation of ['relu', 'tanh']) {
      const run = await looks({ layers: '8,8,8,8', activation, steps: 480 });
      expect(run).toHaveLength(241);
      const sizes = run.map((result) => JSON.stringify(result).length);
      // The last one has the pieces too.
      expect(Math.max(...sizes.slice(1, -1))).toBeLessThan(40_000);
    }
  });
});

describe('the points', () => {
  const columns = { rows: 0, columns: { x1: new Float64Array(0), x2: new Float64Array(0), y: new Float64Array(0) } };
  const written = (count: number) => ({
    columns,
    points: Array.from({ length: count }, (_, i) => `${i / 100},0`).join(' '),
    values: '',
    noise: 0,
    share: 0.5,
  });

  it('are parted into those that are learnt and those for testing: every one is one of them, and one at least is learnt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 18 }),
        fc.nat(100),
        (count, twentieths, seed) => {
          const share = twentieths / 20;
          const { test, places } = pointsOf({ ...written(count), share }, streams(seed));
          expect([test.length, places.length]).toEqual([count, count]);
          const tested = test.filter(Boolean).length;
          expect(tested).toBe(Math.min(count - 1, Math.round(share * count)));
        },
      ),
    );
    const { test } = pointsOf(written(80), streams(0));
    expect(test.slice(0, 40)).not.toEqual(new Array(40).fill(test[0]));
    expect(pointsOf({ ...written(80), noise: 0.3 }, streams(0)).test).toEqual(test);
  });

  it('have a class or a value turned by noise as often, and as far, as is said', () => {
    const flipped = pointsOf({ ...written(200), noise: 0.25 }, streams(1)).values.filter((value) => value === 1).length;
    expect(Math.abs(flipped / 200 - 0.25)).toBeLessThan(0.11);
    const values = Array.from({ length: 200 }, () => 0).join(',');
    const off = pointsOf({ ...written(200), values, noise: 0.25 }, streams(1)).values;
    expect(Math.sqrt(off.reduce((sum, value) => sum + value * value, 0) / 200)).toBeCloseTo(0.25, 1);
    expect(pointsOf({ ...written(200), values }, streams(1)).values).toEqual(new Array(200).fill(0));
  });

  it('of the reader are taken as they stand, in two classes or with values', async () => {
    const { points, values, regression, scales, test } = await last({ ...own, steps: 0 });
    expect(points.slice(0, 2)).toEqual([
      [-1.5, -1],
      [-1, -1.6],
    ]);
    expect(values).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect([regression, scales, test]).toEqual([false, null, '00000000000']);
    const valued = await last({ ...own, values: '0.5,-0.25,0.1,0,1,-1,0.3,0.4,-0.6,0.2,0.9', steps: 5 });
    expect([valued.regression, valued.values[0], valued.accuracies]).toEqual([true, 0.5, { train: [], test: [] }]);
    expect(valued.losses.test).toEqual([]);
  });

  it('of a table with two values of y are two classes, of others values; what does not fit is scaled, and it is said from where', async () => {
    const people = '身高,体重,性别\n150,40,1\n180,80,2\n160,50,1\n170,70,2\n';
    const { points, values, regression, scales } = await last({ share: 0, steps: 0 }, 0, people);
    expect(points).toEqual([
      [-2.5, -2.5],
      [2.5, 2.5],
      [-0.8333, -1.25],
      [0.8333, 1.25],
    ]);
    expect([values, regression]).toEqual([[0, 1, 0, 1], false]);
    expect(scales).toEqual({ x1: [150, 180], x2: [40, 80], y: [1, 2] });
    const curve = await last({ share: 0, steps: 0 }, 0, '1,2\n2,4\n3,6\n5,10\n');
    expect(curve.points).toEqual([
      [-2.5, 0],
      [-1.25, 0],
      [0, 0],
      [2.5, 0],
    ]);
    expect([curve.values, curve.regression]).toEqual([[-1, -0.5, 0, 1], true]);
    const kept = await last({ share: 0, steps: 0 }, 0, 'x1,x2,y\n0.5,2.75,1\n-1,0,0\n');
    expect([kept.points, kept.scales]).toEqual([
      [
        [0.5, 2.75],
        [-1, 0],
      ],
      null,
    ]);
  });

  it('may have two words for their classes', async () => {
    const { values, regression, scales } = await last({ share: 0, steps: 0 }, 0, '1,2,猫\n-1,0,狗\n2,2,猫\n');
    expect([values, regression, scales]).toEqual([[0, 1, 0], false, null]);
  });

  it('may be thousands in a table', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `${(i % 50) / 10},${Math.floor(i / 50) / 10},${i % 50 > 25 ? 1 : 0}`,
    );
    const { accuracies } = await last({ layers: '', steps: 300, learningRate: 0.1 }, 0, `a,b,c\n${rows.join('\n')}\n`);
    expect(accuracies.test.at(-1)!).toBeGreaterThan(0.97);
  });
});

describe('what cannot be run', () => {
  it.each([
    [{ inputs: '0000000' }, 'inputs', '至少要一个输入'],
    [{ weights: '1,2,3' }, 'weights', '有 25 个权重与偏置，weights 里写了 3 个'],
    [{ layers: '', weights: '1,2,3,4' }, 'weights', '有 3 个权重与偏置'],
    [{ held: '8' }, 'held', '一共有 7 个单元（连输出），没有第 8 个'],
    [{ dataset: 'own', values: '1,0' }, 'values', '里却有 2 个值'],
    [{ dataset: 'own', points: `${'0,0 '.repeat(150)}; ${'1,1 '.repeat(60)}` }, 'points', '有 210 个点，至多 200 个'],
  ])('%j is refused by name', (given, name, words) => {
    const { name: named, message } = refusal(given)!;
    expect(named).toBe(name);
    expect(message).toContain(words);
    expect(message).toMatch(/。$/);
  });
  it('and what can be is not', () => {
    expect(refusal({ weights: new Array(25).fill(0.5).join(','), held: '7,1' })).toBeUndefined();
    expect(() => parametersOf(experiment, { points: '0,0' })).toThrow('只在 dataset 是 own 时起作用');
    expect(() => parametersOf(experiment, { dataset: 'own', points: '0,0 5,0' })).toThrow(
      '第 1 组第 2 个点 (5, 0) 在外面',
    );
    expect(() => parametersOf(experiment, { inputs: '110' })).toThrow('应是 7 个 0 或 1（依次是 x₁、x₂、');
    expect(parametersOf(experiment, { layers: '' }).layers).toBe('');
  });
});

describe('the cross-entropy', () => {
  it('is what −ln of the probability is, and never overflows', () => {
    for (const z of [-3, -0.5, 0, 1.25, 6]) {
      expect(crossEntropy(z, 1)).toBeCloseTo(-Math.log(1 / (1 + Math.exp(-z))), 12);
      expect(crossEntropy(z, 0)).toBeCloseTo(-Math.log(1 - 1 / (1 + Math.exp(-z))), 10);
    }
    expect([crossEntropy(1e6, 0), crossEntropy(-1e6, 1), crossEntropy(1e6, 1)]).toEqual([1e6, 1e6, 0]);
  });
});

it('is the same without WebAssembly', async () => {
  const given = { layers: '5,3', held: '4', activation: 'sigmoid', steps: 40 };
  const fused = JSON.stringify(await looks(given));
  vi.resetModules();
  const { WebAssembly: kept } = globalThis;
  try {
    vi.stubGlobal('WebAssembly', undefined);
    const { default: fresh } = await import('../../src/experiments/playground/experiment.ts');
    await fresh.prepare!();
    const { provide: provided } = await import('../../src/lab/data/provide.ts');
    const params = parametersOf(hosted, given);
    const data = await provided(fresh as unknown as Experiment, params, streams(0), {
      given: () => undefined,
      shipped: () => Promise.reject(Error()),
    });
    const run = [...startRun(fresh as unknown as Experiment, params, 0, { data })];
    expect(fresh.trainedBy!({} as never)).toContain('TypeScript');
    expect(JSON.stringify(run)).toBe(fused);
  } finally {
    vi.stubGlobal('WebAssembly', kept);
    vi.unstubAllGlobals();
  }
});
