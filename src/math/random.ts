import { log } from './elementary/elementary.ts';

/**
 * Seeded random streams with names, the only source of chance in the book.
 *
 * A stream is xoshiro128** (Blackman & Vigna 2018, "Scrambled linear pseudorandom number generators"), its 128-bit state
 * filled by splitmix32 from a hash of the seed and the name. Integer arithmetic only, so every engine gives the same bits.
 * A stream of its own for every purpose ('weights', 'data', 'shuffle') keeps a new draw in one from shifting the others.
 */
export interface Random {
  /** Next 32 random bits as an unsigned integer. */
  bits(): number;
  /** Uniform on [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** Uniform integer in 0 … n−1, without modulo bias. @throws RangeError unless 1 ≤ n ≤ 2^32. */
  integer(n: number): number;
  /** Standard normal by Marsaglia's polar method with a deterministic logarithm. */
  normal(): number;
  /** Fisher–Yates shuffle in place; returns the same array. */
  shuffle<A extends { length: number; [i: number]: unknown }>(array: A): A;
}

/** A factory of named streams, bound to one seed: what an experiment's `run` receives. */
export type Streams = (name: string) => Random;

/** FNV-1a over the UTF-16 code units of the text, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

function splitmix32(state: number): () => number {
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
}

/**
 * The stream of that name under that seed. Equal arguments give equal streams, on every machine.
 * @param seed a safe integer ≥ 0. @throws RangeError otherwise.
 */
export function random(seed: number, name: string): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`invalid seed: ${seed}`);
  const fill = splitmix32(hash(`${seed}/${name}`));
  const low = splitmix32((hash(name) ^ seed) | 0);
  let a = fill(),
    b = fill() ^ low(),
    c = fill(),
    d = (fill() ^ low()) | 1;

  const bits = () => {
    const r = Math.imul(b, 5);
    const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = () => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  const integer = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) throw new RangeError(`invalid n: ${n}`);
    const limit = 4294967296 - (4294967296 % n);
    for (;;) {
      const x = bits();
      if (x < limit) return x % n;
    }
  };
  let spare: number | undefined;
  const normal = () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1,
        v = 2 * uniform() - 1,
        s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };
  const shuffle: Random['shuffle'] = (array) => {
    for (let i = array.length - 1; i > 0; i--) {
      const j = integer(i + 1),
        kept = array[i];
      array[i] = array[j];
      array[j] = kept;
    }
    return array;
  };
  return { bits, uniform, integer, normal, shuffle };
}

/** All streams of one seed: `streams(7)('weights')` is `random(7, 'weights')`. */
export const streams =
  (seed: number): Streams =>
  (name) =>
    random(seed, name);
