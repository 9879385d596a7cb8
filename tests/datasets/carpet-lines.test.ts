import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carpet } from '../../src/datasets/carpet.ts';
import {
  carpetAlong,
  lengthApart,
  lineAt,
  linesAcross,
  owedAlong,
  owedShare,
  placeOn,
  shareOf,
  type Alternation,
  type Direction,
} from '../../src/datasets/carpet-lines.ts';
import { turnsAlong, valueAt, type PlaneNet } from '../../src/math/nets/turns-along.ts';

const directions = ['level', 'slanted'] as const;
const direction = fc.constantFrom(...directions),
  side = fc.constantFrom(1, 2, 4, 8);
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const reach = { level: 1, slanted: 2 } as const;
const at = (along: Direction, s: number) => lineAt(along, reach[along] * (2 * s - 1));
const answerAt = ({ first, turns }: Alternation, t: number) => (first + turns.filter((turn) => turn < t).length) % 2;

test('along a line the carpet is what it is at its places', () => {
  fc.assert(
    fc.property(side, direction, share, share, (n, along, s, t) => {
      const line = at(along, s),
        known = carpetAlong(n, line),
        here = line.ends[0] + t * (line.ends[1] - line.ends[0]);
      // Beside a turn rounding decides.
      fc.pre(known.turns.every((turn) => Math.abs(turn - here) > 1e-9));
      expect(answerAt(known, here)).toBe(carpet(n, ...placeOn(line, here)));
    }),
    { numRuns: 600 },
  );
});

test('an answer that changes c times is wrong by at least what is owed for c, wherever it changes', () => {
  const turns = fc.array(share, { maxLength: 12 });
  fc.assert(
    fc.property(
      side,
      direction,
      share,
      turns,
      fc.constantFrom(0 as const, 1 as const),
      (n, along, s, shares, first) => {
        const line = at(along, s),
          [from, to] = line.ends;
        const answer = { first, turns: shares.sort((a, b) => a - b).map((t) => from + t * (to - from)) };
        const wrong = lengthApart(carpetAlong(n, line), answer, line.ends);
        expect(wrong).toBeGreaterThanOrEqual(owedAlong(n, line, shares.length) - 1e-12);
      },
    ),
    { numRuns: 600 },
  );
});

test('no less can be owed: some answer of c changes is wrong by no more', () => {
  // Level at a quarter of a period: bars and gaps are alike. Changes that follow the first turns leave a stretch where it answers one thing.
  for (const n of [2, 4, 8])
    for (const c of [0, 2, 4]) {
      const line = lineAt('level', -1 + 1 / (2 * n)),
        known = carpetAlong(n, line);
      const wrong = lengthApart(known, { first: 0, turns: known.turns.slice(0, c) }, line.ends);
      expect(wrong).toBeCloseTo(owedAlong(n, line, c), 12);
    }
  // Slanted, and ends where runs end: seven whole runs, of which one answer is wrong on three.
  const line = lineAt('slanted', 0.25),
    known = carpetAlong(4, line);
  const wrong = lengthApart(known, { first: known.first, turns: [] }, line.ends);
  expect([wrong, owedAlong(4, line, 0)]).toEqual([1.5, 1.5]);
});

test('the mean over lines of what is owed is the share that the theorem tells', () => {
  for (const n of [4, 8, 16])
    for (const along of directions)
      for (const c of [0, 1, 3, n, 2 * n - 2, 2 * n, 3 * n]) {
        const lines = linesAcross(along, 1024);
        const mean = shareOf(lines.map((line) => owedAlong(n, line, c)));
        // A rule of midpoints: exact where what is owed is linear between them, too little by at most a trifle where it bends.
        expect(Math.abs(mean - owedShare(n, along, c)), `${n} ${along} ${c}`).toBeLessThan(
          along === 'level' ? 1e-12 : 1e-5,
        );
      }
  expect(owedShare(8, 'level', 9)).toBeCloseTo(7 / 64, 12);
  expect(owedShare(8, 'slanted', 3)).toBeCloseTo(9 / 32, 12);
});

const net = fc
  .array(
    fc.record({
      x: fc.integer({ min: -9, max: 9 }),
      y: fc.integer({ min: -9, max: 9 }),
      bias: fc.integer({ min: -9, max: 9 }),
      out: fc.integer({ min: -9, max: 9 }),
    }),
    { maxLength: 7 },
  )
  .chain((units) => fc.integer({ min: -20, max: 20 }).map((bias): PlaneNet => ({ units, bias })));

test('a net of m units changes its answer at most m + 1 times along a line, and what it says there is what is told', () => {
  fc.assert(
    fc.property(net, direction, share, share, (given, along, s, t) => {
      const line = at(along, s);
      const told = turnsAlong(given, placeOn(line, line.ends[0]), placeOn(line, line.ends[1]));
      expect(told.turns.length).toBeLessThanOrEqual(given.units.length + 1);
      const value = valueAt(given, ...placeOn(line, line.ends[0] + t * (line.ends[1] - line.ends[0])));
      if (Math.abs(value) > 1e-6) expect(answerAt(told, t)).toBe(value > 0 ? 1 : 0);
    }),
    { numRuns: 400 },
  );
});

test('whatever a net of m units is, the area that it gets wrong is no less than the theorem says', () => {
  fc.assert(
    fc.property(net, direction, (given, along) => {
      const n = 8,
        lines = linesAcross(along, 256);
      const wrong = lines.map((line) => {
        const [from, to] = line.ends,
          told = turnsAlong(given, placeOn(line, from), placeOn(line, to));
        const answer = { first: told.first, turns: told.turns.map((t) => from + t * (to - from)) };
        return lengthApart(carpetAlong(n, line), answer, line.ends);
      });
      expect(shareOf(wrong)).toBeGreaterThanOrEqual(owedShare(n, along, given.units.length + 1) - 1e-3);
    }),
    { numRuns: 60 },
  );
});
