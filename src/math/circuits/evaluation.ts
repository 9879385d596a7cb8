import { gateCount, isInverted, kindOf, signalOf, wiresOf, type Circuit, type GateKind, type Wire } from './circuit.ts';

/** What each kind of gate answers when `ones` of its `count` wires carry 1. */
const answers: Record<GateKind, (ones: number, count: number) => boolean> = {
  AND: (ones, count) => ones === count,
  OR: (ones) => ones > 0,
  NOT: (ones) => ones === 0,
  XOR: (ones) => ones === 1,
  XNOR: (ones) => ones !== 1,
  NAND: (ones, count) => ones < count,
};

/** The bit on a wire, given all signals. */
export const bitOn = (wire: Wire, signals: ArrayLike<number>): 0 | 1 =>
  (signals[signalOf(wire)]! ^ Number(isInverted(wire))) as 0 | 1;

/**
 * Every signal of the circuit for one input, in the order of the signals' numbers. Written gate by gate from the truth tables,
 * apart from the word-parallel simulation, so that each can be tested against the other.
 * @param bits x₁ … x_d as 0 or 1. @throws RangeError if their number is not the circuit's.
 */
export function evaluate(circuit: Circuit, bits: ArrayLike<number>): Uint8Array {
  if (bits.length !== circuit.inputs) throw new RangeError(`invalid number of bits: ${bits.length}`);
  const signals = new Uint8Array(circuit.inputs + gateCount(circuit));
  for (let i = 0; i < circuit.inputs; i++) signals[i] = bits[i]! ? 1 : 0;
  for (let gate = 0; gate < gateCount(circuit); gate++) {
    const wires = wiresOf(circuit, gate);
    let ones = 0;
    for (const wire of wires) ones += bitOn(wire, signals);
    signals[circuit.inputs + gate] = Number(answers[kindOf(circuit, gate)](ones, wires.length));
  }
  return signals;
}
