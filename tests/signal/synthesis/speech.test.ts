import { describe, expect, it } from 'vitest';
import { random } from '../../../src/math/random.ts';
import { align } from '../../../src/signal/synthesis/alignment.ts';
import { PHONES, WHAT_DO_YOU_THINK, type Said } from '../../../src/signal/synthesis/phones.ts';
import { speak, type Utterance } from '../../../src/signal/synthesis/speech.ts';
import { synthesizeTone, TONES, tonePitch } from '../../../src/signal/synthesis/tones.ts';
import { pulled } from '../../../src/signal/synthesis/undershoot.ts';
import { peak, pitchOf, rms, sizeAt } from './measuring.ts';

const RATE = 16000;
const SENTENCE: Said[] = WHAT_DO_YOU_THINK.flatMap(({ phones }) => phones);
const say = (said: readonly Said[], more: object = {}): Utterance =>
  speak(said, { f0: 110, sampleRate: RATE, noise: random(3, 'noise'), ...more });
const sentence = say(SENTENCE);
const at = (seconds: number) => Math.round(seconds * RATE);
const level = ({ from, to }: { from: number; to: number }, samples = sentence.samples) =>
  rms(samples, at(from), at(to));
const phone = (name: string, i = 0) => sentence.phones.filter((one) => one.phone === name)[i]!;

describe('what do you think', () => {
  it('is the phones of the notes', () => {
    expect(
      WHAT_DO_YOU_THINK.map(({ word, phones }) => `${word}=${phones.map(({ phone }) => phone).join(' ')}`),
    ).toEqual(['=SIL', 'what=W AH T', 'do=D UW', 'you=Y UW', 'think=TH IH NG K', '=SIL']);
  });

  it('phones and states cover the whole, without a gap', () => {
    const stretches = sentence.phones.flatMap(({ states }) => states);
    expect(stretches).toHaveLength(3 * SENTENCE.length);
    expect(stretches[0]!.from).toBe(0);
    stretches.forEach(({ from, to }, i) => {
      expect(to).toBeGreaterThan(from);
      expect(stretches[i + 1]?.from ?? to).toBe(to);
    });
    for (const { from, to, states } of sentence.phones) expect([states[0].from, states[2].to]).toEqual([from, to]);
    const end = SENTENCE.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(stretches.at(-1)!.to).toBeCloseTo(end, 12);
    expect(sentence.samples).toHaveLength(Math.round(end * RATE));
  });

  it('is never too loud, and the same bits with the same seed; another seed hisses otherwise', () => {
    expect(peak(sentence.samples)).toBeLessThanOrEqual(0.6001);
    expect(sentence.samples.every(Number.isFinite)).toBe(true);
    expect(say(SENTENCE).samples).toEqual(sentence.samples);
    expect(say(SENTENCE, { noise: random(4, 'noise') }).samples).not.toEqual(sentence.samples);
  });

  it('does not click where phones meet: no step from one sample to the next is larger than inside of the two', () => {
    const step = (from: number, to: number) => {
      let most = 0;
      for (let i = Math.max(1, at(from)); i < Math.min(sentence.samples.length, at(to)); i++)
        most = Math.max(most, Math.abs(sentence.samples[i]! - sentence.samples[i - 1]!));
      return most;
    };
    const beside = 0.004;
    const inside = ({ from, to }: { from: number; to: number }) => step(from + beside, to - beside);
    sentence.phones.slice(1).forEach((one, i) => {
      const before = sentence.phones[i]!;
      const join = step(one.from - beside, one.from + beside);
      expect(join, `${before.phone} ${one.phone}`).toBeLessThanOrEqual(1.05 * Math.max(inside(before), inside(one)));
    });
    // It begins and ends in silence.
    expect(Math.abs(sentence.samples[0]!) + Math.abs(sentence.samples.at(-1)!)).toBeLessThan(1e-3);
  });

  it('has silence where nothing sounds: before, behind, and while a stop is shut', () => {
    const vowel = level(phone('AH').states[1]);
    for (const quiet of [phone('SIL').states[0], phone('SIL', 1).states[2], phone('K').states[0]])
      expect(level({ from: quiet.from + 0.02, to: quiet.to - 0.005 })).toBeLessThan(vowel / 30);
    for (const name of ['T', 'D', 'K']) {
      const [closure, burst] = phone(name).states;
      expect(level(burst), name).toBeGreaterThan(1.5 * level({ from: closure.to - 0.02, to: closure.to - 0.002 }));
    }
  });

  it('is voiced where it should be', () => {
    for (const [name, i] of [
      ['AH', 0],
      ['UW', 0],
      ['UW', 1],
      ['IH', 0],
    ] as const) {
      const { from, to } = phone(name, i);
      expect(Math.abs(pitchOf(sentence.samples, RATE, at(from), at(to)) - 110), name).toBeLessThan(4);
    }
    // A hiss is strongest where nothing of a vowel is.
    const { from, to } = phone('TH');
    const band = (low: number, high: number) => {
      let sum = 0;
      for (let f = low; f < high; f += 50)
        sum += sizeAt(sentence.samples, f, RATE, at(from + 0.03), at(to - 0.03)) ** 2;
      return sum / (high - low);
    };
    expect(band(5000, 7500)).toBeGreaterThan(2 * band(200, 1000));
  });

  it('draws /uw/ up: between d and y further than between y and th', () => {
    const middle = (i: number) => {
      const { from, to } = phone('UW', i);
      return sentence.formants((from + to) / 2)[1];
    };
    expect(middle(0)).toBeGreaterThan(middle(1) + 100);
    expect(middle(1)).toBeGreaterThan(PHONES.UW!.formants[1] + 200);
  });

  it('its formants leave and reach every consonant where that has them, in no jump within a word', () => {
    for (let t = 0.1; t < 1.13; t += 0.001)
      sentence.formants(t).forEach((f, k) => {
        expect(Math.abs(f - sentence.formants(t + 0.001)[k]!), `F${k + 1} at ${t}`).toBeLessThan(120);
      });
    const { from } = phone('UW');
    expect(sentence.formants(from)[1]).toBeCloseTo(PHONES.D!.formants[1], 6);
  });

  it('has higher formants from a shorter tract', () => {
    const child = say(SENTENCE, { scale: 1.35 });
    expect(child.formants(0.6)[1] / sentence.formants(0.6)[1]).toBeCloseTo(1.35, 9);
    expect(child.samples).not.toEqual(sentence.samples);
  });
});

