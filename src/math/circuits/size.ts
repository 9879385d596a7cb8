import { gateCount, signalOf, wiresOf, type Circuit } from './circuit.ts';

/** What a circuit costs. */
export interface CircuitSize {
  /** Number of gates; inverters on wires are free. */
  gates: number;
  /** Gates on the longest way from an input to the output. */
  depth: number;
  /** Number of gate inputs, the sum of all fan-ins. */
  wires: number;
  /** Largest number of wires that one gate reads. */
  fanIn: number;
  /** Largest number of gate inputs that read the output of one gate: 0 if there is one gate only. */
  fanOut: number;
  /** Number of gate inputs that read an input bit. */
  leaves: number;
}

/**
 * The level of every signal: 0 for inputs, and for a gate one more than the highest level it reads.
 * @returns length inputs + gates.
 */
export function levels(circuit: Circuit): Int32Array {
  const level = new Int32Array(circuit.inputs + gateCount(circuit));
  for (let gate = 0; gate < gateCount(circuit); gate++) {
    let highest = 0;
    for (const wire of wiresOf(circuit, gate)) highest = Math.max(highest, level[signalOf(wire)]!);
    level[circuit.inputs + gate] = highest + 1;
  }
  return level;
}

/** Counts the gates, levels and wires of a circuit as it was built. */
export function sizeOf(circuit: Circuit): CircuitSize {
  let fanIn = 0;
  for (let gate = 0; gate < gateCount(circuit); gate++) fanIn = Math.max(fanIn, wiresOf(circuit, gate).length);
  const readers = new Int32Array(gateCount(circuit));
  let leaves = 0;
  for (const wire of circuit.wires) {
    const gate = signalOf(wire) - circuit.inputs;
    if (gate < 0) leaves++;
    else readers[gate]!++;
  }
  return {
    gates: gateCount(circuit),
    depth: levels(circuit)[signalOf(circuit.output)]!,
    wires: circuit.wires.length,
    fanIn,
    fanOut: readers.reduce((most, count) => Math.max(most, count), 0),
    leaves,
  };
}
