import { gateCount, gateKinds, isInverted, signalOf, type Circuit } from './circuit.ts';

/**
 * Simulation of a circuit on all 2^d inputs, 32 inputs to a machine word.
 *
 * Inputs go through in blocks of 2^b words, so that memory is bounded by (signals × words a block) whatever d is. Within a block
 * the high input bits do not change, so many signals are constant there; these are kept as one number instead of words. A gate whose
 * answer is settled by a constant (an AND that reads a constant 0) is done at once. That is what makes a two-level
 * circuit of 32,769 gates and 65,536 inputs a matter of milliseconds: in every block nearly all of its terms are constantly 0.
 */

const VARIES = 2;
/** Bits 0 … 31 of pattern i are bit i of 0 … 31: how the five lowest inputs run through a word. */
const patterns = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000].map((word) => word | 0);
const memoryWords = 1 << 21;
const [AND, OR, NOT, XOR, XNOR, NAND] = gateKinds.keys();

/** The outputs on one block of consecutive inputs. */
export interface SimulatedBlock {
  /** Number of the first input of the block. */
  first: number;
  /** How many inputs the block holds. */
  inputs: number;
  /** Output bits, 32 inputs a word, as in a truth table; reused for the next block. Bits past `inputs` mean nothing. */
  output: Int32Array;
}

/** Yields the circuit's outputs block by block, in the order of the inputs. @throws RangeError if d > 20. */
export function* simulate(circuit: Circuit): Generator<SimulatedBlock, void, void> {
  const d = circuit.inputs,
    signals = d + gateCount(circuit);
  if (d > 20) throw new RangeError(`invalid d: ${d}`);
  const allWords = Math.max(1, 2 ** d / 32);
  let words = Math.min(allWords, 64);
  while (words > 1 && signals * words > memoryWords) words /= 2;

  const state = new Uint8Array(signals); // 0 or 1: constant in this block; VARIES: read its words
  const store = new Int32Array(signals * words);
  const output = new Int32Array(words);
  for (let start = 0; start < allWords; start += words) {
    for (let i = 0; i < d; i++) loadInput(i, start, words, state, store);
    for (let gate = 0; gate < gateCount(circuit); gate++) runGate(circuit, gate, words, state, store);
    const wire = circuit.output,
      signal = signalOf(wire),
      flip = isInverted(wire) ? -1 : 0;
    for (let w = 0; w < words; w++) output[w] = wordOf(signal, w, words, state, store) ^ flip;
    yield { first: 32 * start, inputs: Math.min(2 ** d, 32 * words), output };
  }
}

function wordOf(signal: number, w: number, words: number, state: Uint8Array, store: Int32Array): number {
  return state[signal] === VARIES ? store[signal * words + w]! : -state[signal]!;
}

function loadInput(i: number, start: number, words: number, state: Uint8Array, store: Int32Array) {
  if (i >= 5 && 1 << (i - 5) >= words) {
    state[i] = (start >>> (i - 5)) & 1;
    return;
  }
  state[i] = VARIES;
  for (let w = 0; w < words; w++) store[i * words + w] = i < 5 ? patterns[i]! : -(((start + w) >>> (i - 5)) & 1);
}

function runGate(circuit: Circuit, gate: number, words: number, state: Uint8Array, store: Int32Array) {
  const kind = circuit.kinds[gate]!,
    target = circuit.inputs + gate;
  const first = circuit.offsets[gate]!,
    end = circuit.offsets[gate + 1]!;
  if (kind === AND || kind === NAND) {
    conjoin(circuit.wires, first, end, 0, kind === NAND ? 1 : 0, target, words, state, store);
  } else if (kind === OR || kind === NOT) {
    // De Morgan: OR is the inverse of the AND of inverses; a NOT is a NOR of one wire.
    conjoin(circuit.wires, first, end, 1, kind === NOT ? 0 : 1, target, words, state, store);
  } else if (kind === XOR || kind === XNOR) {
    const a = circuit.wires[first]!,
      b = circuit.wires[first + 1]!;
    const flip = (a & 1) ^ (b & 1) ^ (kind === XNOR ? 1 : 0);
    const p = a >> 1,
      q = b >> 1;
    if (state[p] !== VARIES && state[q] !== VARIES) {
      state[target] = state[p]! ^ state[q]! ^ flip;
      return;
    }
    state[target] = VARIES;
    for (let w = 0; w < words; w++) {
      store[target * words + w] = wordOf(p, w, words, state, store) ^ wordOf(q, w, words, state, store) ^ -flip;
    }
  }
}

/** AND of wires[first … end), each flipped by `flipIn`, the answer flipped by `flipOut`. */
function conjoin(
  wires: Int32Array,
  first: number,
  end: number,
  flipIn: number,
  flipOut: number,
  target: number,
  words: number,
  state: Uint8Array,
  store: Int32Array,
) {
  let varying = 0;
  for (let at = first; at < end; at++) {
    const constant = state[wires[at]! >> 1]!;
    if (constant === VARIES) varying++;
    else if ((constant ^ (wires[at]! & 1) ^ flipIn) === 0) {
      state[target] = flipOut;
      return;
    }
  }
  if (varying === 0) {
    state[target] = 1 - flipOut;
    return;
  }
  state[target] = VARIES;
  const base = target * words;
  store.fill(-1, base, base + words);
  for (let at = first; at < end; at++) {
    const signal = wires[at]! >> 1;
    if (state[signal] !== VARIES) continue;
    const flip = -((wires[at]! & 1) ^ flipIn),
      from = signal * words;
    for (let w = 0; w < words; w++) store[base + w]! &= store[from + w]! ^ flip;
  }
  if (flipOut) for (let w = 0; w < words; w++) store[base + w] = ~store[base + w]!;
}
