import { isInverted, kindOf, signalOf, wiresOf, type Circuit, type GateKind } from './circuit.ts';
import { bitOn } from './evaluation.ts';
import { excerpt } from './excerpt.ts';
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

/** Rows that a REST takes, as it has two lines of text. */
const restRows = 2;

/**
 * A layered drawing of a circuit and of its signals on one input: a gate stands in the column of its level, near the mean of the rows it
 * reads, at least one row from its neighbours.
 * @param signals all signals on the input, from `evaluate`.
 */
export function drawCircuit(circuit: Circuit, signals: ArrayLike<number>): CircuitDrawing {
  const d = circuit.inputs,
    levels = excerpt(circuit, signals);
  const breadth = levels.map(({ shown, hidden }) => shown.length + (hidden.count > 0 ? restRows : 0));
  const rows = Math.max(d, ...breadth);
  const nodes: DrawnNode[] = Array.from({ length: d }, (_, i) => ({
    kind: 'INPUT',
    level: 0,
    row: tidy(((i + 0.5) * rows) / d - 0.5),
    value: signals[i]!,
  }));
  const wires: DrawnWire[] = [];
  const nodeOf = new Map<number, number>(nodes.map((_, i) => [i, i])); // signal → index of its node
  let restBelow: number | undefined;

  levels.forEach(({ shown, hidden }, at) => {
    const reading = shown.map((gate) => [...wiresOf(circuit, gate)].filter((wire) => nodeOf.has(signalOf(wire))));
    const wishes = reading.map((read) =>
      mean(
        read.map((wire) => nodes[nodeOf.get(signalOf(wire))!]!.row),
        (rows - 1) / 2,
      ),
    );
    const items = shown.map((gate, i) => ({ gate, wish: wishes[i]!, read: reading[i]!, row: 0 }));
    items.sort((a, b) => a.wish - b.wish || a.gate - b.gate);
    const previousRest = restBelow;
    restBelow = undefined;
    if (hidden.count > 0) {
      // In the middle of the column, with room of its own.
      const half = Math.ceil(items.length / 2),
        middle = items.length > 1 ? (items[half - 1]!.wish + items[half]!.wish) / 2 : (rows - 1) / 2;
      const placed = spaced(
        [
          ...items.slice(0, half).map(({ wish }) => wish),
          ...new Array<number>(restRows).fill(middle),
          ...items.slice(half).map(({ wish }) => wish),
        ],
        rows,
      );
      const taken = placed.splice(half, restRows);
      restBelow = nodes.length;
      nodes.push({
        kind: 'REST',
        level: at + 1,
        row: tidy(mean(taken, 0)),
        value: Math.min(1, hidden.ones),
        hidden: { ...hidden, kind: kindOf(circuit, shown[0]!) },
      });
      items.forEach((item, i) => (item.row = placed[i]!));
    } else {
      const placed = spaced(
        items.map(({ wish }) => wish),
        rows,
      );
      items.forEach((item, i) => (item.row = placed[i]!));
    }
    items.forEach((item) => {
      const node = nodes.length,
        signal = d + item.gate;
      nodes.push({ kind: kindOf(circuit, item.gate), level: at + 1, row: tidy(item.row), value: signals[signal]! });
      nodeOf.set(signal, node);
      for (const wire of item.read) {
        wires.push({
          from: nodeOf.get(signalOf(wire))!,
          to: node,
          inverted: isInverted(wire),
          value: bitOn(wire, signals),
        });
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
