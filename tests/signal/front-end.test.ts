import { readFileSync } from 'node:fs';
import Meyda from 'meyda';
import { expect, it } from 'vitest';
import { readWav } from '../../src/datasets/wav.ts';
import { random } from '../../src/math/random.ts';
import { cosineTransform } from '../../src/signal/cepstra.ts';
import { filterBank } from '../../src/signal/filter-bank.ts';
import { frontEnd, frontEndOf } from '../../src/signal/front-end.ts';
import { spectrumOf } from '../../src/signal/spectrum.ts';

const name = 'librivox-austen-0930.wav';
const { samples } = readWav({ name, bytes: readFileSync(`src/experiments/waveform/data/${name}`) });
const stream = random(1, 'noise');
const second = Float32Array.from({ length: 16000 }, () => 0.1 * stream.normal());
const sine = (hertz: number) =>
  Float32Array.from({ length: 16000 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / 16000));

it('makes 98 frames of a second at 16 kHz, 25 ms long, 10 ms apart', () => {
  const front = frontEndOf({ sampleRate: 16000 });
  expect([front.frameLength, front.hopLength, front.fftSize]).toEqual([400, 160, 512]);
  const { frames, logMel, cepstra } = front.features(second);
  expect([frames, logMel.length, cepstra.length]).toEqual([98, 98 * 26, 98 * 13]);
});

it.each(['htk', 'slaney'] as const)('gives of a frame what it gives of the whole: %s', (scale) => {
  const options = { sampleRate: 16000, channels: 30, cepstra: 12, scale };
  const { logMel, cepstra } = frontEnd(samples, options);
  const stages = frontEndOf(options).stages(samples, 50 * 160);
  expect(stages.logMel).toEqual(logMel.slice(50 * 30, 51 * 30));
  expect(stages.cepstra).toEqual(cepstra.slice(50 * 12, 51 * 12));
});

it.each(['htk', 'slaney'] as const)('peaks in the triangle that a tone lies in: %s', (scale) => {
  const { bank, stages } = frontEndOf({ sampleRate: 16000, scale });
  for (const c of [3, 10, 20]) {
    const { logMel } = stages(sine(bank.edges[c + 1]!), 800);
    expect(logMel.indexOf(Math.max(...logMel))).toBe(c);
  }
});

/** The conventions once more, straight from their books, with the engine's own functions and no table. */
function htkByHand(from: number): { logMel: number[]; cepstra: number[] } {
  const [N, fft, channels, L] = [400, 512, 26, 22];
  const frame = Array.from({ length: N }, (_, i) => 32768 * samples[from + i]!);
  const windowed = frame.map(
    (x, i) => (i === 0 ? 0.03 * x : x - 0.97 * frame[i - 1]!) * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (N - 1))),
  );
  const magnitude = Array.from({ length: fft / 2 + 1 }, (_, k) =>
    Math.hypot(
      windowed.reduce((sum, x, i) => sum + x * Math.cos((2 * Math.PI * k * i) / fft), 0),
      windowed.reduce((sum, x, i) => sum + x * Math.sin((2 * Math.PI * k * i) / fft), 0),
    ),
  );
  const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
  const step = mel(8000) / (channels + 1);
  const logMel = Array.from({ length: channels }, (_, c) =>
    Math.log(
      Math.max(
        1,
        magnitude.reduce(
          (sum, m, k) => sum + m * Math.max(0, 1 - Math.abs(mel((k * 16000) / fft) / step - (c + 1))),
          0,
        ),
      ),
    ),
  );
  const cepstra = Array.from(
    { length: 13 },
    (_, i) =>
      logMel.reduce((sum, m, j) => sum + m * Math.cos(((Math.PI * i) / channels) * (j + 0.5)), 0) *
      Math.sqrt(2 / channels) *
      (1 + (L / 2) * Math.sin((Math.PI * i) / L)),
  );
  return { logMel, cepstra };
}

