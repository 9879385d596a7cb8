import { beforeAll, expect, test } from 'vitest';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { featuresOf, type Features } from '../../src/acoustic/features.ts';
import {
  lessonsIn,
  pupils,
  PUPIL_SETTINGS,
  stageNames,
  type Lesson,
  type Lessons,
  type Pupil,
  type Tries,
} from '../../src/acoustic/pupils.ts';
import { stagesOf } from '../../src/acoustic/stages.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import { streams } from '../../src/math/random.ts';

let features: Features, few: Features;
const PLAIN: Lessons = { nets: 1, layers: 2, steps: 60, tried: 1 };
const none = (): Tries => ({ known: [], unseen: [] });
const lessons = (plan = PLAIN, tries = none(), skipped = 0, shown = features): Lesson[] => [
  ...pupils(shown, plan, streams(1), tries, skipped),
];
const taught = (all: Lesson[]): Pupil[] => all.flatMap(({ pupil }) => (pupil ? [pupil] : []));

beforeAll(async () => {
  await ready();
  const recordings = syntheticDigits({ speakers: 3, takes: 5 }, streams(2));
  features = featuresOf(corpusOf(recordings), 'logMel', { perRecording: true });
  few = featuresOf(corpusOf(recordings.filter(({ name }) => /^[12]_/.test(name))), 'logMel', { perRecording: true });
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
  const [again] = taught(
    lessons(PLAIN, { known: [{ setting: 0, seed: 0, validation: known.validation }], unseen: [] }, 1),
  ) as [Pupil];
  expect(again.kind).toBe('unseen');
  expect(again.trained.weights.map(({ kernel }) => kernel)).toEqual(unseen.trained.weights.map(({ kernel }) => kernel));
  expect(again.error).toBe(unseen.error);
});

test('of several settings validation takes one for each kind, on the first nets; all are then taught with it', () => {
  const plan: Lessons = { nets: 3, layers: 1, steps: 20, tried: 2 };
  const tries = none();
  const all = lessons(plan, tries, 0, few);
  const nets = taught(all);
  expect(lessonsIn(plan)).toBe(10);
  expect(all.at(-1)!.at).toBe(10);
  for (const kind of ['known', 'unseen'] as const) {
    const [first, second] = tries[kind];
    expect(tries[kind].slice(0, 4).map(({ setting, seed }) => [setting, seed])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const means = [0, 2].map((from) => tries[kind][from]!.validation + tries[kind][from + 1]!.validation);
    expect(means[0]).toBe(first!.validation + second!.validation);
    const best = means[0]! <= means[1]! ? 0 : 1;
    const own = nets.filter((net) => net.kind === kind);
    expect(own.map(({ turn }) => turn)).toEqual([0, 1, 2]);
    for (const { turn, setting, validation } of own) {
      expect(setting).toBe(PUPIL_SETTINGS[best]);
      expect(tries[kind].find((one) => one.setting === best && one.seed === turn)!.validation).toBe(validation);
    }
  }
  // Few steps: the faster rate learns more, so that the first setting is not what is taken anyway.
  expect(nets[0]!.setting.learningRate).toBe(0.003);

  // Who was interrupted after the trials of a kind, its nets lost, has the same net.
  const before: Tries = { known: tries.known.slice(0, 4), unseen: [] };
  const again = pupils(few, plan, streams(1), before, 0).next().value!.pupil!;
  expect(before.known).toHaveLength(4);
  expect(again.trained.weights.map(({ kernel }) => kernel)).toEqual(
    nets[0]!.trained.weights.map(({ kernel }) => kernel),
  );
});
