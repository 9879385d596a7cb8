import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { drawParity } from '../../src/datasets/parity.ts';
import { onlineTrainer } from '../../src/engine/fit/online.ts';
import { denseWithWeights } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import experiment from '../../src/experiments/sparse-parity/experiment.ts';
import { bitsOf, layout } from '../../src/experiments/sparse-parity/figure.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { drain } from '../../src/lab/run/host.ts';
import { random, streams } from '../../src/math/random.ts';
import { referenceGradients } from '../engine/reference-net.ts';
import { parametersOf } from './parameters.ts';

beforeAll(ready);

const run = async (given: Record<string, unknown>, seed = 0) =>
  (await drain(experiment as never, parametersOf(experiment, given), seed)).result as unknown as ResultOf<
    typeof experiment
  >;

test('rows are signs, labels products of the chosen ones, and a cut in the drawing changes nothing', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }).chain((d) => fc.tuple(fc.constant(d), fc.subarray([...Array(d).keys()]))),
      fc.nat(1e6),
      ([d, chosen], seed) => {
        const { x, y } = drawParity(d, chosen, 32, random(seed, 'rows'));
        expect(x.every((value) => value === 1 || value === -1)).toBe(true);
        y.forEach((label, row) => expect(label).toBe(chosen.reduce((product, i) => product * x[row * d + i]!, 1)));
        const stream = random(seed, 'rows');
        const [head, tail] = [drawParity(d, chosen, 16, stream), drawParity(d, chosen, 16, stream)];
        // 16 rows of any d are whole words only where 16·d is a multiple of 32.
        if (d % 2 === 0) expect([...head.x, ...tail.x]).toEqual([...x]);
      },
    ),
    { numRuns: 60 },
  ));

const D = 6,
  CUBE = 2 ** D;
const cube = Float32Array.from({ length: CUBE * D }, (_, at) => ((Math.floor(at / D) >> (at % D)) & 1 ? -1 : 1));
const parity = (set: number) =>
  Float32Array.from({ length: CUBE }, (_, row) =>
    Array.from({ length: D }, (_, i) => i).reduce(
      (product, i) => ((set >> i) & 1 ? product * cube[row * D + i]! : product),
      1,
    ),
  );
const meanOf = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

test('parities are orthonormal', () => {
  for (let s = 0; s < CUBE; s++)
    for (let t = 0; t <= s; t++) {
      const [a, b] = [parity(s), parity(t)];
      expect(meanOf(a.map((value, row) => value * b[row]!))).toBe(s === t ? 1 : 0);
    }
});

/** A net of random weights with W units, and its output's derivatives in all of them at every input, worked out by hand. */
function someNet(seed: number) {
  const W = 5,
    draw = random(seed, 'net');
  const weights = [
    {
      kernel: Float32Array.from({ length: D * W }, () => draw.normal()),
      bias: Float32Array.from({ length: W }, () => draw.normal()),
    },
    { kernel: Float32Array.from({ length: W }, () => draw.normal()), bias: Float32Array.of(draw.normal()) },
  ] as const;
  const [first, last] = weights;
  const rows = Array.from({ length: CUBE }, (_, row) => {
    const x = Array.from(cube.subarray(row * D, (row + 1) * D));
    const sums = Array.from(first.bias, (b, j) => x.reduce((sum, v, i) => sum + v * first.kernel[i * W + j]!, b));
    const open = sums.map((sum) => Number(sum > 0));
    return {
      p: sums.reduce((sum, v, j) => sum + Math.max(0, v) * last.kernel[j]!, last.bias[0]!),
      slopes: [
        ...x.flatMap((v) => open.map((on, j) => v * on * last.kernel[j]!)),
        ...open.map((on, j) => on * last.kernel[j]!),
        ...sums.map((sum) => Math.max(0, sum)),
        1,
      ],
    };
  });
  return { W, weights, rows };
}

/** The engine's gradient over the whole cube: one step at rate 1. */
function gradientOf({ W, weights }: ReturnType<typeof someNet>, y: Float32Array): number[] {
  const model = denseWithWeights(
    D,
    [
      { units: W, activation: 'relu' },
      { units: 1, activation: 'linear' },
    ],
    weights,
  );
  const trainer = onlineTrainer(model, { loss: 'binaryCrossentropy', learningRate: 1, batch: CUBE });
  trainer.pass({ x: cube, y: y.map((sign) => (sign + 1) / 2), samples: CUBE });
  const after = trainer.weights();
  trainer.dispose();
  return weights.flatMap(({ kernel, bias }, l) => [
    ...kernel.map((w, i) => w - after[l]!.kernel[i]!),
    ...bias.map((b, i) => b - after[l]!.bias[i]!),
  ]);
}

