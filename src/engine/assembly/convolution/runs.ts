import { fma } from '../panel';

/**
 * Adds to `vectors` vectors at c what a list of nonzeros (../nonzeros.ts) makes of as many vectors of b: each entry's
 * number times those at its place. Eight at a time are held in registers, what is left four, two, one at a time, so
 * that a line of a window, which is short, costs no more than its length. Every lane adds the list in its order.
 */
export function addRuns(list: usize, end: usize, b: usize, c: usize, vectors: i32): void {
  for (; vectors >= 8; vectors -= 8, b += 128, c += 128) {
    let s0 = v128.load(c),
      s1 = v128.load(c, 16),
      s2 = v128.load(c, 32),
      s3 = v128.load(c, 48),
      s4 = v128.load(c, 64),
      s5 = v128.load(c, 80),
      s6 = v128.load(c, 96),
      s7 = v128.load(c, 112);
    for (let at = list; at < end; at += 8) {
      const row = b + load<u32>(at),
        x = v128.load32_splat(at, 4);
      s0 = fma(s0, x, v128.load(row));
      s1 = fma(s1, x, v128.load(row, 16));
      s2 = fma(s2, x, v128.load(row, 32));
      s3 = fma(s3, x, v128.load(row, 48));
      s4 = fma(s4, x, v128.load(row, 64));
      s5 = fma(s5, x, v128.load(row, 80));
      s6 = fma(s6, x, v128.load(row, 96));
      s7 = fma(s7, x, v128.load(row, 112));
    }
    v128.store(c, s0);
    v128.store(c, s1, 16);
    v128.store(c, s2, 32);
    v128.store(c, s3, 48);
    v128.store(c, s4, 64);
    v128.store(c, s5, 80);
    v128.store(c, s6, 96);
    v128.store(c, s7, 112);
  }
  if (vectors & 4) {
    let s0 = v128.load(c),
      s1 = v128.load(c, 16),
      s2 = v128.load(c, 32),
      s3 = v128.load(c, 48);
    for (let at = list; at < end; at += 8) {
      const row = b + load<u32>(at),
        x = v128.load32_splat(at, 4);
      s0 = fma(s0, x, v128.load(row));
      s1 = fma(s1, x, v128.load(row, 16));
      s2 = fma(s2, x, v128.load(row, 32));
      s3 = fma(s3, x, v128.load(row, 48));
    }
    v128.store(c, s0);
    v128.store(c, s1, 16);
    v128.store(c, s2, 32);
    v128.store(c, s3, 48);
    b += 64;
    c += 64;
  }
  if (vectors & 2) {
    let s0 = v128.load(c),
      s1 = v128.load(c, 16);
    for (let at = list; at < end; at += 8) {
      const row = b + load<u32>(at),
        x = v128.load32_splat(at, 4);
      s0 = fma(s0, x, v128.load(row));
      s1 = fma(s1, x, v128.load(row, 16));
    }
    v128.store(c, s0);
    v128.store(c, s1, 16);
    b += 32;
    c += 32;
  }
  if (vectors & 1) {
    let sum = v128.load(c);
    for (let at = list; at < end; at += 8)
      sum = fma(sum, v128.load32_splat(at, 4), v128.load(b + load<u32>(at)));
    v128.store(c, sum);
  }
}
