import { beforeAll, expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { featuresOf, type Features } from '../../src/acoustic/features.ts';
import { pupils, stageNames, type Lesson, type Pupil } from '../../src/acoustic/pupils.ts';
import { stagesOf } from '../../src/acoustic/stages.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import { streams } from '../../src/math/random.ts';

let features: Features;
const lessons = (skipped = 0): Lesson[] => [
  ...pupils(features, { nets: 1, layers: 2, steps: 60 }, streams(1), skipped),
];
const taught = (all: Lesson[]): Pupil[] => all.flatMap(({ pupil }) => (pupil ? [pupil] : []));

beforeAll(async () => {
  await ready();
  features = featuresOf(corpusOf(syntheticDigits({ speakers: 3, takes: 5 }, streams(2))), 'logMel', {
    perRecording: true,
  });
});

test('one net asked about those it knows and one about a stranger, who learn; the way there is told', () => {
  const all = lessons();
  const [known, unseen] = taught(all) as [Pupil, Pupil];
  expect([known.kind, unseen.kind]).toEqual(['known', 'unseen']);
  expect(new Set(known.utterances.map(({ speaker }) => speaker)).size).toBe(3);
  expect(new Set(unseen.utterances.map(({ speaker }) => speaker)).size).toBe(1);
  const places = all.map(({ at }) => at);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.at(-1)).toBe(2);
  expect(known.error).toBeLessThan(0.6);
  expect(known.validation).toBeLessThan(0.6);
  // Before it learnt it was the same net, and knew nothing.
  expect(known.untrained.weights[0]!.kernel).not.toEqual(known.trained.weights[0]!.kernel);
  expect(known.asked.frames).toBe(known.utterances.reduce((sum, { frames }) => sum + frames, 0));

  const stages = stagesOf(known.trained, known.asked);
  expect(stages.map(({ dims }) => dims)).toEqual([253, 128, 128, 58]);
  expect(stages[0]!.values).toBe(known.asked.x);
  expect(stages.every(({ values, dims }) => values.length === dims * known.asked.frames)).toBe(true);
  expect(stageNames(2)).toEqual(['输入', '第 1 层', '第 2 层', '输出']);

  // Who goes on after the first net is taught the same second one.
  const [again] = taught(lessons(1)) as [Pupil];
  expect(again.kind).toBe('unseen');
  expect(again.trained.weights.map(({ kernel }) => kernel)).toEqual(unseen.trained.weights.map(({ kernel }) => kernel));
  expect(again.error).toBe(unseen.error);
});
