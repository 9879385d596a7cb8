import { expect, test } from 'vitest';
import { drawGrammar, type Grammar } from '../../src/datasets/random-hierarchy.ts';
import {
  meanDistance,
  pairShares,
  statistics,
  synonymsFound,
  theoremSays,
} from '../../src/experiments/synonym-statistics/statistics.ts';
import { random, streams } from '../../src/math/random.ts';

test('synonyms have the same share in every class, and a class shares out to one', () => {
  const size = { v: 5, m: 3, levels: 3 };
  for (const row of pairShares(drawGrammar(size, random(3, 'grammar')))) {
    expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    for (let symbol = 0; symbol < 5; symbol++)
      for (let rule = 1; rule < 3; rule++) expect(row[symbol * 3 + rule]).toBe(row[symbol * 3]);
  }
});

/** All ways to hand out two of the four pairs of two symbols to each of them. */
const halves = [0, 1, 2, 3].flatMap((a) =>
  [0, 1, 2, 3].filter((b) => b > a).map((b) => [a, b, ...[0, 1, 2, 3].filter((c) => c !== a && c !== b)]),
);
const level = (pairs: readonly number[]) => Uint8Array.from(pairs.flatMap((pair) => [pair >> 1, pair & 1]));

test('over all grammars of two symbols the squared difference of classes is on average what the theorem says', () => {
  for (const levels of [1, 2, 3]) {
    let all: Uint8Array[][] = [[]];
    for (let l = 0; l < levels; l++) all = all.flatMap((rules) => halves.map((pairs) => [...rules, level(pairs)]));
    const distances = all.map((rules) => meanDistance(pairShares({ v: 2, m: 2, levels, rules } as Grammar)));
    const mean = distances.reduce((a, b) => a + b) / distances.length;
    expect(mean).toBeCloseTo(theoremSays({ v: 2, m: 2, levels }), 12);
  }
});

test('the grammar of parity has no difference at all', () => {
  const parity = level([0, 3, 1, 2]);
  expect(meanDistance(pairShares({ v: 2, m: 2, levels: 3, rules: [parity, parity, parity] }))).toBe(0);
});

test('a class shares in its synonyms alike: the nearest pair is a synonym, and equal distances count in part', () => {
  expect(
    synonymsFound(
      [
        [0.8, 0.81, 0.2, 0.21],
        [0.2, 0.19, 0.8, 0.79],
      ],
      2,
      2,
    ),
  ).toBe(1);
  expect(synonymsFound([[1, 1, 1, 1]], 2, 2)).toBeCloseTo(1 / 3, 12);
  // Two that never came up find none, and are found by none.
  expect(synonymsFound([[0.5, null, 0.5, null]], 2, 2)).toBe(0);
});

test('with very many data all synonyms are told where classes differ, and what is told stays the same', () => {
  const options = { v: 4, m: 3, levels: 2, points: 60_000, grammars: 3 };
  const all = [...statistics(options, streams(1))],
    last = all.at(-1)!;
  expect(all).toHaveLength(3);
  expect(last.expected).toBe(36);
  expect(last.found).toBeGreaterThan(0.9);
  expect(last.seen.flat().every((share, i) => Math.abs(share! - last.true.flat()[i]!) < 0.05)).toBe(true);
});
