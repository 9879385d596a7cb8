import type { Expression } from '../../../src/math/expression/expression.ts';
import { cos, divide, exp, fixed, ln, one, sin } from '../reference-functions.ts';

/** The value of a formula at a double, exact to 1,300 bits or so behind the point, in the fixed point of `reference-functions`. */
export function exact(expression: Expression, x: bigint): bigint {
  if (expression.kind === 'number') return fixed(expression.value);
  if (expression.kind === 'name') return x;
  const of = expression.of.map((part) => exact(part, x));
  const rule = rules[expression.operation];
  if (!rule) throw new Error(`no exact rule for ${expression.operation}`);
  return rule(...(of as [bigint, bigint]));
}

const BITS = BigInt(one.toString(2).length - 1);
const size = (u: bigint) => (u < 0n ? -u : u);
const larger = (u: bigint, v: bigint) => (u > v ? u : v);
const times = (u: bigint, v: bigint) => (u * v) >> BITS;
const toNumber = (u: bigint) => Number((u << 64n) / one) / 2 ** 64;

function root(u: bigint): bigint {
  if (u < 0n) throw new Error('root of a negative number');
  if (u === 0n) return 0n;
  const square = u << BITS;
  let value = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (let next; (next = (value + square / value) >> 1n) < value; value = next);
  return value;
}

function power(u: bigint, v: bigint): bigint {
  if (v % one === 0n && size(v) < 100n * one) {
    let value = one;
    for (let i = 0n; i < size(v) / one; i++) value = times(value, u);
    return v < 0n ? divide(one, value) : value;
  }
  if (u === 0n) return 0n;
  // Halves, quarters and eighths by square roots: far quicker than by logarithms.
  const eighths = (8n * v) / one;
  if (8n * v === eighths * one && v > 0n) return power(root(root(root(u))), 8n * v);
  return exp(times(v, ln(u, Math.log(toNumber(u)))));
}

/** Beyond this the tangent's and the logistic function's limits are as exact as all else. */
const FAR = 1000n * one;
function logistic(u: bigint): bigint {
  if (size(u) > FAR) return u > 0n ? one : 0n;
  return divide(one, one + exp(-u));
}

const rules: Record<string, (u: bigint, v: bigint) => bigint> = {
  negate: (u) => -u,
  '+': (u, v) => u + v,
  '-': (u, v) => u - v,
  '*': times,
  '/': divide,
  '^': power,
  abs: size,
  relu: (u) => larger(u, 0n),
  max: larger,
  min: (u, v) => -larger(-u, -v),
  sign: (u) => (u > 0n ? one : u < 0n ? -one : 0n),
  floor: (u) => (u >> BITS) << BITS,
  sqrt: root,
  exp: (u) => (u < -FAR ? 0n : exp(u)),
  sin,
  cos,
  sigmoid: logistic,
  tanh: (u) => 2n * logistic(2n * u) - one,
};
