import { beforeAll, expect, test } from 'vitest';
import { openNet } from '../../src/acoustic/net.ts';
import { bestLooks } from '../../src/engine/fit/best-look.ts';
import { denseWeights, denseWithWeights, type DenseLayer } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { ARMS, settingsOf, TEACHINGS } from '../../src/experiments/mimic/arms.ts';
import experiment from '../../src/experiments/mimic/experiment.ts';
import { pictureGround, speechGround, together, type Ground } from '../../src/experiments/mimic/grounds.ts';
import { closedOf } from '../../src/experiments/mimic/closed.ts';
import { gainOf, mimicry, shapesOf, type Result } from '../../src/experiments/mimic/mimicry.ts';
import { logitTargets, louder, softTargets } from '../../src/experiments/mimic/targets.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { denseParameters } from '../../src/math/nets/dense-parameters.ts';
import { random, streams } from '../../src/math/random.ts';
import { pairedInterval } from '../../src/math/statistics/paired-interval.ts';

const runs = loadResults('mimic')!.runs.map(({ params, result }) => ({ params, result: result as unknown as Result }));
const errors = (each: number[]) => ({ mean: each.reduce((a, b) => a + b) / each.length, each });

let ground: Ground;
beforeAll(async () => {
  await ready();
  ground = pictureGround(strokeDigits(200, random(1, 'digits')), 0.4, streams(1));
});

/** How far from 0 the farthest of them is. */
const largest = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));

test('the deep net has all of the gap, the shallow one none; without a gap there is no share of it', () => {
  const [shallow, deep] = [errors([0.4, 0.41, 0.43, 0.4, 0.42]), errors([0.3, 0.32, 0.31, 0.33, 0.3])];
  expect(gainOf(deep, shallow, deep).share).toEqual({ value: 1, low: 1, high: 1 });
  expect(gainOf(shallow, shallow, deep)).toEqual({ mean: 0, low: 0, high: 0, share: { value: 0, low: 0, high: 0 } });
  const half = errors(shallow.each.map((error, i) => (error + deep.each[i]!) / 2));
  expect(gainOf(half, shallow, deep).share!.value).toBeCloseTo(0.5, 4);
  expect(gainOf(half, shallow, deep).mean).toBeGreaterThan(0);
  expect(gainOf(half, shallow, errors([0.39, 0.44, 0.4, 0.43, 0.41])).share).toBeNull();
  expect(gainOf(errors([0.2]), errors([0.3]), errors([0.1]))).toEqual({
    mean: 0.1,
    low: null,
    high: null,
    share: null,
  });
});

test('a shallow net has as many parameters as the deep one, to half a unit', () => {
  for (const [inputs, classes] of [
    [200, 58],
    [253, 58],
    [784, 10],
  ] as const)
    for (const width of [8, 48, 100, 167]) {
      const { deep, shallow } = shapesOf({ inputs, classes }, width);
      expect([deep, shallow.length]).toEqual([[width, width, width], 1]);
      const of = (hidden: readonly number[]) => denseParameters([inputs, ...hidden, classes], true);
      expect(Math.abs(of(shallow) - of(deep))).toBeLessThanOrEqual((inputs + classes + 1) / 2);
    }
});

test('probabilities are the softmax of logits at their temperature: a distribution, in the order of the logits, flatter the warmer', () => {
  const logits = Float32Array.of(2, -1, 0.5, 60, 59, -40);
  const [cold, warm] = [1, 3].map((temperature) => softTargets(logits, 3, temperature));
  for (const { y, scale, loss } of [cold!, warm!]) {
    expect(loss).toBe('categoricalCrossentropy');
    for (const row of [y.subarray(0, 3), y.subarray(3)]) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    expect(Math.log(y[0]! / y[1]!)).toBeCloseTo(3 / scale, 5);
    expect(Math.log(y[3]! / y[4]!)).toBeCloseTo(1 / scale, 5);
  }
  expect(warm!.y[0]!).toBeLessThan(cold!.y[0]!);
});

