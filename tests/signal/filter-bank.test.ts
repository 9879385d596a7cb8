import { expect, it } from 'vitest';
import { filterBank } from '../../src/signal/filter-bank.ts';
import { melOf } from '../../src/signal/mel.ts';

const OPTIONS = { sampleRate: 16000, fftSize: 512, channels: 26 };
const weightAt = ({ first, weights }: ReturnType<typeof filterBank>, c: number, line: number) =>
  weights[c]![line - first[c]!] ?? 0;

it.each(['htk', 'slaney'] as const)('spans 0 Hz to half the rate in even steps of mel: %s', (scale) => {
  const { edges } = filterBank({ ...OPTIONS, scale });
  const mel = [...edges].map((hertz) => melOf(hertz, scale));
  expect(edges).toHaveLength(28);
  expect(edges[0]).toBe(0);
  expect(edges[27]).toBeCloseTo(8000, 8);
  for (let i = 1; i < 28; i++) expect(mel[i]! - mel[i - 1]!).toBeCloseTo(mel[1]!, 8);
});

it("HTK's triangles add up to 1 between the first and the last middle, as neighbours fall and rise along one line in mel", () => {
  const bank = filterBank({ ...OPTIONS, scale: 'htk' });
  for (let line = 0; line < 257; line++) {
    const hertz = (line * 16000) / 512;
    if (hertz < bank.edges[1]! || hertz > bank.edges[26]!) continue;
    let sum = 0;
    for (let c = 0; c < 26; c++) sum += weightAt(bank, c, line);
    expect(sum).toBeCloseTo(1, 10);
  }
});

it("HTK's triangles are straight in mel, not in Hz", () => {
  const bank = filterBank({ ...OPTIONS, scale: 'htk' });
  const [low, middle] = [bank.edges[20]!, bank.edges[21]!];
  const line = Math.round((((low + middle) / 2) * 512) / 16000);
  const [mel, from, to] = [(line * 16000) / 512, low, middle].map((hertz) => melOf(hertz, 'htk'));
  expect(weightAt(bank, 20, line)).toBeCloseTo((mel! - from!) / (to! - from!), 10);
});

it("Slaney's triangles have area 1 in Hz", () => {
  // Many lines, so that the sum is the integral.
  const { weights } = filterBank({ ...OPTIONS, fftSize: 1 << 16, scale: 'slaney' });
  for (const own of weights) expect((own.reduce((a, b) => a + b) * 16000) / (1 << 16)).toBeCloseTo(1, 3);
});

it("has librosa's weights: filters.mel(sr=22050, n_fft=2048) begins as its documentation prints it", () => {
  const bank = filterBank({ sampleRate: 22050, fftSize: 2048, channels: 128, scale: 'slaney' });
  // array([[ 0. , 0.016, …, 0. , 0. ], [ 0. , 0. , …
  expect(weightAt(bank, 0, 0)).toBe(0);
  expect(weightAt(bank, 0, 1)).toBeCloseTo(0.016, 3);
  expect(weightAt(bank, 1, 0)).toBe(0);
  expect(weightAt(bank, 1, 1)).toBe(0);
});

it('weighs: a flat spectrum gives the sum of the weights, a single line its weight', () => {
  const bank = filterBank({ ...OPTIONS, scale: 'slaney' });
  const out = new Float64Array(28);
  bank.apply(new Float64Array(257).fill(2), out, 1);
  for (let c = 0; c < 26; c++) expect(out[c + 1]).toBeCloseTo(2 * bank.weights[c]!.reduce((a, b) => a + b), 12);
  expect([out[0], out[27]]).toEqual([0, 0]);
  const line = new Float64Array(257);
  line[100] = 3;
  bank.apply(line, out);
  for (let c = 0; c < 26; c++) expect(out[c]).toBeCloseTo(3 * weightAt(bank, c, 100), 12);
});

it('leaves a triangle that lies between two lines empty', () => {
  const { weights } = filterBank({ sampleRate: 16000, fftSize: 64, channels: 40, scale: 'htk' });
  expect(weights[0]).toHaveLength(0);
  expect(weights[39]!.length).toBeGreaterThan(0);
});
