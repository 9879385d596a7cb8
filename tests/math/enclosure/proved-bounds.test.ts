import { expect, test } from 'vitest';
import { enclose } from '../../../src/math/enclosure/interval-jet.ts';
import type { Interval } from '../../../src/math/enclosure/interval.ts';
import { readTarget } from '../../../src/math/enclosure/target-function.ts';
import { errorBound } from '../../../src/math/enclosure/uniform-error.ts';
import { readFormula, type Expression } from '../../../src/math/expression/expression.ts';
import { random as stream, type Random } from '../../../src/math/random.ts';
import { fixed, one } from '../reference-functions.ts';
import { exact } from './exact-formula.ts';

/**
 * What is proved is compared with exact values of random formulas, many of them steep within a few doubles of a place that is no double.
 * FORMULAS=20000 in the environment tries more.
 */
const FORMULAS = Number(process.env.FORMULAS ?? 120);

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random.uniform() * from.length)]!;
const whole = (random: Random, least: number, most: number) =>
  least + Math.floor(random.uniform() * (most - least + 1));

/** A line that crosses 0 in [0,1], as steep as up to 10²⁰. */
function crossing(random: Random): string {
  const k = whole(random, 1, 9),
    scale = random.uniform() < 0.5 ? whole(random, 1, 9) : `1e${whole(random, 0, 20)}`;
  return `${scale}*(${k}*x-${whole(random, 0, 10 * k) / 10})`;
}

function formula(random: Random, depth: number): string {
  const inner = () => (depth > 0 && random.uniform() < 0.6 ? formula(random, depth - 1) : crossing(random));
  const bend = pick<(u: string) => string>(random, [
    (u) => `abs(${u})`,
    (u) => `relu(${u})`,
    (u) => `min(1,${u})`,
    (u) => `max(-1,min(1,${u}))`,
    (u) => `min(1,relu(${u}))`,
    (u) => `tanh(${u})`,
    (u) => `sigmoid(${u})`,
    (u) => `sin(${u})`,
    (u) => `cos(${u})`,
    (u) => `sqrt(abs(${u}))`,
    (u) => `min(1,abs(${u})^${pick(random, ['0.125', '0.25', '0.5', '1.5', '2', '3'])})`,
    (u) => `1/(${pick(random, ['0.1', '1', '1e-3'])}+abs(${u}))`,
    (u) => `exp(-abs(${u}))`,
    (u) => `(${u})*sign(${u})`,
    (u) => `floor(${u})`,
    (u) => `1/(${u})`,
    () => `x*(1-x)`,
    () => `x^${whole(random, 0, 5)}`,
  ]);
  const first = bend(inner());
  if (random.uniform() < 0.5) return first;
  return `${first}${pick(random, ['+', '-', '*'])}${random.uniform() < 0.5 ? whole(random, 1, 9) : bend(inner())}`;
}

const holds = ({ lo, hi }: Interval, y: bigint) =>
  (lo === -Infinity || fixed(lo) <= y) && (hi === Infinity || y <= fixed(hi));

/** Enclosures on random cells against exact values and chords. */
function checkEnclosures(text: string, f: (x: number) => bigint, expression: Expression, random: Random) {
  for (let i = 0; i < 3; i++) {
    const width = 2 ** -whole(random, 0, 45),
      a = random.uniform() * (1 - width),
      cell = [a, a + width, a + random.uniform() * width] as const;
    const { defined, value, slope } = enclose(expression, cell[0], cell[1]);
    if (!defined) continue;
    const heights = cell.map(f);
    for (const height of heights) expect(holds(value, height), `${text} on ${cell}`).toBe(true);
    const chord = ((heights[1]! - heights[0]!) * one) / (fixed(cell[1]) - fixed(cell[0]));
    expect(holds(slope, chord), `slope of ${text} on ${cell}`).toBe(true);
  }
}

const between = (a: bigint, b: bigint, t: bigint) => a + ((b - a) * t) / 8n;
const size = (u: bigint) => (u < 0n ? -u : u);

/** Exact errors of both constructions with N cells, on some of the cells, against the bound. */
function checkBound(text: string, f: (x: bigint) => bigint, N: number, bound: number, random: Random) {
  const allowed = fixed(bound) + fixed(bound * 1e-12) + fixed(1e-290); // cells' ends are rounded to doubles
  for (let k = 0; k < Math.min(N, 4); k++) {
    const i = N <= 4 ? k : whole(random, 0, N - 1),
      [a, b] = [fixed(i / N), fixed((i + 1) / N)],
      [fa, fb, middle] = [f(a), f(b), f(between(a, b, 4n))];
    for (const t of [1n, 3n, 4n, 6n]) {
      const y = f(between(a, b, t));
      expect(size(between(fa, fb, t) - y) <= allowed, `${text}, N = ${N}, interpolant on cell ${i}`).toBe(true);
      expect(size(middle - y) <= allowed, `${text}, N = ${N}, step on cell ${i}`).toBe(true);
    }
  }
}

test('no error of a random formula is above the proved bound, and no enclosure misses a value', () => {
  const random = stream(10, 'formulas');
  let taken = 0;
  for (let n = 0; n < FORMULAS; n++) {
    const text = formula(random, 2),
      { expression } = readFormula(text, ['x']),
      { target, message } = readTarget(text);
    if (!/floor|sign/.test(text)) expect(message ?? '', text).not.toMatch(/不连续/);
    if (!target) continue;
    taken++;
    checkEnclosures(text, (x) => exact(expression!, fixed(x)), expression!, random);
    for (const N of [1, 2, whole(random, 3, 9), whole(random, 10, 300)])
      checkBound(text, (x) => exact(expression!, x), N, errorBound(target, N), random);
  }
  expect(taken).toBeGreaterThan(FORMULAS / 3);
});
