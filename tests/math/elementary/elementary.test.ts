import { describe, expect, test } from 'vitest';
import * as elementary from '../../../src/math/elementary/elementary.ts';
import { random } from '../../../src/math/random.ts';
import * as reference from '../reference-functions.ts';

const { exp, expm1, log, sin, cos, tan, tanh, sigmoid, pow } = elementary;
const { fixed, divide, one, ulps } = reference;

const draw = random(20, 'elementary');
const between = (a: number, b: number) => () => a + (b - a) * draw.uniform();
/** ±2^u with u uniform: every order of magnitude alike. */
const magnitudes = (a: number, b: number) => () => (draw.bits() % 2 ? 1 : -1) * 2 ** between(a, b)();

const exactTanh = (x: number) => {
  const e = reference.exp(2n * fixed(x));
  return divide(e - one, e + one);
};
const exactTan = (x: number) => divide(reference.sin(fixed(x)), reference.cos(fixed(x)));
const exactSigmoid = (x: number) => divide(one, one + reference.exp(-fixed(x)));

type Case = [
  name: string,
  bound: number,
  f: (x: number) => number,
  exact: (x: number) => bigint,
  sample: () => number,
  samples: number,
];
const cases: Case[] = [
  ['exp', 0.75, exp, (x) => reference.exp(fixed(x)), between(-708, 709), 600],
  ['exp near 0', 0.75, exp, (x) => reference.exp(fixed(x)), between(-1, 1), 600],
  ['exp with subnormal results', 1, exp, (x) => reference.exp(fixed(x)), between(-745, -708), 200],
  ['expm1', 1.5, expm1, (x) => reference.exp(fixed(x)) - one, between(-3, 3), 600],
  ['expm1 of tiny numbers', 1.5, expm1, (x) => reference.exp(fixed(x)) - one, magnitudes(-300, 0), 300],
  ['expm1 of large numbers', 1.5, expm1, (x) => reference.exp(fixed(x)) - one, between(-60, 709), 300],
  ['log', 1, log, (x) => reference.ln(fixed(x), Math.log(x)), () => 2 ** between(-1074, 1023)(), 200],
  ['log near 1', 1, log, (x) => reference.ln(fixed(x), Math.log(x)), between(0.5, 2), 200],
  ['sin', 0.75, sin, (x) => reference.sin(fixed(x)), magnitudes(-30, 20), 600],
  ['sin of huge numbers', 0.75, sin, (x) => reference.sin(fixed(x)), magnitudes(20, 1023), 300],
  [
    'sin near multiples of π/2',
    0.75,
    sin,
    (x) => reference.sin(fixed(x)),
    () => draw.integer(1e6) * (Math.PI / 2),
    300,
  ],
  ['cos', 0.75, cos, (x) => reference.cos(fixed(x)), magnitudes(-30, 20), 600],
  ['cos of huge numbers', 0.75, cos, (x) => reference.cos(fixed(x)), magnitudes(20, 1023), 300],
  [
    'cos of the double that lies nearest to a multiple of π/2',
    0.75,
    cos,
    (x) => reference.cos(fixed(x)),
    () => 6381956970095103 * 2 ** 797,
    1,
  ],
  ['tan', 2, tan, exactTan, magnitudes(-30, 30), 600],
  ['tanh', 2, tanh, exactTanh, between(-22, 22), 300],
  ['tanh of small numbers', 2, tanh, exactTanh, magnitudes(-60, 0), 300],
  ['sigmoid', 2, sigmoid, exactSigmoid, between(-40, 40), 300],
  ['sigmoid far left', 2, sigmoid, exactSigmoid, between(-708, -40), 200],
];

describe('against exact values', () => {
  test.each(cases)('%s stays within %d ulp', (_, bound, f, exact, sample, samples) => {
    let worst = { error: 0, x: 0 };
    for (let i = 0; i < samples; i++) {
      const x = sample(),
        error = ulps(f(x), exact(x));
      if (!(error <= worst.error)) worst = { error, x };
    }
    expect(worst.error, `at ${worst.x}`).toBeLessThan(bound);
  });

  test.each([5, 200, 4000])('pow with exponents up to ±%d stays within 0.75 ulp', (largest) => {
    let worst = { error: 0, x: 0, y: 0 };
    for (let i = 0; i < 300; i++) {
      const x = 2 ** between(-8, 8)(),
        y = Math.fround(between(-1, 1)() * Math.min(largest, 700 / Math.abs(Math.log(x))));
      const exact = reference.exp((reference.ln(fixed(x), Math.log(x)) * fixed(y)) / one);
      const error = ulps(pow(x, y), exact);
      if (!(error <= worst.error)) worst = { error, x, y };
    }
    expect(worst.error, `at ${worst.x}^${worst.y}`).toBeLessThan(0.75);
  });
});

