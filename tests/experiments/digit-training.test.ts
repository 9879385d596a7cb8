import { describe, expect, test } from 'vitest';
import { DIGIT_ROWS } from '../../src/datasets/spoken-digits.ts';
import { firstTakes, sameSpeakers, speakersOf, unseenSpeaker } from '../../src/experiments/digit-training/folds.ts';
import { learn, mistakesOf, MIXTURES, type Spoken } from '../../src/acoustic/mixture-training.ts';
import { random } from '../../src/math/random.ts';

const DIMS = 3;
/** Frames that stand for a digit of a speaker: every phone has a place of its own, every speaker is a little off. */
function spoken(digit: number, speaker: string, take: number, off = 0): Spoken {
  const noise = random(take, `${digit} ${speaker}`);
  const phones = DIGIT_ROWS[digit]!.filter(({ optional }) => !optional);
  const rows = phones.flatMap(({ unit }) =>
    Array.from({ length: 6 + noise.integer(4) }, () =>
      Array.from(
        { length: DIMS },
        (_, d) => ((unit.charCodeAt(d % unit.length) * (d + 3)) % 17) + off + noise.normal(),
      ),
    ),
  );
  return {
    digit,
    speaker,
    take,
    row: DIGIT_ROWS[digit]!,
    features: { values: Float64Array.from(rows.flat()), dims: DIMS },
  };
}
const crowd = (speakers: string[], takes: number) =>
  speakers.flatMap((speaker, s) =>
    Array.from({ length: takes }, (_, take) =>
      Array.from({ length: 10 }, (_, digit) => spoken(digit, speaker, take, s / 4)),
    ).flat(),
  );

describe('folds', () => {
  const all = crowd(['b', 'a', 'c'], 10);
  const key = ({ digit, speaker, take }: Spoken) => `${digit} ${speaker} ${take}`;
  test('the same speakers: every recording is tested once, none that is learnt from', () => {
    const parts = [0, 1, 2, 3, 4].map((part) => sameSpeakers(all, part, 6));
    expect(parts.flatMap(({ tested }) => tested.map(key)).sort()).toEqual(all.map(key).sort());
    for (const { learnt, tested } of parts) {
      const known = new Set(learnt.map(key));
      expect(tested.some((one) => known.has(key(one)))).toBe(false);
      // Six of the eight others, of every speaker and digit.
      expect(known.size).toBe(3 * 10 * 6);
      for (const one of all.filter(({ take }) => take === 0))
        expect(learnt.filter(({ speaker, digit }) => speaker === one.speaker && digit === one.digit)).toHaveLength(6);
    }
  });
  test('an unseen speaker is not learnt from', () => {
    const { learnt, tested } = unseenSpeaker(all, 'a', 6);
    expect(tested).toHaveLength(100);
    expect([...new Set(learnt.map(({ speaker }) => speaker))].sort()).toEqual(['b', 'c']);
    expect(learnt).toHaveLength(120);
    expect(Math.max(...firstTakes(all, 6).map(({ take }) => take))).toBe(5);
  });
  test('speakers go by other names, and what is too little is told', () => {
    expect(speakersOf(all)).toEqual([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
      { id: 'c', name: '丙' },
    ]);
    expect(() => speakersOf(crowd(['a'], 5))).toThrow('有 1 个说话人');
    expect(() => speakersOf(crowd(['a', 'b'], 5).slice(1))).toThrow('说话人 a 的数字 0 只有 4 段录音');
  });
});

test('from a flat start the digits are told apart, and the likelihood of what is learnt grows with the mixtures', () => {
  const all = crowd(['a', 'b'], 5);
  const models = [...learn(all, 1)];
  expect(models.map(({ states }) => Math.max(...states.map(({ weights }) => weights.length)))).toEqual(MIXTURES);
  for (const model of models) {
    const wrong = mistakesOf(model, all);
    expect([...wrong.values()].reduce((a, b) => a + b, 0)).toBeLessThan(10);
  }
  // Told of one digit as another, all are wrong.
  const lied = all.map((one) => ({ ...one, digit: (one.digit + 1) % 10 }));
  expect(mistakesOf(models[0]!, lied).get('a')).toBeGreaterThan(40);
});