test('logits are divided by their root mean square, which those of the plain examples tell; multiplied by it again, they are what they were', () => {
  const logits = Float32Array.of(3, -4, 0, 5, 100, 100);
  const { y, scale, loss } = logitTargets(logits, 4);
  expect(loss).toBe('meanSquaredError');
  expect(scale).toBeCloseTo(Math.sqrt(50 / 4), 12);
  y.forEach((value, i) => expect(value * scale).toBeCloseTo(logits[i]!, 4));
});

const LAYERS: DenseLayer[] = [
  { units: 6, activation: 'relu' },
  { units: 4, activation: 'linear' },
];
function teacherOf(seed: number) {
  const draw = random(seed, 'teacher');
  const drawn = (count: number) => Float32Array.from({ length: count }, () => draw.normal());
  const weights = [
    { kernel: drawn(30), bias: drawn(6) },
    { kernel: drawn(24), bias: drawn(4) },
  ];
  return { net: { inputs: 5, layers: LAYERS, weights }, x: drawn(5 * 40) };
}

test('the loss of a mimic falls as its gradient says: against finite differences, weight by weight', () => {
  const { net, x } = teacherOf(1);
  const open = openNet(net);
  const { y } = logitTargets(open.logits(x, 40));
  open.close();
  const student = teacherOf(2).net.weights;
  const rate = 1e-3;
  const lossOf = (weights: typeof student, steps: number) => {
    const model = denseWithWeights(5, LAYERS, weights);
    const trainer = createTrainer(
      model,
      { x, y, samples: 40 },
      { loss: 'meanSquaredError', optimizer: { kind: 'sgd', learningRate: rate }, batch: 40, shuffle: random(1, 's') },
    );
    const [loss] = trainer.step(1);
    if (steps > 0) trainer.commit();
    const after = denseWeights(model);
    trainer.dispose();
    model.dispose();
    return { loss: loss!, after };
  };
  const { after } = lossOf(student, 1);
  for (const [l, name, place] of [
    [0, 'kernel', 7],
    [0, 'bias', 2],
    [1, 'kernel', 11],
    [1, 'bias', 3],
  ] as const) {
    const nudged = (by: number) =>
      student.map((layer, i) =>
        i === l ? { ...layer, [name]: layer[name].map((w, p) => (p === place ? w + by : w)) } : layer,
      );
    const slope = (lossOf(nudged(0.01), 0).loss - lossOf(nudged(-0.01), 0).loss) / 0.02;
    const moved = student[l]![name][place]! - after[l]![name][place]!;
    expect(Math.abs(moved / rate - slope)).toBeLessThan(0.02 * Math.abs(slope) + 2e-3);
  }
});

test('a student of the teacher’s shape that begins as the teacher stays: both kinds of targets ask for nothing else', () => {
  const { net, x } = teacherOf(3);
  const open = openNet(net);
  const logits = open.logits(x, 40);
  open.close();
  for (const { y, loss, scale } of [logitTargets(logits), softTargets(logits, 4, 3)]) {
    const start = louder(net, 1 / scale);
    const model = denseWithWeights(5, LAYERS, start.weights);
    const trainer = createTrainer(
      model,
      { x, y, samples: 40 },
      { loss, optimizer: { kind: 'sgd', learningRate: 0.1 }, batch: 20, shuffle: random(1, 's') },
    );
    trainer.step(200);
    trainer.commit();
    denseWeights(model).forEach(({ kernel, bias }, l) => {
      expect(largest(kernel.map((w, i) => w - start.weights[l]!.kernel[i]!))).toBeLessThan(1e-4);
      expect(largest(bias.map((w, i) => w - start.weights[l]!.bias[i]!))).toBeLessThan(1e-4);
    });
    // Louder again, it answers as the teacher.
    const again = openNet(louder({ ...net, weights: denseWeights(model) }, scale));
    expect(largest(again.logits(x, 40).map((z, i) => z - logits[i]!))).toBeLessThan(1e-2);
    again.close();
    trainer.dispose();
    model.dispose();
  }
});