it('is the HTK Book, computed a second time by hand', () => {
  const { stages } = frontEndOf({ sampleRate: 16000 });
  for (const from of [0, 8000, 20000]) {
    const [wanted, found] = [htkByHand(from), stages(samples, from)];
    for (const [c, value] of wanted.logMel.entries()) expect(found.logMel[c]).toBeCloseTo(value, 8);
    for (const [i, value] of wanted.cepstra.entries()) expect(found.cepstra[i]).toBeCloseTo(value, 7);
  }
});

it("keeps HTK's floor: silence is 0 in every channel, and so in every cepstrum", () => {
  const { logMel, cepstra } = frontEnd(new Float32Array(800), { sampleRate: 16000 });
  expect([...logMel, ...cepstra].every((x) => Math.abs(x) < 1e-12)).toBe(true);
});

it("keeps Slaney's floor of −100 dB", () => {
  const { logMel } = frontEnd(new Float32Array(800), { sampleRate: 16000, scale: 'slaney' });
  for (const x of logMel) expect(x).toBeCloseTo(-100, 10);
});

it.each([
  ['htk', 'natural logarithm of a magnitude', Math.log(2)],
  ['slaney', 'dB of a power', 20 * Math.log10(2)],
] as const)(
  'adds a constant to every channel when the signal doubles (%s: %s), which is c_0 alone',
  (scale, _, step) => {
    const [once, twice] = [samples, samples.map((x) => 2 * x)].map((s) =>
      frontEndOf({ sampleRate: 16000, scale, lifter: 0 }).stages(s, 8000),
    );
    for (const [c, x] of once!.logMel.entries()) expect(twice!.logMel[c]! - x).toBeCloseTo(step, 5);
    for (const [i, x] of once!.cepstra.entries()) if (i > 0) expect(twice!.cepstra[i]! - x).toBeCloseTo(0, 4);
  },
);

/**
 * meyda 5: Hann's window over n − 1, no pre-emphasis, mel with 1125 for 2595 / ln 10, triangles whose corners are moved to whole lines of the
 * spectrum, weighing the power, log(1 + x), DCT-II times 2. With its window and its logarithm, our triangles must find what its moved ones
 * find, as nearly as moved corners allow; its DCT must be ours up to the scale.
 */
it('follows meyda, as far as their conventions meet', () => {
  const [size, channels] = [2048, 20];
  Object.assign(Meyda, { bufferSize: size, sampleRate: 16000, windowingFunction: 'hanning', melBands: channels });
  Object.assign(Meyda, { numberOfMFCCCoefficients: 13 });
  const taper = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (size - 1)));
  const { power } = spectrumOf(size, { taper, emphasis: 0, gain: 32768 });
  const bank = filterBank({ sampleRate: 16000, fftSize: size, channels, scale: 'htk' });
  const transform = cosineTransform(channels, 13, 'orthonormal');
  for (const from of [8000, 16000, 24000, 30000]) {
    const piece = samples.slice(from, from + size).map((x) => 32768 * x);
    const theirs = Meyda.extract(['melBands', 'mfcc'], piece) as { melBands: number[]; mfcc: number[] };
    const bands = new Float64Array(channels);
    bank.apply(power(samples, from), bands);
    for (const [c, value] of theirs.melBands.entries())
      expect(Math.abs(Math.log(1 + bands[c]!) - value)).toBeLessThan(0.5);
    const cosine = (i: number) => theirs.melBands.reduce((sum, m, j) => sum + transform[i * channels + j]! * m, 0);
    for (let i = 1; i < 13; i++) expect(theirs.mfcc[i]).toBeCloseTo(Math.sqrt(2 * channels) * cosine(i), 5);
  }
});

it('refuses more cepstra than channels', () =>
  expect(() => frontEndOf({ sampleRate: 8000, channels: 12, cepstra: 13 })).toThrow(RangeError));
