import { gateCount, kindOf, type Circuit } from './circuit.ts';
import { levels } from './size.ts';

/** The gates of one level that a drawing shows, and the rest that it only counts. */
export interface LevelExcerpt {
  /** Gate numbers, ascending. */
  shown: number[];
  /** How many more gates the level has, and how many of those carry 1. */
  hidden: { count: number; ones: number };
}

/** A circuit is drawn whole if no level has more gates than this … */
const widestLevel = 16;
/** … and it has no more wires than this. */
const mostWires = 130;
/** Of a level that is too wide, so many gates are shown. */
const shownOfMany = 8;

/**
 * Chooses what to draw of a circuit, level by level from level 1: everything if it is small; otherwise of each wide level those
 * gates that tell something on this input (an AND that carries 1, an OR that carries 0, as long as there are few) and the first and last ones.
 * @param signals all signals of the circuit on the input.
 */
export function excerpt(circuit: Circuit, signals: ArrayLike<number>): LevelExcerpt[] {
  const level = levels(circuit),
    byLevel: number[][] = [];
  for (let gate = 0; gate < gateCount(circuit); gate++) (byLevel[level[circuit.inputs + gate]! - 1] ??= []).push(gate);
  const whole = circuit.wires.length <= mostWires && byLevel.every((gates) => gates.length <= widestLevel);
  const carries = (gate: number) => signals[circuit.inputs + gate]!;
  return byLevel.map((gates) => {
    if (whole || gates.length <= shownOfMany) return { shown: gates, hidden: { count: 0, ones: 0 } };
    const telling = gates
      .filter((gate) => carries(gate) === (kindOf(circuit, gate) === 'AND' ? 1 : 0))
      .slice(0, shownOfMany / 2);
    const shown = new Set(telling);
    for (let i = 0; shown.size < shownOfMany; i++) shown.add(i % 2 === 0 ? gates[i / 2]! : gates.at(-(i + 1) / 2)!);
    const hidden = gates.filter((gate) => !shown.has(gate));
    const ones = hidden.reduce((sum, gate) => sum + carries(gate), 0);
    return { shown: gates.filter((gate) => shown.has(gate)), hidden: { count: hidden.length, ones } };
  });
}