test('what is kept of a net is its best look, and a judge that prefers the start gets the start', () => {
  const { x } = teacherOf(4);
  const lessons = { x, y: new Float32Array(160).fill(1), samples: 40, inputs: 5, loss: 'meanSquaredError' as const };
  const settings = { learningRate: 0.01, weightDecay: 0, steps: 8, batch: 8, looks: 4 };
  const learn = (errorsAt: number[]) => {
    let asked = 0;
    return [
      ...bestLooks(lessons, LAYERS, settings, () => errorsAt[asked++]!, {
        weights: random(1, 'w'),
        shuffle: random(1, 's'),
      }),
    ];
  };
  const looks = learn([0.5, 0.3, 0.4, 0.3, 0.6]);
  expect(looks.map(({ done, leastError }) => [done, leastError])).toEqual([
    [0, 0.5],
    [2, 0.3],
    [4, 0.3],
    [6, 0.3],
    [8, 0.3],
  ]);
  expect(looks[4]!.best).toBe(looks[1]!.best);
  expect(looks[0]!.best.weights).not.toEqual(looks[1]!.best.weights);
  expect(learn([0.1, 0.2, 0.2, 0.2, 0.2])[4]!.best).toEqual(looks[0]!.best);
});

test('pictures are parted, none in two parts; moved copies keep their names, and follow the plain ones', () => {
  const { training, moved, validation, test: tested } = ground.splitOf(0);
  expect([training.count, validation.count, tested.count]).toEqual([56, 20, 40]);
  const rows = [training, validation, tested].flatMap(({ x, count }) =>
    Array.from({ length: count }, (_, i) => x.subarray(784 * i, 784 * (i + 1)).join()),
  );
  expect(new Set(rows).size).toBe(rows.length);
  expect(moved.labels).toEqual(training.labels);
  expect(moved.x).not.toEqual(training.x);
  const both = together(training, moved);
  expect([both.count, both.x.length, both.labels.length]).toEqual([112, 112 * 784, 112]);
  expect(both.x.subarray(56 * 784)).toEqual(moved.x);
  expect(ground.splitOf(1).test.x).not.toEqual(tested.x);
  expect(largest(training.x)).toBeLessThanOrEqual(1);
});

test('frames of moved recordings have the states of the plain ones, and words are told from logits', () => {
  const recordings = syntheticDigits({ speakers: 3, takes: 5 }, streams(2));
  const speech = speechGround(recordings, 'raw', 1, streams(1));
  const { training, moved, test: tested, words } = speech.splitOf(0);
  expect([speech.inputs, speech.classes, speech.synthetic]).toEqual([200, 58, true]);
  expect(moved.labels).toEqual(training.labels);
  expect(moved.x.length).toBe(training.x.length);
  // Later or earlier and louder or softer, but by the same standard: what is loud in one is in the other.
  expect(moved.x).not.toEqual(training.x);
  const loud = (x: Float32Array, row: number) =>
    x.subarray(200 * row, 200 * (row + 1)).reduce((sum, value) => sum + value * value, 0);
  const rows = Array.from({ length: training.count }, (_, row) => row).filter((row) => loud(training.x, row) > 200);
  const ratios = rows.map((row) => loud(moved.x, row) / loud(training.x, row));
  expect(ratios.filter((ratio) => ratio > 0.1 && ratio < 10).length).toBeGreaterThan(0.95 * rows.length);
  const sure = new Float32Array(tested.count * 58);
  tested.labels.forEach((state, i) => (sure[i * 58 + state] = 20));
  expect(words!(sure)).toBe(0);
});

