import { greek, signs } from '../spoken/words.ts';

/**
 * The letters of the book's symbols: how each is printed, by the name that `\show` and an experiment's `symbol` give it, and how it is said. Greek
 * letters are said by their Chinese names, since screen readers leave many of them out.
 */

/** Symbols that are not printed as their names. */
const printed: Record<string, string> = {
  cells: 'N',
  teeth: 'T',
  layers: 'L',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  n0: 'n₀',
  ni: 'nᵢ',
  omega: 'ω',
};

/** A symbol as it is printed in a line of text: ε, n₀. */
export const letterOf = (symbol: string): string => printed[symbol] ?? symbol;

/** A sign or a number as it is said. */
export const saidOf = (sign: string): string =>
  [sign.normalize('NFKC'), sign].flatMap((one) => [greek[one], signs[one]]).find((words) => words !== undefined) ??
  sign;
