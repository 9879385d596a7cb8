import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIGIT_DIMS, DIGIT_ROWS, digitUnits } from '../../src/datasets/spoken-digits.ts';
import { readWav } from '../../src/datasets/wav.ts';
import experiment from '../../src/experiments/digit-recogniser/experiment.ts';
import model from '../../src/datasets/digit-model.json' with { type: 'json' };
import type { Recording } from '../../src/datasets/kinds.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { startRun } from '../../src/lab/run/host.ts';
import { readModel, writeModel } from '../../src/math/markov/written-model.ts';
import { parametersOf } from './parameters.ts';

const shipped = (digit: number): Recording => {
  const name = `${digit}.wav`;
  const path = `${import.meta.dirname}/../../src/datasets/recordings/${name}`;
  return readWav({ name, bytes: new Uint8Array(readFileSync(path)) });
};
const heard = (voice: Recording[], item = 1) =>
  startRun(experiment as never, parametersOf(experiment, { item }) as never, 0, { data: { voice } }).next()
    .value as unknown as ResultOf<typeof experiment>;

test('the model has the phones of the digits, and is what its file says', () => {
  expect(model.dims).toBe(DIGIT_DIMS);
  expect(model.units).toEqual(digitUnits(3));
  expect(model.states).toHaveLength(58);
  for (const state of model.states) {
    expect(state.length).toBeLessThanOrEqual(4);
    expect(Math.abs(state.reduce((sum, [weight]) => sum + weight!, 0) - 1e6)).toBeLessThan(4);
    for (const component of state) expect(component).toHaveLength(1 + 2 * DIGIT_DIMS);
  }
  expect(writeModel(readModel(model))).toEqual(model);
});

test('the model is the one that digit-training publishes', () => {
  const published = loadResults('digit-training')!.runs.map(({ result }) => (result as { model: unknown }).model);
  expect(published).toHaveLength(1);
  expect(published[0]).toEqual(model);
});

test('the path goes through the states of the word that is heard, in order, from the first frame to the last', () => {
  for (const digit of [0, 7]) {
    const { segments, frames, verdicts, scores } = heard([shipped(digit)]);
    expect(verdicts).toEqual([{ name: `${digit}.wav`, said: digit, heard: digit }]);
    expect(segments[0]!.start).toBe(0);
    expect(segments.at(-1)!.end).toBe(frames);
    segments.slice(1).forEach(({ start }, i) => expect(start).toBe(segments[i]!.end));
    const states = segments.filter(({ unit }) => unit !== 'SIL').map(({ unit, place }) => `${unit} ${place}`);
    const phones = DIGIT_ROWS[digit]!.filter(({ optional }) => !optional);
    expect(states).toEqual(phones.flatMap(({ unit }) => [1, 2, 3].map((place) => `${unit} ${place}`)));
    expect(scores.indexOf(Math.max(...scores.map((score) => score!)))).toBe(digit);
  }
});

test('a louder recording, and one in the middle of silence, is heard as the same', () => {
  const { samples, ...rest } = shipped(7);
  const quiet = new Float32Array(samples.length + 8000);
  quiet.set(
    samples.map((x) => x / 4),
    4000,
  );
  const [plain, changed] = [heard([shipped(7)]), heard([{ ...rest, samples: quiet }])];
  expect(changed.verdicts[0]!.heard).toBe(7);
  expect(Math.abs(changed.frames - plain.frames)).toBeLessThan(20);
});

test('names that say nothing are no mistakes; the item is one of what there is; too short is told', () => {
  const mine = { ...shipped(6), name: '我的.wav' };
  const result = heard([mine, shipped(1)], 9);
  expect(result).toMatchObject({ item: 2, known: 1 });
  expect(result.verdicts[0]).toEqual({ name: '我的.wav', said: null, heard: 6 });
  for (const name of ['第7遍.wav', '12.wav']) expect(heard([{ ...mine, name }]).verdicts[0]!.said).toBeNull();
  const short = heard([{ ...mine, samples: mine.samples.subarray(0, 400) }]);
  expect(short).toMatchObject({ segments: [], margin: null, known: 0 });
  expect(short.verdicts[0]!.heard).toBeNull();
  expect(experiment.describe(short, parametersOf(experiment, {}))).toContain('哪个数字的状态都走不完');
});