test('a sweep that is broken off goes on to the same bits, also where the teacher is no longer at hand', () => {
  const options = { width: 4, steps: 16, seeds: 1 };
  const whole = [...mimicry(ground, options, streams(1))];
  const last = whole.at(-1)!;
  expect(last.finished).toBe(last.of);
  expect(Object.keys(last.nets)).toEqual([...ARMS]);
  const broken = whole.find(
    ({ training }) => training && ARMS[training.cell] === 'mimicMore' && training.setting === 1,
  );
  expect([...mimicry(ground, options, streams(1), structuredClone(broken))].at(-1)).toEqual(last);
});

test('what is published follows from the trials that are published with it', () => {
  expect(runs.map(({ params }) => [params.speech, params.handwriting])).toEqual([
    ['none', 'strokes'],
    ['fsdd', 'none'],
    ['fsdd', 'none'],
    ['none', 'mnist'],
  ]);
  for (const { result } of runs) {
    expect(result.finished).toBe(result.of);
    expect(result.seeds).toBe(5);
    const { deep, shallow } = result.nets;
    for (const [cell, arm] of ARMS.entries()) {
      const net = result.nets[arm]!;
      const settings = settingsOf(arm);
      const chosen = settings.findIndex(
        (one) =>
          one.learningRate === net.learningRate &&
          one.weightDecay === net.weightDecay &&
          one.temperature === net.temperature,
      );
      const trials = result.measured[cell]!;
      const means = settings.map((_, s) => {
        const own = trials.filter(({ setting, seed }) => setting === s && seed < 2);
        return own.reduce((sum, { validation }) => sum + validation, 0);
      });
      expect(means[chosen]).toBe(Math.min(...means));
      const own = trials.filter(({ setting }) => setting === chosen).toSorted((a, b) => a.seed - b.seed);
      expect(net.test.each).toEqual(own.map((trial) => trial.test));
      expect(net.testError).toBe(net.test.mean);
      expect(net.trainError).toBeCloseTo(own.reduce((sum, { train }) => sum + train, 0) / 5, 4);
      expect(net.parameters - net.remainder).toBe(deep!.parameters);
      expect(net.layers).toBe(TEACHINGS[arm].net === 'deep' ? 3 : 1);
      const { value, low, high } = pairedInterval(shallow!.test.each, net.test.each);
      expect(Math.abs(net.gain.mean - value)).toBeLessThan(1e-4);
      expect(Math.abs(net.gain.low! - low)).toBeLessThan(1e-4);
      expect(Math.abs(net.gain.high! - high)).toBeLessThan(1e-4);
      const gap = pairedInterval(shallow!.test.each, deep!.test.each);
      expect(net.gain.share === null).toBe(gap.low <= 0 && gap.high >= 0);
      if (net.gain.share) expect(net.gain.share.value).toBeCloseTo(value / gap.value, 3);
    }
  }
});

test('where the deep net is the worse one there is no gap to close, however far another falls behind', () => {
  const [shallow, deep, worse] = [
    [0.1, 0.11, 0.12],
    [0.13, 0.14, 0.16],
    [0.15, 0.17, 0.19],
  ].map((each) => ({
    mean: 0,
    each,
  })) as [never, never, never];
  const gap = gainOf(deep, shallow, deep);
  const behind = gainOf(worse, shallow, deep);
  expect(behind.share!.value).toBeGreaterThan(1);
  expect(closedOf(behind, gap)).toBeNull();
  expect(closedOf(gainOf(deep, worse, shallow), gainOf(shallow, worse, shallow))!.value).toBeGreaterThan(0);
});

test('neither recordings nor pictures is refused with a sentence', () => {
  const refused = experiment.refuses!({ speech: 'none', handwriting: 'none' } as never);
  expect(refused).toEqual({ name: 'handwriting', message: expect.stringMatching(/^录音和图总要有一样；/) });
  expect(experiment.refuses!({ speech: 'none', handwriting: 'mnist' } as never)).toBeUndefined();
});