test.each([1, 2, 3])(
  'of all parities together the bound on the gradient is met exactly, of some it holds (net %i)',
  (seed) => {
    const net = someNet(seed);
    const common = net.rows[0]!.slopes.map((_, j) =>
      meanOf(net.rows.map(({ p, slopes }) => (1 / (1 + Math.exp(-p)) - 0.5) * slopes[j]!)),
    );
    const size = meanOf(net.rows.map(({ slopes }) => slopes.reduce((sum, one) => sum + one * one, 0)));
    const far = Array.from({ length: CUBE }, (_, set) =>
      gradientOf(net, parity(set)).reduce((sum, one, j) => sum + (one - common[j]!) ** 2, 0),
    );
    expect(meanOf(far) / (size / (4 * CUBE))).toBeCloseTo(1, 3);
    const triples = far.filter((_, set) => set.toString(2).replaceAll('0', '').length === 3);
    expect(triples).toHaveLength(20);
    expect(meanOf(triples)).toBeLessThan(size / (4 * 20));
  },
);

test('the step on a batch of parities is minus the gradient by central differences', () => {
  const net = someNet(7),
    y = parity(0b1011);
  const data = { x: cube, y: y.map((sign) => (sign + 1) / 2), samples: CUBE };
  const slopes = referenceGradients(net.weights, ['relu', 'linear'], data, 'binaryCrossentropy');
  gradientOf(net, y).forEach((one, j) =>
    expect(one).toBeCloseTo(slopes.flatMap(({ kernel, bias }) => [...kernel, ...bias])[j]!, 4),
  );
});

test('samples that are cut into passes are learned with the same bits; broken batches are refused', () => {
  const { W, weights } = someNet(3);
  const learn = (passes: number) => {
    const model = denseWithWeights(
      D,
      [
        { units: W, activation: 'relu' },
        { units: 1, activation: 'linear' },
      ],
      weights,
    );
    const trainer = onlineTrainer(model, { loss: 'binaryCrossentropy', learningRate: 0.1, batch: 8 });
    expect(() => trainer.predict(cube, CUBE)).toThrow('nothing');
    expect(() => trainer.pass({ x: cube.subarray(0, 7 * D), y: new Float32Array(7), samples: 7 })).toThrow('7');
    const rows = drawParity(D, [0, 2], 64, streams(1)('rows'));
    for (let pass = 0; pass < passes; pass++) {
      const [from, to] = [(pass * 64) / passes, ((pass + 1) * 64) / passes];
      trainer.pass({
        x: rows.x.slice(from * D, to * D),
        y: rows.y.slice(from, to).map((sign) => (sign + 1) / 2),
        samples: to - from,
      });
    }
    const found = trainer.weights().flatMap(({ kernel, bias }) => [...kernel, ...bias]);
    trainer.dispose();
    return found;
  };
  expect(learn(4)).toEqual(learn(1));
});

test('what is published comes out again, bit for bit, and another seed comes to something else', async () => {
  const published = loadResults('sparse-parity')!.runs.find(({ params }) => params.teaching === 'steps')!;
  expect(await run({ teaching: 'steps' })).toEqual(published.result);
  expect(await run({ teaching: 'steps', steps: 400 }, 1)).not.toEqual(await run({ teaching: 'steps', steps: 400 }));
});

test('nets told the steps are several, asked after one another; too many are refused, and so is none that counts', async () => {
  const { shown, learned, weights } = await run({ d: 8, chosen: '11110000', teaching: 'steps', steps: 600 });
  expect(new Set(shown.map(({ net }) => net))).toEqual(new Set([0, 1, 2]));
  expect(learned).toBeLessThanOrEqual(600);
  expect(weights[0]).toHaveLength(8 * 8);
  const refused = (given: Record<string, unknown>) => experiment.refuses!(parametersOf(experiment, given) as never);
  expect(refused({ d: 8, chosen: '00000000' })?.name).toBe('chosen');
  expect(refused({ d: 10, chosen: '1111111111', teaching: 'steps' })?.message).toContain('10');
  expect(refused({ d: 10, chosen: '1111111111' })).toBeUndefined();
});

test('every bit is wide enough for a finger and lies beside the others, whatever the width', () =>
  fc.assert(
    fc.property(fc.integer({ min: 280, max: 1000 }), fc.integer({ min: 8, max: 40 }), (width, d) => {
      const { place } = layout(width, d, 8)[2]!;
      const bits = bitsOf(place.width, d);
      expect(bits).toHaveLength(d);
      for (const [i, bit] of bits.entries()) {
        expect(bit.width).toBeGreaterThanOrEqual(31.9);
        expect(bit.left + bit.width).toBeLessThanOrEqual(place.width + 1e-9);
        const before = bits[i - 1];
        if (before) expect(bit.top > before.top || bit.left >= before.left + before.width - 1e-9).toBe(true);
      }
    }),
  ));
