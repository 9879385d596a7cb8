import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/vowel-chart/experiment.ts';
import { chartOf } from '../../src/experiments/vowel-chart/chart.ts';
import { mouthShape } from '../../src/experiments/vowel-chart/mouth-shape.ts';
import { gainOf, menCentroids, namesOf, nearest, rateOf } from '../../src/experiments/vowel-chart/naming.ts';
import { groupMeans, meansBy, normalised } from '../../src/experiments/vowel-chart/normalising.ts';
import { mouthOf, PLAIN, ROUNDED, roundedFront } from '../../src/experiments/vowel-chart/place.ts';
import { meansTable, tokensOf, type Token } from '../../src/experiments/vowel-chart/tokens.ts';
import { vowelIn } from '../../src/experiments/vowel-chart/voice.ts';
import { DataFault, type Recording } from '../../src/datasets/kinds.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { streams } from '../../src/math/random.ts';
import { synthesizeVowel } from '../../src/signal/synthesis/vowel.ts';
import { VOICES, VOWELS, vowelOf, type Talkers } from '../../src/signal/synthesis/vowels.ts';
import { parametersOf } from './parameters.ts';

const { tokens: means } = tokensOf(meansTable());
const TALKERS = ['men', 'women', 'children'] as const;

/** Speakers whose tracts are of different lengths, and who say each vowel twice, never quite alike. */
function spoken(seed = 1, speakers = 4): Token[] {
  const draw = streams(seed)('speakers');
  return TALKERS.flatMap((group) =>
    Array.from({ length: speakers }, (_, s) => {
      const longer = 0.08 * draw.normal();
      return VOWELS.flatMap((vowel, i) =>
        [0, 1].map((): Token => {
          const [f1, f2] = vowel[group];
          const place = [
            Math.log(f1) + longer + 0.05 * draw.normal(),
            Math.log(f2) + longer + 0.05 * draw.normal(),
          ] as const;
          return { group, speaker: `${group}/${s}`, vowel: i, place };
        }),
      );
    }).flat(),
  );
}

describe('Peterson and Barney’s means', () => {
  const wrongOf = (by: 'none' | 'group', group: Talkers) => {
    const names = namesOf(means, normalised(means, by));
    return means.flatMap((token, i) =>
      token.group === group && names[i] !== token.vowel
        ? [`${VOWELS[token.vowel]!.ipa}→${VOWELS[names[i]!]!.ipa}`]
        : [],
    );
  };
  it('are named as was found by another program: 8 of the women’s ten, 3 of the children’s', () => {
    expect(wrongOf('none', 'men')).toEqual([]);
    expect(wrongOf('none', 'women')).toEqual(['u→ʊ', 'ɝ→ɛ']);
    expect(wrongOf('none', 'children')).toEqual(['ɪ→ɛ', 'ɛ→æ', 'ɔ→ɑ', 'ʊ→ɝ', 'u→ʊ', 'ʌ→æ', 'ɝ→ɛ']);
  });
  it('are all named right once each group’s mean is taken away', () =>
    expect(TALKERS.flatMap((group) => wrongOf('group', group))).toEqual([]));
  it('lie as much higher as tracts are shorter', () => {
    const { women, children } = chartOf(means, 'none');
    expect(women!.scale).toEqual({ f1: 1.1383, f2: 1.1743 });
    expect(children!.scale.f1).toBeCloseTo(1.33, 2);
    expect(children!.scale.f2).toBeCloseTo(1.346, 3);
  });
});

describe('normalising', () => {
  const close = (a: readonly number[], b: readonly number[]) => a.forEach((x, i) => expect(x).toBeCloseTo(b[i]!, 12));
  it.each(['group', 'speaker'] as const)('by %s makes their means equal to the men’s', (by) => {
    const tokens = spoken();
    const moved = tokens.map((token, i) => ({ ...token, place: normalised(tokens, by)[i]! }));
    const men = groupMeans(tokens).get('men')!;
    for (const mean of meansBy(moved, (token) => token[by]).values()) close(mean, men);
  });
  it('by group leaves the men where they are, and within a group all distances', () => {
    const tokens = spoken(2),
      places = normalised(tokens, 'group');
    for (const [i, { group, place }] of tokens.entries()) if (group === 'men') close(places[i]!, place);
    for (let i = 1; i < tokens.length; i++) {
      if (tokens[i]!.group !== tokens[i - 1]!.group) continue;
      const step = (list: readonly (readonly number[])[], k: number) => list[i]![k]! - list[i - 1]![k]!;
      for (const k of [0, 1])
        expect(step(places, k)).toBeCloseTo(
          step(
            tokens.map((t) => t.place),
            k,
          ),
          12,
        );
    }
  });
  it('undoes any length of a tract: factors on a group’s formants change nothing in what its vowels are called', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.6, max: 1.7, noNaN: true }),
        fc.double({ min: 0.6, max: 1.7, noNaN: true }),
        (a, b) => {
          const tokens = spoken(3);
          const longer = tokens.map((token): Token =>
            token.group === 'women'
              ? { ...token, place: [token.place[0] + Math.log(a), token.place[1] + Math.log(b)] }
              : token,
          );
          const names = (some: Token[]) => namesOf(some, normalised(some, 'group'));
          expect(names(longer)).toEqual(names(tokens));
        },
      ),
      { numRuns: 20 },
    ));
});

