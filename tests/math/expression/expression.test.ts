import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as elementary from '../../../src/math/elementary/elementary.ts';
import { readCondition, readFormula, type Expression, type Reading } from '../../../src/math/expression/expression.ts';
import { functions, instead } from '../../../src/math/expression/operations.ts';
import { compile, names } from '../../../src/math/expression/evaluation.ts';

const formula = (text: string) => readFormula(text, ['x']);

function valueOf(reading: Reading, lookup: (name: string) => number): number {
  if (reading.fault) throw new Error(reading.fault.message);
  return compile(reading.expression)(lookup);
}
const at = (text: string, x: number) => valueOf(formula(text), () => x);
const holds = (text: string, values: Record<string, number> = {}) =>
  valueOf(readCondition(text), (name) => (Object.hasOwn(values, name) ? values[name]! : NaN)) === 1;

describe('formulas', () => {
  const { exp, log, sin, cos, tan, tanh, sigmoid, pow } = elementary;
  test.each<[string, number]>([
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['7-4-2', 1],
    ['12/3/2', 2],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2^-1', 0.5],
    ['2**10', 1024],
    ['--3', 3],
    ['-+-3', 3],
    ['2*-3', -6],
    ['1.5e-3', 0.0015],
    ['.5', 0.5],
    ['5.', 5],
    ['2e', 2 * Math.E],
    ['2e3', 2000],
    ['2pi', 2 * Math.PI],
    ['2 pi x', 2 * Math.PI * 0.3],
    ['2x', 0.6],
    ['2(x+1)', 2.6],
    ['(x+1)(x-1)', 1.3 * (0.3 - 1)],
    ['x(1-x)', 0.3 * 0.7],
    ['3x^2', 3 * 0.09],
    ['2x*3x', 0.6 * 3 * 0.3],
    ['3sin(x)cos(x)', 3 * sin(0.3) * cos(0.3)],
    ['x²', 0.09],
    ['2x²(1-x)', 2 * 0.09 * 0.7],
    ['x¹²', pow(0.3, 12)],
    ['abs(x-1)', 0.7],
    ['sin(x)', sin(0.3)],
    ['tan(x)', tan(0.3)],
    ['exp(-x)', exp(-0.3)],
    ['ln(x)+log(x)', 2 * log(0.3)],
    ['√(x)', Math.sqrt(0.3)],
    ['tanh(x)', tanh(0.3)],
    ['sigmoid(x)', sigmoid(0.3)],
    ['relu(x-1)+relu(x)', 0.3],
    ['floor(-x)', -1],
    ['sign(x-0.3)', 0],
    ['min(x, 2, -1)', -1],
    ['max(x，0.5)', 0.5],
    ['（１＋２）＊３', 9],
    ['ｓｉｎ（２π×ｘ）', sin(2 * Math.PI * 0.3)],
    ['6÷3−1', 1],
    ['\u2011x', -0.3],
    ['\u2212x', -0.3],
    ['\u2013x', -0.3],
    ['\ufe63x', -0.3],
    ['\uff0dx', -0.3],
    ['1\ufe62x', 1.3],
    ['1\u2044x', 1 / 0.3],
    ['10²', 100],
    ['SIN(X)', sin(0.3)],
    ['　x　', 0.3],
  ])('%s', (text, expected) => {
    expect(at(text, 0.3)).toBeCloseTo(expected, 13);
  });

  test('several variables', () => {
    expect(valueOf(readFormula('a·b - b/a', ['a', 'b']), (name) => ({ a: 2, b: 6 })[name]!)).toBe(9);
  });
});

describe('conditions', () => {
  const values = {
    'constructions.relu.supError': 0.009,
    'constructions.relu.width': 63,
    'layers.0.units': 4,
    verified: 1,
    failed: 0,
  };
  test.each<[string, boolean]>([
    ['constructions.relu.supError < 0.01 and constructions.relu.width <= 100', true],
    ['constructions.relu.supError<0.01 and constructions.relu.width<=62', false],
    ['constructions.relu.width = 63', true],
    ['constructions.relu.width == 63', true],
    ['constructions.relu.width != 63', false],
    ['constructions.relu.width ≠ 62', true],
    ['layers.0.units ≥ 2^2', true],
    ['verified', true],
    ['not failed', true],
    ['failed or verified and layers.0.units > 3', true],
    ['(failed or verified) and layers.0.units > 4', false],
    ['not failed and not (layers.0.units < 4)', true],
    ['0 < layers.0.units <= 4', true],
    ['0 < layers.0.units < 4', false],
    ['log(constructions.relu.width) < 5', true],
    ['missing.field < 1 or missing.field >= 1', false],
    ['__proto__ > 0 or constructor.name > 0', false],
    ['1 < 2', true],
  ])('%s', (text, expected) => {
    expect(holds(text, values)).toBe(expected);
  });

  test('their names can be listed', () => {
    const { expression } = readCondition('a.b < min(c, 2) and not (a.b = d.0)');
    expect(names(expression!)).toEqual(['a.b', 'c', 'd.0']);
  });
});

