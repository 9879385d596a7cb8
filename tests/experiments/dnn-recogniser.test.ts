import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readWav } from '../../src/datasets/wav.ts';
import type { Recording } from '../../src/datasets/kinds.ts';
import experiment from '../../src/experiments/dnn-recogniser/experiment.ts';
import gaussian from '../../src/experiments/digit-recogniser/experiment.ts';
import { ready } from '../../src/engine/ready.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { startRun } from '../../src/lab/run/host.ts';
import { parametersOf } from './parameters.ts';

const shipped = (digit: number): Recording => {
  const name = `${digit}.wav`;
  const path = `${import.meta.dirname}/../../src/datasets/recordings/${name}`;
  return readWav({ name, bytes: new Uint8Array(readFileSync(path)) });
};
const run = <E>(one: E, voice: Recording[]) =>
  startRun(one as never, parametersOf(one as never, {}) as never, 0, { data: { voice } }).next().value as unknown;
const heard = (...voice: Recording[]) => run(experiment, voice) as ResultOf<typeof experiment>;

beforeAll(() => ready());

test('the mixtures hear what they hear alone, with the same odds', () => {
  const seven = heard(shipped(7));
  const alone = run(gaussian, [shipped(7)]) as ResultOf<typeof gaussian>;
  expect(seven.gmm.word).toBe(alone.verdicts[0]!.heard);
  expect(seven.gmm.scores).toEqual(alone.scores);
  expect(seven.frames).toBe(alone.frames);
});

test('of every frame the phones share one whole between them, and the path goes through those of the word in order', () => {
  const { frames, phones, gmm, net } = heard(shipped(7));
  expect(phones).toHaveLength(20);
  for (const { phones: shares, path, word } of [gmm, net]) {
    for (let t = 0; t < frames; t++) {
      const sum = phones.reduce((all, _, p) => all + shares[p * frames + t]!, 0);
      expect(Math.abs(sum - 100)).toBeLessThan(6);
    }
    expect(word).toBe(7);
    const visited = path.filter((phone, t) => t === 0 || phone !== path[t - 1]).map((phone) => phones[phone]);
    expect(visited.filter((phone) => phone !== 'SIL')).toEqual(['S', 'EH', 'V', 'AH', 'N']);
    // The path goes where the model is sure, far more often than by chance.
    const along = path.reduce((all, phone, t) => all + shares[phone * frames + t]!, 0) / frames;
    expect(along).toBeGreaterThan(30);
  }
});

test('neither loudness nor silence around it changes what the net hears', () => {
  const { samples, ...rest } = shipped(7);
  const quiet = new Float32Array(samples.length + 8000);
  quiet.set(
    samples.map((x) => x / 4),
    4000,
  );
  const [plain, changed] = [heard(shipped(7)), heard({ ...rest, samples: quiet })];
  expect(changed.net.word).toBe(plain.net.word);
  expect(Math.abs(changed.frames - plain.frames)).toBeLessThan(20);
});

test('dividing by the shares of the states is not idle: without it a nought is heard as a two', () => {
  const { net, undivided } = heard(shipped(0)).verdicts[0]!;
  expect([net, undivided]).toEqual([0, 2]);
});

test('too short is told, by words and not by a fault', () => {
  const short = heard({ ...shipped(6), samples: shipped(6).samples.subarray(0, 400) });
  expect(short.net.word).toBeNull();
  expect(short.gmm.word).toBeNull();
  expect(experiment.describe(short, parametersOf(experiment, {}))).toContain('哪个数字的状态都走不完');
});
