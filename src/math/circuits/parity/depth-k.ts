import { inverted, Wiring, type Circuit, type Wire } from '../circuit.ts';
import { isOdd } from '../truth-table.ts';

/**
 * Parity by blocks of m bits, level by level, in small depth and with free inverters at the inputs only.
 *
 * Each level takes the parity of every m neighbouring bits. A block is written as a DNF (ANDs, then an OR) on one level and
 * as a CNF (ORs, then an AND) on the next, so the upper gate of a block and the lower gates that read it are of the same kind and are
 * merged into one. That needs every block's parity and its complement, 2·2^(s−1) gates for a block of s bits. The top is
 * a DNF: 2^(s−1) ANDs and one OR. With ℓ levels the depth is ℓ + 1 instead of 2ℓ.
 */

/** A bit still to be formed: its wires, and those of its complement, are to be joined by the gate kind of the level that reads it. */
interface Bit {
  positive: readonly Wire[];
  negative: readonly Wire[];
}

type Level = 'AND' | 'OR';
const dual = (kind: Level): Level => (kind === 'AND' ? 'OR' : 'AND');

/** Number of levels of blocks: the least ℓ with m^ℓ ≥ d. */
export function blockLevels(d: number, m: number): number {
  let count = 1;
  for (let bits = d; bits > m; bits = Math.ceil(bits / m)) count++;
  return count;
}

/** The gates of one block for one polarity; joined by the dual kind they are the block's parity (or, if not `odd`, its complement). */
function blockGates(wiring: Wiring, block: readonly Bit[], kind: Level, odd: boolean): Wire[] {
  // As DNF: one AND for every assignment where the bit is 1. As CNF: one OR, of opposite literals, for every assignment where it is 0.
  const wanted = kind === 'AND' ? odd : !odd;
  const gates: Wire[] = [];
  for (let assignment = 0; assignment < 2 ** block.length; assignment++) {
    if (isOdd(assignment) !== wanted) continue;
    const literals = block.flatMap((bit, i) => {
      const one = ((assignment >>> i) & 1) === 1;
      return (kind === 'AND') === one ? bit.positive : bit.negative;
    });
    gates.push(wiring.gate(kind, literals));
  }
  return gates;
}

/** A block as a bit of the next level. A lone bit that is a single wire passes through without a gate. */
function blockBit(wiring: Wiring, block: readonly Bit[], kind: Level): Bit {
  const only = block.length === 1 ? block[0]! : undefined;
  if (only && only.positive.length === 1) return only;
  return { positive: blockGates(wiring, block, kind, true), negative: blockGates(wiring, block, kind, false) };
}

/**
 * Parity of d bits by blocks of m; the last block of a level may be smaller. m = d is the plain DNF.
 * @throws RangeError unless 2 ≤ m ≤ d ≤ 20.
 */
export function parityDepthK(d: number, m: number): Circuit {
  if (!Number.isInteger(d) || d < 2 || d > 20) throw new RangeError(`invalid d: ${d}`);
  if (!Number.isInteger(m) || m < 2 || m > d) throw new RangeError(`invalid m: ${m}`);
  const wiring = new Wiring(d);
  let bits: Bit[] = Array.from({ length: d }, (_, i) => ({
    positive: [wiring.input(i)],
    negative: [inverted(wiring.input(i))],
  }));
  let kind: Level = blockLevels(d, m) % 2 === 1 ? 'AND' : 'OR'; // so that the top level is a DNF
  while (bits.length > m) {
    const next: Bit[] = [];
    for (let from = 0; from < bits.length; from += m) next.push(blockBit(wiring, bits.slice(from, from + m), kind));
    bits = next;
    kind = dual(kind);
  }
  return wiring.circuit(wiring.gate('OR', blockGates(wiring, bits, 'AND', true)));
}
