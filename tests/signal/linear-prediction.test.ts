import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../property-seed.ts';
import { random } from '../../src/math/random.ts';
import { hamming } from '../../src/signal/frames.ts';
import { formantsIn, formantsOf } from '../../src/signal/formants.ts';
import { allPoleSpectrum, autocorrelation, levinsonDurbin } from '../../src/signal/linear-prediction.ts';

const RATE = 8000;
const stream = random(5, 'excitation');
const noise = (n: number) => Float64Array.from({ length: n }, () => stream.normal());

/** x_n = e_n + Σ a_k x_(n−k). */
function filtered(excitation: Float64Array, a: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(excitation);
  for (let n = 0; n < x.length; n++)
    for (let k = 1; k <= a.length; k++) if (n >= k) x[n] = x[n]! + a[k - 1]! * x[n - k]!;
  return x;
}

/** a_k of a cascade of resonances. */
function resonances(formants: { hertz: number; bandwidth: number }[], rate = RATE): number[] {
  let polynomial = [1];
  for (const { hertz, bandwidth } of formants) {
    const r = Math.exp((-Math.PI * bandwidth) / rate);
    const factor = [1, -2 * r * Math.cos((2 * Math.PI * hertz) / rate), r * r];
    const next = Array<number>(polynomial.length + 2).fill(0);
    for (const [i, p] of polynomial.entries()) for (const [j, f] of factor.entries()) next[i + j]! += p * f;
    polynomial = next;
  }
  return polynomial.slice(1).map((c) => -c);
}
const TRACT = [
  { hertz: 730, bandwidth: 60 },
  { hertz: 1090, bandwidth: 90 },
  { hertz: 2440, bandwidth: 120 },
];

describe('Levinson and Durbin', () => {
  const signal = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 20, maxLength: 60 });
  it('solve the Toeplitz system Σ a_k r_|j−k| = r_j', () => {
    fc.assert(
      fc.property(signal, fc.integer({ min: 1, max: 12 }), (values, order) => {
        const r = autocorrelation(Float64Array.from(values), order);
        fc.pre(r[0]! > 1e-3);
        const { coefficients: a } = levinsonDurbin(r);
        for (let j = 1; j <= order; j++) {
          let sum = 0;
          for (let k = 1; k <= order; k++) sum += a[k - 1]! * r[Math.abs(j - k)]!;
          expect(Math.abs(sum - r[j]!)).toBeLessThan(1e-8 * r[0]!);
        }
      }),
    );
  });
  it('give a stable filter whose error is r_0 Π (1 − k²), and is the squared error of the prediction', () => {
    fc.assert(
      fc.property(signal, (values) => {
        const frame = Float64Array.from(values);
        const r = autocorrelation(frame, 8);
        fc.pre(r[0]! > 1e-3);
        const { coefficients, reflections, error } = levinsonDurbin(r);
        for (const k of reflections) expect(Math.abs(k)).toBeLessThan(1);
        expect(error).toBeCloseTo(
          reflections.reduce((e, k) => e * (1 - k * k), r[0]!),
          10,
        );
        // A(z) over the frame and the 8 samples after it, where the frame is 0.
        let squares = 0;
        for (let n = 0; n < frame.length + 8; n++) {
          let rest = frame[n] ?? 0;
          for (let k = 1; k <= 8; k++) rest -= coefficients[k - 1]! * (frame[n - k] ?? 0);
          squares += rest * rest;
        }
        expect(squares).toBeCloseTo(error, 8);
      }),
    );
  });
  it('of order 1 divide r_1 by r_0, and leave silence alone', () => {
    expect(levinsonDurbin(Float64Array.of(2, 1))).toEqual({
      coefficients: Float64Array.of(0.5),
      reflections: Float64Array.of(0.5),
      error: 1.5,
    });
    expect(levinsonDurbin(new Float64Array(5)).coefficients).toEqual(new Float64Array(4));
  });
});

it('gets the coefficients of an all-pole signal back', () => {
  const a = resonances(TRACT);
  const impulse = new Float64Array(4096);
  impulse[0] = 1;
  const { coefficients, error } = levinsonDurbin(autocorrelation(filtered(impulse, a), 6));
  for (const [k, value] of a.entries()) expect(coefficients[k]).toBeCloseTo(value, 8);
  expect(error).toBeCloseTo(1, 8);
});

it('has a spectrum whose autocorrelation is the frame’s (Makhoul’s matching)', () => {
  const r = autocorrelation(noise(300), 10);
  const spectrum = allPoleSpectrum(levinsonDurbin(r), 4096);
  for (let lag = 0; lag <= 10; lag++) {
    let sum = spectrum[0]! + spectrum[2048]! * (lag % 2 === 0 ? 1 : -1);
    for (let k = 1; k < 2048; k++) sum += 2 * spectrum[k]! * Math.cos((2 * Math.PI * k * lag) / 4096);
    expect(sum / 4096 / r[0]!).toBeCloseTo(r[lag]! / r[0]!, 8);
  }
});

describe('formants', () => {
  it('are the frequencies and bandwidths that the filter was made with', () => {
    const found = formantsOf(Float64Array.from(resonances(TRACT)), RATE);
    expect(found).toHaveLength(3);
    for (const [i, { hertz, bandwidth }] of found.entries()) {
      expect(hertz).toBeCloseTo(TRACT[i]!.hertz, 5);
      expect(bandwidth).toBeCloseTo(TRACT[i]!.bandwidth, 5);
    }
  });
  it('leave out poles on the real axis, near the ends, and broader than asked for', () => {
    const all = [...TRACT, { hertz: 20, bandwidth: 50 }, { hertz: 1700, bandwidth: 900 }];
    expect(formantsOf(Float64Array.from(resonances(all)), RATE, 700).map(({ hertz }) => Math.round(hertz))).toEqual([
      730, 1090, 2440,
    ]);
    expect(formantsOf(Float64Array.of(0.9), RATE)).toEqual([]);
  });
  it('are found in a voice: pulses through a tract, seen through a window', () => {
    const pulses = new Float64Array(RATE / 2);
    for (let n = 0; n < pulses.length; n += 80) pulses[n] = 1; // 100 Hz
    const voice = filtered(pulses, resonances(TRACT)).slice(2000, 2400);
    const found = formantsIn(voice, { sampleRate: RATE, order: 6, emphasis: 0 });
    for (const [i, { hertz }] of TRACT.entries()) expect(Math.abs(found[i]!.hertz - hertz) / hertz).toBeLessThan(0.05);
  });
  it('are the same for a voice and its double', () => {
    const voice = filtered(noise(800), resonances(TRACT));
    const options = { sampleRate: RATE };
    const [one, two] = [
      formantsIn(voice, options),
      formantsIn(
        voice.map((x) => 2 * x),
        options,
      ),
    ];
    expect(two.length).toBe(one.length);
    for (const [i, { hertz }] of one.entries()) expect(two[i]!.hertz).toBeCloseTo(hertz, 5);
  });
});

it('correlates what is under the window alone', () => {
  const taper = hamming(100);
  expect(autocorrelation(taper, 2)[0]).toBeCloseTo(
    taper.reduce((sum, w) => sum + w * w, 0),
    10,
  );
  expect([...autocorrelation(Float64Array.of(1, 2, 3), 3)]).toEqual([14, 8, 3, 0]);
});