it('the formants that are said are those that sound', () => {
  // A long vowel beside nothing, at a pitch so low that its harmonics show the formants.
  const { samples } = say([{ phone: 'AH', seconds: 1 }], { f0: 20 });
  const size = (f: number) => f * sizeAt(samples, f, RATE, 3200, 12800);
  const best = (low: number, high: number) => {
    let top = low;
    for (let f = low; f < high; f += 20) if (size(f) > size(top)) top = f;
    return top;
  };
  expect(Math.abs(best(500, 900) - 640)).toBeLessThanOrEqual(20);
  expect(Math.abs(best(1000, 1500) - 1190)).toBeLessThanOrEqual(40);
});

it('a nasal is weak above its first formant', () => {
  const [nasal, vowel] = ['NG', 'IH'].map((phone) => say([{ phone, seconds: 0.5 }]).samples);
  const share = (samples: Float32Array) =>
    sizeAt(samples, 440, RATE, 1600, 6400) / sizeAt(samples, 220, RATE, 1600, 6400);
  expect(share(nasal!)).toBeLessThan(share(vowel!) / 2);
});

it('states of a stop are its closure, burst and breath, however short it is', () => {
  const [{ states }] = align([{ phone: 'K', seconds: 0.13 }]) as [ReturnType<typeof align>[0]];
  const lengths = states.map(({ from, to }) => to - from);
  expect(lengths[1]).toBeCloseTo(0.018, 9);
  expect(lengths[2]).toBeCloseTo(0.04, 9);
  const [short] = align([{ phone: 'K', seconds: 0.03 }]);
  expect(short!.states[0].to).toBeCloseTo(0.01, 9);
  expect(align([{ phone: 'UW', seconds: 0.3 }])[0]!.states[1].from).toBeCloseTo(0.1, 12);
});

it('refuses what cannot be said', () => {
  for (const bad of [
    { phone: 'X', seconds: 1 },
    { phone: 'constructor', seconds: 1 },
    { phone: 'UW', seconds: 0 },
  ])
    expect(() => say([bad])).toThrow(RangeError);
  expect(() => say([{ phone: 'UW', seconds: 0.1 }], { f0: 0 })).toThrow(RangeError);
});

