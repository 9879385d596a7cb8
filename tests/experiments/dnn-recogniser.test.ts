import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { aligningModel, cutToWord } from '../../src/acoustic/corpus.ts';
import { mixtureLogits } from '../../src/acoustic/mixture-scoring.ts';
import { readNet, type WrittenNet } from '../../src/acoustic/written-net.ts';
import digitNet from '../../src/datasets/digit-net.json' with { type: 'json' };
import { digitFeatures, digitUnits } from '../../src/datasets/spoken-digits.ts';
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
const run = <E>(one: E, voice: Recording[], params = {}) =>
  startRun(one as never, parametersOf(one as never, params) as never, 0, { data: { voice } }).next().value as unknown;
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
    // Silence may be before and behind, not within.
    expect(visited.join(' ')).toMatch(/^(SIL )?S EH V AH N( SIL)?$/);
    // The path goes where the model is sure, far more often than by chance.
    const along = path.reduce((all, phone, t) => all + shares[phone * frames + t]!, 0) / frames;
    expect(along).toBeGreaterThan(30);
  }
});

test('how sure the mixtures are is Bayes’ rule: densities times the shares of the states that the net was taught', () => {
  const { gmm, frames } = heard(shipped(7));
  const { priors } = readNet(digitNet as WrittenNet).net;
  const logits = mixtureLogits(aligningModel(), digitFeatures()(cutToWord(shipped(7))), priors);
  const t = Math.floor(frames / 2);
  const powers = Array.from(logits.subarray(58 * t, 58 * (t + 1)), (logit) => Math.exp(logit - logits[58 * t]!));
  const sum = powers.reduce((a, b) => a + b);
  Object.values(digitUnits(3)).forEach((states, phone) => {
    const share = (100 * states.reduce((all, state) => all + powers[state]!, 0)) / sum;
    expect(Math.abs(gmm.phones[phone * frames + t]! - share)).toBeLessThan(0.51);
  });
});

test('of several recordings each is heard as it is alone; only those whose names say a digit are counted', () => {
  // The models differ about the five.
  const voice = [shipped(0), { ...shipped(7), name: 'voice.wav' }, shipped(5)];
  const all = run(experiment, voice, { item: 2 }) as ResultOf<typeof experiment>;
  const alone = voice.map((one) => heard(one));
  all.verdicts.forEach((verdict, i) => {
    const { gmm, net, verdicts } = alone[i]!;
    expect(verdict).toEqual(verdicts[0]);
    expect([verdict.gmm, verdict.net]).toEqual([gmm.word, net.word]);
  });
  expect(all.verdicts.map(({ said }) => said)).toEqual([0, null, 5]);
  expect(all.verdicts[2]!.gmm).not.toBe(all.verdicts[2]!.net);
  expect(all.known).toBe(2);
  for (const way of ['gmm', 'net', 'undivided'] as const)
    expect(all.right[way]).toBe(all.verdicts.filter((one) => one[way] === one.said).length);
  expect([all.item, all.frames, all.net]).toEqual([2, alone[1]!.frames, alone[1]!.net]);
  const told = experiment.describe(all, parametersOf(experiment, { item: 2 }));
  // The second is never the more likely one.
  expect(told.match(/高 \d/g)).toHaveLength(2);
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
  const soft = heard({ ...rest, samples: samples.map((x) => x / 4) });
  const off = soft.net.phones.map((share, i) => Math.abs(share - plain.net.phones[i]!));
  expect(off.reduce((a, b) => a + b) / plain.frames).toBeLessThan(8);
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
