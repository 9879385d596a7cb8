import type { ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';

/** Where everything of a drawn circuit stands, in pixels: the still figure and the one that answers to taps share it. */

type Drawing = ResultOf<typeof experiment>['drawing'];

export interface PlacedNode {
  x: number;
  y: number;
  kind: Drawing['nodes'][number]['kind'];
  level: number;
  value: number;
  /** Sign of the gate, bit of an input, or empty for a REST. */
  glyph: string;
  /** Two lines that stand for the gates not drawn. */
  lines: string[];
}

export interface PlacedWire {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** The bit it brings. */
  value: number;
  /** Whether an inverter sits at its start. */
  inverted: boolean;
  /** Level of the node it comes from: when the signal sets out on it. */
  level: number;
}

export interface Picture {
  width: number;
  height: number;
  /** Of a gate. */
  radius: number;
  /** Distance of two rows. */
  rowPitch: number;
  nodes: PlacedNode[];
  wires: PlacedWire[];
  /** Small circles: the inverter of a node whose complement is read, or the inverting output of a NAND. */
  bubbles: { x: number; y: number }[];
  output: PlacedWire;
  /** Brackets beside the inputs: blocks of m bits. */
  blocks: { x: number; y1: number; y2: number }[];
  /** What the signs mean, in one line. */
  legend: string;
}

const signs: Record<string, { glyph: string; name: string }> = {
  AND: { glyph: '∧', name: '与' },
  OR: { glyph: '∨', name: '或' },
  NOT: { glyph: '¬', name: '非' },
  XOR: { glyph: '⊕', name: '异或' },
  XNOR: { glyph: '⊙', name: '同或' },
  NAND: { glyph: '∧', name: '与非（带小圆圈）' },
};
const bubbleRadius = 3;
const margin = { top: 6, right: 30, bottom: 42, left: 44 };
/** Rows are spread over the height, but not farther apart than this. */
const widestRow = 56;
/** Half the size of the box that stands for gates not drawn. */
export const restBox = { width: 40, height: 16 };

/**
 * Places a drawing in a panel of that size.
 * @param block size of the blocks to bracket beside the inputs, or null.
 */
export function placeCircuit(drawing: Drawing, width: number, height: number, block: number | null): Picture {
  const pitch = (width - margin.left - margin.right - 12) / drawing.depth;
  const room = height - margin.top - margin.bottom;
  const rowPitch = Math.min(widestRow, room / drawing.rows);
  const radius = Math.min(10, pitch * 0.4, rowPitch * 0.4);
  const top = margin.top + (room - (drawing.rows - 1) * rowPitch) / 2;
  const nodes = drawing.nodes.map((node): PlacedNode => ({
    x: margin.left + node.level * pitch,
    y: top + node.row * rowPitch,
    kind: node.kind,
    level: node.level,
    value: node.value,
    glyph: node.kind === 'INPUT' ? String(node.value) : (signs[node.kind]?.glyph ?? ''),
    lines: node.hidden ? [`余 ${node.hidden.count} 个`, onesOf(node.hidden)] : [],
  }));

  // A node's complement sets out from a small circle: straight ahead if only the complement is read, else a little below.
  const plain = new Set(drawing.wires.filter(({ inverted }) => !inverted).map(({ from }) => from));
  const complements = new Map<number, { x: number; y: number }>();
  for (const { from, inverted } of drawing.wires) {
    const node = nodes[from]!;
    if (inverted)
      complements.set(from, { x: node.x + radius + bubbleRadius, y: node.y + (plain.has(from) ? radius * 0.75 : 0) });
  }
  const ahead = ({ x, y }: PlacedNode) => ({ x: x + radius + bubbleRadius, y });
  const nands = nodes.filter(({ kind }) => kind === 'NAND').map(ahead);
  const wires = drawing.wires.map(({ from, to, inverted, value }): PlacedWire => {
    const a = nodes[from]!,
      b = nodes[to]!;
    const bubble = inverted ? complements.get(from)! : a.kind === 'NAND' ? ahead(a) : undefined;
    const start = bubble ? beyond(bubble, b, bubbleRadius) : beyond(a, b, a.kind === 'REST' ? restBox.width : radius);
    const end = beyond(b, a, radius);
    return { x1: start.x, y1: start.y, x2: end.x, y2: end.y, value, inverted, level: a.level };
  });

  const last = nodes.at(-1)!;
  const inputs = nodes.filter(({ kind }) => kind === 'INPUT');
  const blocks: Picture['blocks'] = [];
  for (let from = 0; block !== null && from < inputs.length; from += block) {
    const members = inputs.slice(from, from + block);
    blocks.push({ x: margin.left - radius - 27, y1: members[0]!.y - radius, y2: members.at(-1)!.y + radius });
  }
  const bubbles = [...complements.values(), ...nands];
  const kinds = Object.keys(signs).filter((kind) => nodes.some((node) => node.kind === kind));
  return {
    width,
    height,
    radius,
    rowPitch,
    nodes,
    wires,
    bubbles,
    blocks,
    output: {
      x1: last.x + radius + (last.kind === 'NAND' ? 2 * bubbleRadius : 0),
      y1: last.y,
      x2: width - margin.right + 6,
      y2: last.y,
      value: last.value,
      inverted: false,
      level: last.level,
    },
    legend: [
      kinds.map((kind) => `${signs[kind]!.glyph} ${signs[kind]!.name}`).join('　'),
      `粗线带 1，细线带 0${bubbles.length > 0 ? '，小圆圈取反' : ''}`,
    ].join('\n'),
  };
}

/** The point at that distance from a towards b. */
function beyond(a: { x: number; y: number }, b: { x: number; y: number }, distance: number) {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return { x: a.x + ((b.x - a.x) / length) * distance, y: a.y + ((b.y - a.y) / length) * distance };
}

/** How thick a wire is drawn: a 1 always thicker than a 0, all thinner where there are many. */
export const thickness = (value: number, wires: number): number => (wires > 60 ? [0.5, 1.4] : [0.9, 2.4])[value]!;

const onesOf = ({ count, ones }: { count: number; ones: number }) =>
  ones === 0 ? '全是 0' : ones === count ? '全是 1' : `${ones} 个是 1`;

/** x₁, x₂ … as readers see them. */
export const inputName = (i: number): string =>
  `x${String(i + 1).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!)}`;