describe('a formant that is pulled', () => {
  const vowel = { target: 870, seconds: 0.12, sluggishness: 0.05 };
  it('is at its neighbours at the edges, whatever it makes for', () => {
    const track = pulled({ ...vowel, left: 1800, right: 2200 });
    expect(track(0)).toBeCloseTo(1800, 9);
    expect(track(0.12)).toBeCloseTo(2200, 9);
  });
  it('lacks e^(−t/τ) of the way with a neighbour on the left alone, and the mirror image on the right', () => {
    const [left, right] = [pulled({ ...vowel, left: 1870 }), pulled({ ...vowel, right: 1870 })];
    for (const t of [0, 0.05, 0.1]) expect(left(t)).toBeCloseTo(870 + 1000 * Math.exp(-t / 0.05), 9);
    for (const t of [0, 0.05, 0.1]) expect(right(0.12 - t)).toBeCloseTo(left(t), 9);
    expect(pulled(vowel)(0.06)).toBe(870);
  });
  it('comes nearer to its target the longer it has', () => {
    const middle = (seconds: number) => pulled({ ...vowel, left: 1800, right: 2200, seconds })(seconds / 2);
    const all = [0.05, 0.1, 0.2, 0.4].map(middle);
    all.slice(1).forEach((one, i) => expect(one).toBeLessThan(all[i]!));
    expect(middle(1)).toBeCloseTo(870, 0);
  });
});

describe('the four tones of yi', () => {
  it.each(TONES)('$pinyin has its pitch, and the same vowel', (tone) => {
    const samples = synthesizeTone(tone, 44100);
    expect(samples).toHaveLength(Math.round(tone.seconds * 44100));
    const pitch = tonePitch(tone);
    for (const t of [0.1, 0.5 * tone.seconds, tone.seconds - 0.1]) {
      const from = Math.round((t - 0.025) * 44100);
      expect(Math.abs(pitchOf(samples, 44100, from, from + 2205) / pitch(t) - 1)).toBeLessThan(0.05);
    }
  });
  it("is Chao's 55, 35, 214, 51 over an octave", () => {
    const ends = TONES.map((tone) => [0, 0.5, 1].map((share) => Math.round(tonePitch(tone)(share * tone.seconds))));
    expect(ends).toEqual([
      [180, 180, 180],
      [127, 151, 180],
      [107, 90, 151],
      [180, 127, 90],
    ]);
  });
});

describe('diphthongs', () => {
  const word = say([
    { phone: 'SIL', seconds: 0.1 },
    { phone: 'N', seconds: 0.1 },
    { phone: 'AY', seconds: 0.4 },
    { phone: 'N', seconds: 0.1 },
    { phone: 'EY', seconds: 0.3 },
    { phone: 'SIL', seconds: 0.1 },
  ]);
  const { formants: begins, glide: ends } = PHONES.AY!;

  it('go from where they begin to where they end, and stay a while at both', () => {
    const [f1, f2] = [0, 1].map((k) => (t: number) => word.formants(0.2 + t)[k]!) as [
      (t: number) => number,
      (t: number) => number,
    ];
    // A tenth of a second from the edges neighbours pull no more than a tenth.
    expect(Math.abs(f1(0.1) - begins[0])).toBeLessThan(0.15 * Math.abs(ends![0] - begins[0]) + 30);
    expect(f1(0.1)).toBeGreaterThan(f1(0.2));
    expect(f1(0.2)).toBeGreaterThan(f1(0.3));
    expect(f2(0.1)).toBeLessThan(f2(0.2));
    expect(f2(0.2)).toBeLessThan(f2(0.3));
    expect(f2(0.2)).toBeCloseTo((begins[1] + ends![1]) / 2, -2);
  });

  it('meet their neighbours, and fade where they end', () => {
    for (const edge of [0.2, 0.6])
      for (const k of [0, 1, 2]) expect(word.formants(edge)[k]!).toBeCloseTo(PHONES.N!.formants[k]!, 3);
    // The silence after a diphthong keeps the mouth where it was left.
    expect(word.formants(1.02)).toEqual(PHONES.EY!.glide);
  });

  it('end elsewhere if told to', () => {
    const other = say([{ phone: 'AY', seconds: 0.3, glide: [300, 900, 2300] }]);
    expect(other.formants(0.299)[1]!).toBeCloseTo(900, 0);
    expect(say([{ phone: 'AY', seconds: 0.3 }]).formants(0.299)[1]!).toBeCloseTo(ends![1], 0);
  });
});