/** A formula's text, with parentheses around operators only. */
function print(e: Expression): string {
  if (e.kind === 'number') return String(e.value);
  if (e.kind === 'name') return e.name;
  if (e.operation !== 'negate' && /^[a-z]/.test(e.operation)) return `${e.operation}(${e.of.map(print).join(', ')})`;
  const [a, b] = e.of.map((part) =>
    part.kind === 'call' && (part.operation === 'negate' || !/^[a-z]/.test(part.operation))
      ? `(${print(part)})`
      : print(part),
  );
  if (e.operation === 'negate') return `-${a}`;
  return `${a} ${e.operation} ${b}`;
}

const call = (operation: string, ...of: Expression[]): Expression => ({ kind: 'call', operation, of });
const { number: numbers } = fc.letrec<{ number: Expression }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5 },
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: 0 })
      .map((value): Expression => ({ kind: 'number', value: value + 0 })),
    fc.constant<Expression>({ kind: 'name', name: 'x' }),
    fc.tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('number'), tie('number')).map(([o, a, b]) => call(o, a, b)),
    fc
      .tuple(
        fc.constantFrom(
          'negate',
          'abs',
          'sin',
          'cos',
          'tan',
          'exp',
          'log',
          'ln',
          'sqrt',
          'tanh',
          'floor',
          'sign',
          'relu',
          'sigmoid',
        ),
        tie('number'),
      )
      .map(([o, a]) => call(o, a)),
    fc
      .tuple(fc.constantFrom('min', 'max'), fc.array(tie('number'), { minLength: 1, maxLength: 3 }))
      .map(([o, of]) => call(o, ...of)),
  ),
}));

/** The same meaning written a second time, in the plainest way. */
function reference(e: Expression, x: number): number {
  if (e.kind === 'number') return e.value;
  if (e.kind === 'name') return x;
  const [a, b] = e.of.map((part) => reference(part, x)) as [number, number];
  switch (e.operation) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return elementary.pow(a, b);
    case 'negate':
      return -a;
    case 'ln':
      return elementary.log(a);
    case 'relu':
      return a > 0 ? a : Number.isNaN(a) ? NaN : 0;
    case 'min':
    case 'max':
    case 'abs':
    case 'sqrt':
    case 'floor':
    case 'sign':
      return Math[e.operation](...(e.of.map((part) => reference(part, x)) as [number]));
    default:
      return elementary[e.operation as 'sin'](a);
  }
}

describe('any formula', () => {
  test('printed and read again is the same tree', () => {
    fc.assert(
      fc.property(numbers, (tree) => {
        const text = print(tree);
        fc.pre(text.length <= 400);
        expect(formula(text)).toEqual({ expression: tree });
      }),
    );
  });

  test('means what a second evaluator says', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: -10, max: 10, noNaN: true }), (tree, x) => {
        expect(compile(tree)(() => x) + 0).toBe(reference(tree, x) + 0);
      }),
    );
  });

  test('keeps its value when spaces, full-width signs and needless parentheses are put in', () => {
    fc.assert(
      fc.property(numbers, (tree) => {
        const text = print(tree);
        fc.pre(text.length <= 190);
        const wide = `（${text.replace(/[-+*/(),^]/g, (sign) => ` ${String.fromCharCode(sign.charCodeAt(0) + 0xfee0)} `)}）`;
        fc.pre(!/\de/.test(text)); // 1e-7 would fall apart
        fc.pre(wide.length <= 400);
        expect(formula(wide)).toEqual({ expression: tree });
      }),
    );
  });
});

describe('what to write for functions that are not there', () => {
  const theirs: Record<string, (x: number) => number> = {
    lg: Math.log10,
    lb: Math.log2,
    sh: Math.sinh,
    ch: Math.cosh,
    th: Math.tanh,
    exp2: (x) => 2 ** x,
    sqr: (x) => x * x,
    square: (x) => x * x,
    tg: Math.tan,
    cot: (x) => 1 / Math.tan(x),
    ctg: (x) => 1 / Math.tan(x),
    sec: (x) => 1 / Math.cos(x),
    csc: (x) => 1 / Math.sin(x),
    arcsinh: Math.asinh,
    arctanh: Math.atanh,
    fabs: Math.abs,
    sgn: Math.sign,
    log_10: Math.log10,
    log_2: Math.log2,
    heaviside: (x) => Number(x > 0),
    step: (x) => Number(x > 0),
    softplus: (x) => Math.log(1 + Math.exp(x)),
    silu: (x) => x / (1 + Math.exp(-x)),
    swish: (x) => x / (1 + Math.exp(-x)),
    round: Math.round,
  };
  const known = Math as unknown as Record<string, (x: number) => number>;
  test.each([...instead].filter(([, text]) => !/[^\x20-\x7e]/.test(text)))('%s: %s', (name, text) => {
    for (const x of [0.2, 0.7]) expect(at(text, x)).toBeCloseTo((theirs[name] ?? known[name]!)(x), 12);
    expect(formula(`${name}(x)`).fault?.message).toContain(`请写成 ${text}。`);
    expect(functions.has(name)).toBe(false);
  });
});