describe('against the engine on dense samples', () => {
  // The engine's own functions err by less than 1 ulp where this runs, so these catch a slip anywhere at little cost.
  const pairs = [
    ['exp', 750],
    ['expm1', 750],
    ['sin', 1e6],
    ['cos', 1e6],
    ['tan', 1e6],
    ['tanh', 30],
  ] as const;
  test.each(pairs)('%s on 20,001 points', (name, range) => {
    for (let i = -10_000; i <= 10_000; i++) {
      const x = (i / 10_000) * range,
        ours = elementary[name](x),
        engine = Math[name](x);
      if (ours !== engine && !(Math.abs(ours - engine) <= 4 * Math.max(Number.EPSILON * Math.abs(engine), 5e-324)))
        expect.fail(`${name}(${x}) = ${ours}, engine ${engine}`);
    }
  });
});

const special = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  -0.5,
  3,
  -3,
  1e308,
  -1e308,
  5e-324,
  -5e-324,
  1e-310,
  1023,
  1024,
  -1074,
  -1075,
  1025,
  2 ** 53 - 1,
];

describe('special values', () => {
  test.each(['exp', 'expm1', 'log', 'sin', 'cos', 'tan', 'tanh'] as const)(
    '%s agrees with the language on them',
    (name) => {
      for (const x of special) {
        const ours = elementary[name](x),
          engine = Math[name](x);
        if (!Object.is(ours, engine))
          expect(Math.abs(ours - engine), `${name}(${x}) = ${ours}`).toBeLessThanOrEqual(
            4 * Number.EPSILON * Math.abs(engine),
          );
      }
    },
  );

  test('pow agrees with the language on every pair of them', () => {
    for (const x of special) {
      for (const y of special) {
        const ours = pow(x, y),
          engine = x ** y;
        if (!Object.is(ours, engine))
          expect(Math.abs(ours - engine), `${x}^${y} = ${ours}`).toBeLessThanOrEqual(
            2 * Number.EPSILON * Math.abs(engine),
          );
      }
    }
  });

  test('exp turns to Infinity and 0 where doubles end', () => {
    expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
  });

  test('powers that are doubles come out exactly', () => {
    for (let k = -1074; k <= 1023; k++) expect(pow(2, k)).toBe(2 ** k);
    for (let k = 0; k <= 22; k++) expect(pow(10, k)).toBe(Number(`1e${k}`));
    for (let n = -1000; n <= 1000; n++) expect([pow(n, 2), pow(n, 3)]).toEqual([n * n, n * n * n]);
    expect(pow(-3, 33)).toBe(-5559060566555523);
  });

  test('odd and even functions are so to the bit', () => {
    for (let i = 0; i < 1000; i++) {
      const x = magnitudes(-20, 40)();
      expect([sin(-x), tan(-x), tanh(-x), cos(-x)]).toEqual([-sin(x), -tan(x), -tanh(x), cos(x)]);
    }
  });

  test('sigmoid reaches its limits without overflow', () => {
    expect([sigmoid(0), sigmoid(40), sigmoid(-800), sigmoid(Infinity), sigmoid(-Infinity), sigmoid(NaN)]).toEqual([
      0.5,
      1,
      0,
      1,
      0,
      NaN,
    ]);
  });
});

test('the very bits of a few values', () => {
  // Written once by these functions after the bounds above held: every engine that runs them must give the same.
  const values = [
    exp(1),
    exp(-0.3),
    log(10),
    sin(1),
    cos(1),
    tan(1),
    tanh(0.3),
    sigmoid(0.3),
    pow(1.1, 10.5),
    sin(1e22),
    expm1(0.1),
  ];
  expect(values.map((x) => Buffer.from(Float64Array.of(x).buffer).reverse().toString('hex'))).toMatchInlineSnapshot(`
    [
      "4005bf0a8b145769",
      "3fe7b4c869c37c05",
      "40026bb1bbb55516",
      "3feaed548f090cee",
      "3fe14a280fb5068c",
      "3ff8eb245cbee3a5",
      "3fd2a4dda7d914fa",
      "3fe261d545e46a8b",
      "4005c341a3d40f19",
      "bfeb453ab76bf397",
      "3fbaec7b35a00d3a",
    ]
  `);
});
