import { beforeAll, expect, test } from 'vitest';
import { sweepCells, trialsIn, type Cell } from '../../src/acoustic/cells.ts';
import { corpusOf } from '../../src/acoustic/corpus.ts';
import { featuresOf } from '../../src/acoustic/features.ts';
import { sameSpeakers } from '../../src/acoustic/splits.ts';
import { keptData, trialData, type TrialData } from '../../src/acoustic/trial.ts';
import { apartOf, nextTrial, trialsOf, tunedOf, type Trial } from '../../src/acoustic/tuning.ts';
import { syntheticDigits } from '../../src/datasets/synthetic-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import { streams } from '../../src/math/random.ts';

/** Tries everything, with the validation and the test errors that the functions give. */
function tried(
  settings: number,
  seeds: number,
  validation: (s: number, seed: number) => number,
  frame = validation,
): Trial[] {
  const done: Trial[] = [];
  for (let next; (next = nextTrial(done, settings, seeds));)
    done.push({
      ...next,
      validation: validation(next.setting, next.seed),
      frame: frame(next.setting, next.seed),
      digit: 0.5 * frame(next.setting, next.seed),
    });
  return done;
}

test('two seeds try every setting, the others only the one that validation chose', () => {
  const done = tried(3, 5, (setting) => [0.3, 0.2, 0.4][setting]!);
  expect(done.map(({ setting, seed }) => [setting, seed])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
    [1, 2],
    [1, 3],
    [1, 4],
  ]);
  expect(done).toHaveLength(trialsOf(3, 5));
  expect(tried(3, 1, () => 0.1).map(({ seed }) => seed)).toEqual([0, 0, 0]);
  expect(trialsOf(4, 1)).toBe(4);
});

test('what is tested chooses nothing: the setting with the fewest mistakes in validation is kept though another tests better', () => {
  const done = tried(
    2,
    3,
    (setting) => [0.3, 0.2][setting]!,
    (setting, seed) => [0.1, 0.5][setting]! + seed / 100,
  );
  expect(tunedOf(done.slice(0, -1), 2, 3)).toBeUndefined();
  expect(tunedOf(done, 2, 3)).toEqual({
    setting: 1,
    frame: { mean: 0.51, each: [0.5, 0.51, 0.52] },
    digit: { mean: 0.255, each: [0.25, 0.255, 0.26] },
  });
  // Of equal ones the first.
  expect(
    tunedOf(
      tried(3, 3, () => 0.25),
      3,
      3,
    )!.setting,
  ).toBe(0);
  // One seed alone would have chosen the other.
  const mixed = tried(
    2,
    2,
    (setting, seed) =>
      [
        [0.2, 0.5],
        [0.3, 0.3],
      ][setting]![seed]!,
  );
  expect(tunedOf(mixed, 2, 2)!.setting).toBe(1);
});

test('differences are paired by seed: what all seeds have in common has no width', () => {
  const first = { mean: 0, each: [0.21, 0.31, 0.41] };
  const second = { mean: 0, each: [0.2, 0.3, 0.4] };
  expect(apartOf(first, second)).toEqual({ mean: 0.01, low: 0.01, high: 0.01 });
  const apart = apartOf(first, { mean: 0, each: [0.4, 0.3, 0.2] });
  expect(apart.low!).toBeLessThan(0);
  expect(apart.high!).toBeGreaterThan(0);
  expect(apartOf({ mean: 0.1, each: [0.1] }, { mean: 0.3, each: [0.3] })).toEqual({
    mean: -0.2,
    low: null,
    high: null,
  });
});

let data: (seed: number) => TrialData;
let made = 0;
beforeAll(async () => {
  await ready();
  const corpus = corpusOf(syntheticDigits({ speakers: 3, takes: 5 }, streams(4)));
  const features = featuresOf(corpus, 'logMel');
  data = keptData((seed) => {
    made++;
    return trialData(features, sameSpeakers(corpus, seed), 0);
  });
});

const CELLS: Cell[] = [[8], [8, 8]].map((hidden) => ({
  hidden,
  activation: 'relu',
  settings: [0.003, 0.01].map((learningRate) => ({ learningRate, weightDecay: 0 })),
}));
const OPTIONS = { cells: CELLS, seeds: 3, steps: 24 };

test('a sweep that is broken off goes on from what is measured, to the same bits', () => {
  const whole: Trial[][] = [];
  const looks = [...sweepCells(whole, { ...OPTIONS, data }, streams(1))];
  expect(whole.flat()).toHaveLength(trialsIn(CELLS, 3));
  expect(whole.map(({ length }) => length)).toEqual([5, 5]);
  // Validation looks before the first step and at every eighth of the way.
  expect(looks[0]).toMatchObject({ cell: 0, setting: 0, seed: 0, curve: [[0, expect.any(Number)]] });
  expect(looks.filter((look) => look !== undefined && look.curve.at(-1)![0] === 24)).toHaveLength(10);
  for (const { validation, frame, digit } of whole.flat())
    for (const share of [validation, frame, digit]) expect(share >= 0 && share <= 1).toBe(true);

  const broken: Trial[][] = [];
  for (const look of sweepCells(broken, { ...OPTIONS, data }, streams(1)))
    if (look?.cell === 1 && broken[1]!.length === 2) break;
  expect(broken.flat().length).toBe(7);
  for (const look of sweepCells(broken, { ...OPTIONS, data }, streams(1))) void look;
  expect(broken).toEqual(whole);
  // Seeds 0 and 1 take turns, and their data are kept meanwhile.
  expect(made).toBeLessThan(20);
});

test('nets of one seed see the frames in the same order, whatever their shape: only weights differ', () => {
  const asked: string[] = [];
  const random = streams(1);
  for (const look of sweepCells([], { ...OPTIONS, seeds: 1, data }, (name) => {
    asked.push(name);
    return random(name);
  }))
    void look;
  expect([...new Set(asked)].sort()).toEqual(['shuffle 0', 'weights 8 0', 'weights 8-8 0']);
});
