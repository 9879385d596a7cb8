import { exp, log } from '../elementary/elementary.ts';

/**
 * How well straight pieces follow a logarithm. Between a and r·a the chord lies below ln by at most ln((r − 1)/h) − 1 + h/(r − 1), h = ln r, whatever a is;
 * moved up by half of that it is the best straight line there. So the best n pieces of one error each have the same r.
 * @param span ln(b/a) of the interval [a, b], above 0 @param n pieces
 * @returns the least greatest error of a function with n straight pieces on [a, b]
 */
export function errorOfPieces(span: number, n: number): number {
  if (!(span > 0) || !(n >= 1)) throw new RangeError(`invalid pieces: ${n} over ${span}`);
  const h = span / n,
    r = exp(h);
  return (log((r - 1) / h) - 1 + h / (r - 1)) / 2;
}

/** The fewest pieces with an error of at most so much. */
export function piecesFor(span: number, error: number): number {
  if (!(error > 0)) throw new RangeError(`invalid error: ${error}`);
  let n = 1;
  while (errorOfPieces(span, n) > error) n++;
  return n;
}
