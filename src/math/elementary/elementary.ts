/**
 * Elementary functions from + − × ÷ and √ alone, so that every engine returns the same bits (Math.exp, log, sin, cos, tan, tanh and pow
 * may differ between browsers in the last place). Each states its error bound in units in the last place (ulp) and its special values.
 */
export { atan, atan2 } from './arctangent.ts';
export { exp, expm1, sigmoid, tanh } from './exponential.ts';
export { log } from './logarithm.ts';
export { pow } from './power.ts';
export { cos, sin, tan } from './trigonometric.ts';
