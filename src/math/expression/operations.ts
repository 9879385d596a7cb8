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
  const found = functions.get(name) ?? operators.get(name);
  if (!found) throw new RangeError(`invalid operation: ${name}`);
  return found;
}
