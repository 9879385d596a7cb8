/**
 * Boolean circuits: gates of any fan-in, wired without cycles.
 *
 * Signals are numbered: 0 … inputs−1 are the input bits x₁ … x_d, then one signal a gate, in an order in which a gate only reads
 * signals before it. A wire is a signal with a flag: 2·signal, plus 1 if an inverter sits on it. Such inverters are never counted
 * as gates ("free inverters"); a NOT that should be counted is a gate of kind 'NOT'. Wires are stored one after another in one
 * typed array, so that a circuit of 32,769 gates stays small.
 */

export const gateKinds = ['AND', 'OR', 'NOT', 'XOR', 'XNOR', 'NAND'] as const;
export type GateKind = (typeof gateKinds)[number];

/** 2·signal, plus 1 if inverted. */
export type Wire = number;

export interface Circuit {
  /** d, the number of input bits. */
  readonly inputs: number;
  /** Kind of each gate, an index into `gateKinds`. */
  readonly kinds: Uint8Array;
  /** Gate g reads wires[offsets[g]] … wires[offsets[g+1] − 1]. Length gates + 1. */
  readonly offsets: Int32Array;
  readonly wires: Int32Array;
  /** The wire that is the circuit's output. */
  readonly output: Wire;
}

/** The same wire with an inverter put on it, or taken off. */
export const inverted = (wire: Wire): Wire => wire ^ 1;
/** The signal that a wire carries, before its inverter. */
export const signalOf = (wire: Wire): number => wire >> 1;
/** Whether an inverter sits on the wire. */
export const isInverted = (wire: Wire): boolean => (wire & 1) === 1;

export const gateCount = (circuit: Circuit): number => circuit.kinds.length;
export const kindOf = (circuit: Circuit, gate: number): GateKind => gateKinds[circuit.kinds[gate]!]!;
/** The wires that a gate reads (a view, not a copy). */
export const wiresOf = (circuit: Circuit, gate: number): Int32Array =>
  circuit.wires.subarray(circuit.offsets[gate]!, circuit.offsets[gate + 1]!);

/** Builds a circuit gate by gate. */
export class Wiring {
  readonly inputs: number;
  private readonly kinds: number[] = [];
  private readonly offsets: number[] = [0];
  private readonly wires: number[] = [];

  /** @param inputs d ≥ 1. @throws RangeError otherwise. */
  constructor(inputs: number) {
    if (!Number.isInteger(inputs) || inputs < 1) throw new RangeError(`invalid number of inputs: ${inputs}`);
    this.inputs = inputs;
  }

  /** The wire of input bit i, 0 ≤ i < d. */
  input(i: number): Wire {
    if (!Number.isInteger(i) || i < 0 || i >= this.inputs) throw new RangeError(`invalid input: ${i}`);
    return 2 * i;
  }

  /**
   * Adds a gate and returns the wire of its output. NOT reads one wire; XOR, XNOR and NAND read two; AND and OR read one or more.
   * @throws RangeError if the number of wires does not suit the kind or a wire is not there yet.
   */
  gate(kind: GateKind, wires: readonly Wire[]): Wire {
    const suits =
      kind === 'NOT' ? wires.length === 1 : kind === 'AND' || kind === 'OR' ? wires.length >= 1 : wires.length === 2;
    if (!suits) throw new RangeError(`invalid fan-in of ${kind}: ${wires.length}`);
    const signal = this.inputs + this.kinds.length;
    for (const wire of wires) {
      if (!Number.isInteger(wire) || wire < 0 || signalOf(wire) >= signal)
        throw new RangeError(`invalid wire: ${wire}`);
      this.wires.push(wire);
    }
    this.kinds.push(gateKinds.indexOf(kind));
    this.offsets.push(this.wires.length);
    return 2 * signal;
  }

  /** The finished circuit. */
  circuit(output: Wire): Circuit {
    return {
      inputs: this.inputs,
      kinds: new Uint8Array(this.kinds),
      offsets: new Int32Array(this.offsets),
      wires: new Int32Array(this.wires),
      output,
    };
  }
}