describe('naming', () => {
  it('is the same in whatever order the vowels stand', () =>
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const tokens = spoken(4),
          order = streams(seed)('order').shuffle(tokens.map((_, i) => i));
        const shuffled = order.map((i) => tokens[i]!);
        for (const by of ['none', 'group', 'speaker'] as const) {
          const names = namesOf(tokens, normalised(tokens, by));
          expect(namesOf(shuffled, normalised(shuffled, by))).toEqual(order.map((i) => names[i]));
        }
      }),
      { numRuns: 10 },
    ));
  it('finds the least distance, and the first of several', () => {
    expect(nearest([[0, 0], undefined, [2, 0], [0, 2]], [1.1, 0])).toBe(2);
    expect(
      nearest(
        [
          [0, 0],
          [2, 0],
        ],
        [1, 0],
      ),
    ).toBe(0);
  });
  it('never asks a man by his own vowels', () => {
    // A man whose u is where the others have i: by himself he would be right.
    const far = spoken(5).map((token) =>
      token.speaker === 'men/0' && token.vowel === 7 ? { ...token, place: [5.6, 7.7] as const } : token,
    );
    const names = namesOf(far, normalised(far, 'none'));
    far.forEach(({ speaker, vowel }, i) => speaker === 'men/0' && vowel === 7 && expect(names[i]).not.toBe(7));
    const places = far.map(({ place }) => place);
    expect(menCentroids(far, places, 'men/0')[7]![1]).toBeLessThan(menCentroids(far, places)[7]![1]);
  });
  it('rates are means over speakers, with Student’s interval about them', () => {
    const tokens = [0, 1, 2].flatMap((s) =>
      [0, 1].map((vowel): Token => ({ group: 'men', speaker: `${s}`, vowel, place: [0, 0] })),
    );
    // Right: 2 of 2, 1 of 2, 0 of 2: mean ½, standard deviation ½, t₂ = 4.3027.
    const names = [0, 1, 0, 0, 1, 0];
    expect(rateOf(tokens, names)).toEqual({ right: 3, asked: 6, rate: 0.5, low: -0.7421, high: 1.7421 });
    expect(gainOf(tokens, names, [0, 1, 0, 1, 0, 1])).toMatchObject({ value: 0.5 });
    expect(rateOf(tokens.slice(0, 2), [0, 0])).toEqual({ right: 1, asked: 2, rate: 0.5, low: null, high: null });
  });
});

describe('what is published', () => {
  type Published = { params: Record<string, unknown>; result: ReturnType<typeof chartOf> };
  const of = (vowels: string) =>
    (
      loadResults('vowel-chart')!.runs as unknown as {
        params: Record<string, unknown>;
        result: { groups: Published['result'] };
      }[]
    ).find(({ params }) => params.vowels === vowels)!.result.groups;
  it('agrees with another program’s count on every token', () => {
    const counts = (vowels: string) =>
      TALKERS.map((group) => {
        const { none, group: byGroup, speaker } = of(vowels)[group]!.rates;
        return [none.right, byGroup.right, speaker.right, none.asked];
      });
    expect(counts('tokens')).toEqual([
      [569, 569, 608, 660],
      [340, 463, 479, 560],
      [109, 226, 256, 300],
    ]);
    expect(counts('hillenbrand')).toEqual([
      [379, 379, 400, 450],
      [241, 364, 394, 478],
      [160, 317, 363, 454],
    ]);
  });
});

