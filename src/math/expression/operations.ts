import { cos, exp, log, pow, sigmoid, sin, tan, tanh } from '../elementary/elementary.ts';

/** What can stand in an expression. Truth is a number: 1 if so, 0 if not. */

export interface Operation {
  /** Number of arguments; Infinity means one or more. */
  arity: number;
  /** Whether the arguments, and the value, are truths rather than numbers. */
  takes: 'number' | 'truth';
  gives: 'number' | 'truth';
  apply: (...values: number[]) => number;
}

const numeric = (arity: number, apply: Operation['apply']): Operation => ({
  arity,
  takes: 'number',
  gives: 'number',
  apply,
});
const relation = (holds: (a: number, b: number) => boolean): Operation => ({
  arity: 2,
  takes: 'number',
  gives: 'truth',
  apply: (a, b) => Number(holds(a!, b!)),
});
const logical = (arity: number, apply: Operation['apply']): Operation => ({
  arity,
  takes: 'truth',
  gives: 'truth',
  apply,
});

const one = (f: (x: number) => number) => numeric(1, (x) => f(x!));
const two = (f: (a: number, b: number) => number) => numeric(2, (a, b) => f(a!, b!));
const sum = (...values: number[]) => values.reduce((total, value) => total + value, 0);

/** Functions by the name that readers type. */
export const functions: ReadonlyMap<string, Operation> = new Map([
  ['abs', one(Math.abs)],
  ['sin', one(sin)],
  ['cos', one(cos)],
  ['tan', one(tan)],
  ['exp', one(exp)],
  ['log', one(log)],
  ['ln', one(log)],
  ['sqrt', one(Math.sqrt)],
  ['tanh', one(tanh)],
  ['floor', one(Math.floor)],
  ['sign', one(Math.sign)],
  ['relu', one((x) => Math.max(0, x))],
  ['sigmoid', one(sigmoid)],
  ['min', numeric(Infinity, Math.min)],
  ['max', numeric(Infinity, Math.max)],
]);

/** What conditions can say of many values at once: of several arguments, or of one whose names hold a `*`. */
export const aggregates: ReadonlyMap<string, Operation> = new Map([
  ['all', logical(Infinity, (...truths) => Number(truths.every((truth) => truth !== 0)))],
  ['any', logical(Infinity, (...truths) => Number(truths.some((truth) => truth !== 0)))],
  ['count', { ...logical(Infinity, (...truths) => truths.filter((truth) => truth !== 0).length), gives: 'number' }],
  ['sum', numeric(Infinity, sum)],
  ['mean', numeric(Infinity, (...values) => sum(...values) / values.length)],
  ['min', functions.get('min')!],
  ['max', functions.get('max')!],
]);

/** What to write for functions that are known elsewhere under these names. */
export const instead: ReadonlyMap<string, string> = new Map([
  ['log10', 'log(x)/log(10)'],
  ['log_10', 'log(x)/log(10)'],
  ['lg', 'log(x)/log(10)'],
  ['log2', 'log(x)/log(2)'],
  ['log_2', 'log(x)/log(2)'],
  ['lb', 'log(x)/log(2)'],
  ['log1p', 'log(1+x)'],
  ['sinh', '(exp(x)-exp(-x))/2'],
  ['sh', '(exp(x)-exp(-x))/2'],
  ['cosh', '(exp(x)+exp(-x))/2'],
  ['ch', '(exp(x)+exp(-x))/2'],
  ['th', 'tanh(x)'],
  ['expm1', 'exp(x)-1'],
  ['exp2', '2^x'],
  ['pow', 'x^2 这样的乘方'],
  ['sqr', 'x^2'],
  ['square', 'x^2'],
  ['cbrt', 'sign(x)*abs(x)^(1/3)'],
  ['tg', 'tan(x)'],
  ['cot', '1/tan(x)'],
  ['ctg', '1/tan(x)'],
  ['sec', '1/cos(x)'],
  ['csc', '1/sin(x)'],
  ['asinh', 'log(x+sqrt(x^2+1))'],
  ['arcsinh', 'log(x+sqrt(x^2+1))'],
  ['atanh', 'log((1+x)/(1-x))/2'],
  ['arctanh', 'log((1+x)/(1-x))/2'],
  ['fabs', 'abs(x)'],
  ['ceil', '-floor(-x)'],
  ['round', 'floor(x+0.5)'],
  ['mod', 'x-2*floor(x/2) 这样的余数'],
  ['sgn', 'sign(x)'],
  ['heaviside', '(1+sign(x))/2'],
  ['step', '(1+sign(x))/2'],
  ['softplus', 'log(1+exp(x))'],
  ['silu', 'x*sigmoid(x)'],
  ['swish', 'x*sigmoid(x)'],
]);

/** Operators by their sign; 'negate' is the minus before a number. */
const operators: ReadonlyMap<string, Operation> = new Map([
  ['negate', one((x) => -x)],
  ['+', two((a, b) => a + b)],
  ['-', two((a, b) => a - b)],
  ['*', two((a, b) => a * b)],
  ['/', two((a, b) => a / b)],
  ['^', two(pow)],
  ['<', relation((a, b) => a < b)],
  ['<=', relation((a, b) => a <= b)],
  ['>', relation((a, b) => a > b)],
  ['>=', relation((a, b) => a >= b)],
  ['=', relation((a, b) => a === b)],
  ['!=', relation((a, b) => a !== b)],
  ['and', logical(2, (a, b) => Number(a !== 0 && b !== 0))],
  ['or', logical(2, (a, b) => Number(a !== 0 || b !== 0))],
  ['not', logical(1, (a) => Number(a === 0))],
]);

/** Numbers with a name. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['e', Math.E],
]);

/** The operation of that name or sign. @throws RangeError if there is none */
export function operation(name: string): Operation {
  const found = functions.get(name) ?? operators.get(name) ?? aggregates.get(name);
  if (!found) throw new RangeError(`invalid operation: ${name}`);
  return found;
}
