import { blockLevels } from './depth-k.ts';

/** Gates and depth in closed form, to be set beside what a built circuit counts. */
export interface ClosedForm {
  gates: number;
  depth: number;
}

/** ⌈log₂ d⌉ by doubling. */
export function ceilLog2(d: number): number {
  let k = 0;
  for (let power = 1; power < d; power *= 2) k++;
  return k;
}

/** Two levels: one gate for each of the 2^(d−1) odd (or even) inputs, and one above. d ≥ 2. */
export const twoLevelForm = (d: number): ClosedForm => ({ gates: 2 ** (d - 1) + 1, depth: 2 });

/** A chain of d − 1 joins, each of `gates` gates and depth `depth`. */
export const chainForm = (d: number, gates = 1, depth = 1): ClosedForm => ({
  gates: gates * (d - 1),
  depth: depth * (d - 1),
});

/** A balanced tree of d − 1 joins, each of `gates` gates and depth `depth`. */
export const treeForm = (d: number, gates = 1, depth = 1): ClosedForm => ({
  gates: gates * (d - 1),
  depth: depth * ceilLog2(d),
});

/**
 * Each gate read once: for d = 2^k + r with 0 ≤ r < 2^k there are 2^k·(2^k + 3r) leaves, which is d² for r = 0, and a gate less than
 * leaves.
 */
export function formulaForm(d: number): ClosedForm {
  const rounds = ceilLog2(d);
  const power = 2 ** (2 ** rounds === d ? rounds : rounds - 1);
  return { gates: power * (power + 3 * (d - power)) - 1, depth: 2 * rounds };
}

/**
 * Blocks of m. A block of s bits below the top costs 2^s gates (2^(s−1) for its parity, as many for the complement), the top of s
 * bits 2^(s−1) + 1. A last block of one bit costs nothing where that bit is a single wire, and else the two gates that make it one.
 * For d = m^ℓ the sum is
 * Σ_{j=1}^{ℓ−1} (d/m^j)·2^m + 2^(m−1) + 1. Depth ℓ + 1 with ℓ = ⌈log_m d⌉.
 */
export function depthKForm(d: number, m: number): ClosedForm {
  let gates = 0,
    bits = d,
    lastIsWire = true;
  while (bits > m) {
    const rest = bits % m;
    gates += Math.floor(bits / m) * 2 ** m;
    if (rest > 0 && !(rest === 1 && lastIsWire)) gates += 2 ** rest;
    lastIsWire = rest === 1;
    bits = Math.ceil(bits / m);
  }
  return { gates: gates + 2 ** (bits - 1) + 1, depth: blockLevels(d, m) + 1 };
}
