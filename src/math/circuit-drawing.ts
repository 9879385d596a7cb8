import { isInverted, kindOf, signalOf, wiresOf, type Circuit, type GateKind } from './circuit.ts';
import { bitOn } from './circuit-evaluation.ts';
import { excerpt } from './circuit-excerpt.ts';
import { spaced } from './row-spacing.ts';

/** An input, a gate, or the remaining gates of a level that are too many to draw. */
export interface DrawnNode {
  kind: 'INPUT' | GateKind | 'REST';
  /** Column: 0 for inputs. */
  level: number;
  /** Row, from 0 at the top; not always whole. */
  row: number;
  /** The bit it carries; for a REST, 1 if any of its gates carries 1. */
  value: number;
  /** Only of a REST: how many gates it stands for, of which kind, and how many of them carry 1. */
  hidden?: { count: number; kind: GateKind; ones: number };
}

/** A wire between two drawn nodes (indices). A wire from a REST stands for all wires from its gates. */
export interface DrawnWire {
  from: number;
  to: number;
  /** Whether an inverter sits at its start. */
  inverted: boolean;
  /** The bit it brings to its gate, after its inverter. */
  value: number;
}

export interface CircuitDrawing {
  /** Columns are 0 … depth. */
  depth: number;
  rows: number;
  /** Whether every gate and wire is drawn. */
  whole: boolean;
  nodes: DrawnNode[];
  wires: DrawnWire[];
  /** Whether an inverter sits at the output of the last node. */
  outputInverted: boolean;
}

/**
 * A layered drawing of a circuit and of its signals on one input: a gate stands in the column of its level, near the mean of the rows it
 * reads, at least one row from its neighbours.
 * @param signals all signals on the input, from `evaluate`.
 */
export function drawCircuit(circuit: Circuit, signals: ArrayLike<number>): CircuitDrawing {
  const d = circuit.inputs, levels = excerpt(circuit, signals);
  const breadth = levels.map(({ shown, hidden }) => shown.length + Math.min(1, hidden.count));
  const rows = Math.max(d, ...breadth);
  const nodes: DrawnNode[] = Array.from({ length: d }, (_, i) => ({
    kind: 'INPUT', level: 0, row: tidy(((i + 0.5) * rows) / d - 0.5), value: signals[i]!,
  }));
  const wires: DrawnWire[] = [];
  const nodeOf = new Map<number, number>(nodes.map((_, i) => [i, i])); // signal → index of its node
  let restBelow: number | undefined;

  levels.forEach(({ shown, hidden }, at) => {
    const reading = shown.map((gate) => [...wiresOf(circuit, gate)].filter((wire) => nodeOf.has(signalOf(wire))));
    const wishes = reading.map((read) => mean(read.map((wire) => nodes[nodeOf.get(signalOf(wire))!]!.row), (rows - 1) / 2));
    const items = shown.map((gate, i) => ({ gate, wish: wishes[i]!, read: reading[i]! }));
    items.sort((a, b) => a.wish - b.wish || a.gate - b.gate);
    const gap = Math.ceil(items.length / 2);
    const order: (typeof items[number] | null)[] = hidden.count > 0 ? [...items.slice(0, gap), null, ...items.slice(gap)] : items;
    const middle = mean(items.map((item) => item.wish), (rows - 1) / 2);
    const placed = spaced(order.map((item) => item?.wish ?? middle).toSorted((a, b) => a - b), rows);
    const previousRest = restBelow;
    restBelow = undefined;
    order.forEach((item, i) => {
      const node = nodes.length, row = tidy(placed[i]!);
      if (!item) {
        const kind = kindOf(circuit, shown[0]!);
        nodes.push({ kind: 'REST', level: at + 1, row, value: Math.min(1, hidden.ones), hidden: { ...hidden, kind } });
        restBelow = node;
        return;
      }
      const signal = d + item.gate;
      nodes.push({ kind: kindOf(circuit, item.gate), level: at + 1, row, value: signals[signal]! });
      nodeOf.set(signal, node);
      for (const wire of item.read) {
        wires.push({ from: nodeOf.get(signalOf(wire))!, to: node, inverted: isInverted(wire), value: bitOn(wire, signals) });
      }
      if (previousRest !== undefined && item.read.length < wiresOf(circuit, item.gate).length) {
        wires.push({ from: previousRest, to: node, inverted: false, value: nodes[previousRest]!.value });
      }
    });
  });
  const whole = levels.every(({ hidden }) => hidden.count === 0);
  return { depth: levels.length, rows, whole, nodes, wires, outputInverted: isInverted(circuit.output) };
}

const mean = (values: readonly number[], otherwise: number) =>
  values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length;
/** Two decimals are as fine as a pixel. */
const tidy = (row: number) => Math.round(row * 100) / 100;
