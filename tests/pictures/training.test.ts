import { beforeAll, expect, test } from 'vitest';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import { random } from '../../src/math/random.ts';
import { convolutionalNet } from '../../src/pictures/convolutional-nets.ts';
import { denseNet, freshNet, openNet, type NetKind } from '../../src/pictures/nets.ts';
import { errorShare } from '../../src/pictures/scores.ts';
import { partsOf, pictureSet, standardOf } from '../../src/pictures/sets.ts';
import { learn, learnt, oneHot, type Lesson } from '../../src/pictures/training.ts';

beforeAll(ready);

const images = strokeDigits(500, random(1, 'digits'));
const parts = partsOf(500, { training: 300, validation: 100, test: 100 }, random(1, 'parts'));
const standard = standardOf(images, parts.training);
const [training, validation, asked] = [parts.training, parts.validation, parts.test].map((places) =>
  pictureSet(images, places, standard),
) as [ReturnType<typeof pictureSet>, ReturnType<typeof pictureSet>, ReturnType<typeof pictureSet>];
const lesson = (kind: NetKind, more: Partial<Lesson> = {}): Lesson => ({
  kind,
  sight: { height: 28, width: 28, outputs: 10 },
  loss: 'categoricalCrossentropy',
  learningRate: 3e-3,
  weightDecay: 0,
  steps: 60,
  batch: 32,
  looks: 4,
  ...more,
});
const chance = () => ({ weights: random(2, 'weights'), shuffle: random(2, 'shuffle') });

test.each([
  ['dense', denseNet([24]), 28 * 28 * 24 + 24 + 250],
  [
    'convolutional',
    convolutionalNet(
      [
        { kind: 'convolution', filters: 4, patch: [5, 5], activation: 'relu' },
        { kind: 'maximum', patch: [4, 4] },
      ],
      [],
    ),
    4 * 26 + 4 * 36 * 10 + 10,
  ],
])('a %s net learns digits, the same again from the same streams, and is kept as it was', (_, kind, parameters) => {
  const one = learnt(training, validation, lesson(kind), chance());
  expect(one.parameters).toBe(parameters);
  expect(one.validationAtBest).toBeLessThan(0.4); // 0.9 by chance
  const open = openNet(one.best);
  const logits = open.logits(asked.x, asked.count);
  expect(errorShare(logits, asked.labels, 10)).toBeLessThan(0.4);
  expect(errorShare(open.logits(validation.x, validation.count), validation.labels, 10)).toBeCloseTo(
    one.validationAtBest,
    4,
  );
  expect([...open.activations(asked.x, asked.count).at(-1)!]).toEqual([...logits]);
  open.close();
  const again = learnt(training, validation, lesson(kind), chance());
  expect(again.best.weights).toEqual(one.best.weights);
});

test('the net before the first step is the one that the same stream makes', () => {
  const looks = learn(training, validation, lesson(denseNet([8])), chance());
  const first = looks.next().value!;
  looks.return();
  expect(first.best.weights).toEqual(
    freshNet(denseNet([8]), lesson(denseNet([8])).sight, random(2, 'weights')).weights,
  );
});

test('of the looks the one that is least bad is kept, whoever says what bad is', () => {
  const bads = [5, 3, 1, 4, 2];
  let at = 0;
  const looks = [...learn(training, validation, lesson(denseNet([8]), { badness: () => bads[at++]! }), chance())];
  expect(looks.map(({ validationAtBest }) => validationAtBest)).toEqual([5, 3, 1, 1, 1]);
  expect(looks[4]!.best).toBe(looks[2]!.best);
  expect(looks[2]!.best).not.toBe(looks[1]!.best);
});

test('decay makes weights smaller, and targets are what is asked for', () => {
  const size = (weightDecay: number) =>
    learnt(
      training,
      validation,
      lesson(denseNet([]), {
        weightDecay,
        badness: (() =>
          (
            (k) => () =>
              k--
          )(9))(),
      }),
      chance(),
    ).best.weights[0]!.kernel;
  const norm = (kernel: ArrayLike<number>) => Array.from(kernel).reduce((sum, w) => sum + w * w, 0);
  expect(norm(size(0.1))).toBeLessThan(0.8 * norm(size(0)));
  expect([...oneHot(3)({ labels: Uint8Array.of(2, 0), count: 2 })]).toEqual([0, 0, 1, 1, 0, 0]);
  const even = learnt(
    training,
    validation,
    lesson(denseNet([]), {
      sight: { height: 28, width: 28, outputs: 1 },
      loss: 'binaryCrossentropy',
      targets: ({ labels }) => Float32Array.from(labels, (label) => (label % 2 === 0 ? 1 : 0)),
      badness: (logits, { labels }) =>
        errorShare(
          Array.from(logits).flatMap((z) => [0, z]),
          labels.map((l) => 1 - (l % 2)),
          2,
        ),
    }),
    chance(),
  );
  expect(even.validationAtBest).toBeLessThan(0.25);
});