describe('the mouth', () => {
  const of = (ipa: string, who: Talkers = 'men', lips: 'usual' | 'spread' | 'rounded' = 'usual') => {
    const [f1, f2] = vowelOf(ipa)[who];
    return mouthOf(f1, f2, who, lips);
  };
  it('has F3 and lips of a known vowel at its place', () => {
    for (const who of TALKERS)
      for (const { ipa, ...formants } of VOWELS) expect(of(ipa, who).f3).toBeCloseTo(formants[who][2], 9);
    expect(of('u').rounding).toBe(1);
    expect(of('i').rounding).toBe(0);
  });
  it('has the corners of the chart where phonetics has them', () => {
    expect(of('i')).toMatchObject({ height: 1, backness: 0 });
    expect(of('ɑ').height).toBe(0);
    expect(of('u').height).toBeGreaterThan(0.8);
    expect(of('u').backness).toBeGreaterThan(0.8);
    expect(of('æ').height).toBeLessThan(0.2);
    expect(of('æ').backness).toBeLessThan(0.4);
    expect(of('ɔ').backness).toBe(1);
    expect(of('ɑ').opening).toBeGreaterThan(of('i').opening);
  });
  it('keeps the tongue from i to y, where the lips close round; F2 and F3 fall', () => {
    const i = mouthOf(PLAIN[0], PLAIN[1], 'men', 'spread'),
      y = mouthOf(ROUNDED[0], ROUNDED[1], 'men', 'rounded');
    expect(Math.abs(y.height - i.height)).toBeLessThan(0.05);
    expect(Math.abs(y.backness - i.backness)).toBeLessThan(0.02);
    expect([i.rounding, y.rounding]).toEqual([0, 1]);
    expect(y.f3).toBe(2208);
    expect(y.f3).toBeLessThan(i.f3);
    expect(y.opening).toBeLessThan(i.opening);
    // With spread lips the same sound would need a tongue further back.
    expect(mouthOf(ROUNDED[0], ROUNDED[1], 'men', 'spread').backness).toBeGreaterThan(y.backness + 0.2);
    expect(roundedFront('women')).toEqual([354, 2007, 2561]);
  });
  it('is drawn: a high tongue reaches up, a back one back, round lips come forward', () => {
    const numbers = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);
    const xs = (path: string) => numbers(path).filter((_, i) => i % 2 === 0),
      ys = (path: string) => numbers(path).filter((_, i) => i % 2 === 1);
    const [i, u, a, o] = ['i', 'u', 'ɑ', 'ɔ'].map((ipa) => mouthShape(of(ipa)));
    expect(Math.min(...ys(i!.tongue))).toBeLessThan(Math.min(...ys(a!.tongue)) - 20);
    expect(Math.max(...xs(o!.tongue))).toBeGreaterThan(Math.max(...xs(i!.tongue)));
    expect(Math.min(...xs(u!.upperLip))).toBeLessThan(Math.min(...xs(i!.upperLip)) - 8);
    expect(u!.front.width).toBeLessThan(i!.front.width);
    expect(a!.front.height).toBeGreaterThan(i!.front.height);
  });
});

describe('a recording', () => {
  const RATE = 16000;
  const said = (ipa: string, who: Talkers) => {
    const { f0, scale } = VOICES[who];
    const vowel = { formants: vowelOf(ipa)[who], f0: (t: number) => f0 * (1.1 - 0.3 * t), seconds: 0.4 };
    return { name: 'a.wav', sampleRate: RATE, samples: synthesizeVowel({ ...vowel, sampleRate: RATE, scale }) };
  };
  it.each(VOWELS.map(({ ipa }) => ipa))('of a man’s %s is found where it was made, within 7 %', (ipa) => {
    const found = vowelIn(said(ipa, 'men'), 'men')!;
    vowelOf(ipa)
      .men.slice(0, 2)
      .forEach((f, k) => expect(Math.abs([found.f1, found.f2][k]! / f - 1)).toBeLessThan(0.07));
    expect(found.frames).toBeGreaterThan(30);
  });
  it('of a high voice is drawn towards a harmonic: its u comes out too open', () => {
    const found = vowelIn(said('u', 'children'), 'children')!;
    expect(found.f1 / vowelOf('u').children[0]).toBeGreaterThan(1.1);
    expect(Math.abs(found.f2 / vowelOf('u').children[1] - 1)).toBeLessThan(0.04);
  });
  it('without a vowel has none: silence, noise', () => {
    const noise = streams(1)('noise');
    const recording = (samples: Float32Array) => ({ name: 'a.wav', sampleRate: RATE, samples });
    expect(vowelIn(recording(new Float32Array(8000)), 'men')).toBeUndefined();
    expect(vowelIn(recording(Float32Array.from({ length: 8000 }, () => 0.1 * noise.normal())), 'men')).toBeUndefined();
  });
  it('is placed on the chart and named', () => {
    const data = { vowels: meansTable() };
    const params = parametersOf(experiment, { voice: 'none' });
    const run = (voice: Recording[]) => [...experiment.run({ ...params, ...data, voice } as never, streams(0))][0]!;
    expect(run([said('æ', 'men')]).voice!.named).toBe('æ');
    expect(run([]).voice).toBeNull();
  });
});

describe('a table', () => {
  const table = (types: string[], vowels: string[], f1 = [500, 500]) => ({
    rows: types.length,
    columns: {
      type: types,
      speaker: types.map(() => ''),
      vowel: vowels,
      f1: Float64Array.from(f1),
      f2: Float64Array.from(types, () => 1500),
    },
  });
  it('leaves out what is not measured and what is none of the ten', () => {
    const { tokens, others, unmeasured } = tokensOf(table(['m', 'g', 'm'], ['i', '{', 'y'], [300, NaN, 400]));
    expect(tokens.map(({ vowel }) => vowel)).toEqual([0]);
    expect([others, unmeasured]).toEqual([1, 1]);
    expect(tokensOf(table(['m', 'b'], ['æ', "3'"])).tokens.map(({ group, vowel }) => [group, vowel])).toEqual([
      ['men', 3],
      ['children', 9],
    ]);
  });
  it('of unknown speakers, or without men, is refused', () => {
    expect(() => tokensOf(table(['m', 'x'], ['i', 'i']))).toThrow(DataFault);
    expect(() => tokensOf(table(['m', 'x'], ['i', 'i']))).toThrow('第 2 行');
    expect(() => tokensOf(table(['w', 'w'], ['i', 'i']))).toThrow('没有一个量到了的男声元音');
  });
});
