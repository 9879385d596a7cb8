/**
 * What a formula says, as far as its print shows it: a tree that holds every sign in the order of reading, with what belongs together under one
 * node. Precedence is left to the listener as print leaves it to the reader: `a + b c` is three terms in a row in both.
 */
export type Node =
  | Leaf
  | Row
  /** `over` stands above the line. */
  | { kind: 'fraction'; over: Row; under: Row }
  /** The number of ways to choose `under` of `over`. */
  | { kind: 'binomial'; over: Row; under: Row }
  | { kind: 'root'; of: Row; degree?: Row }
  | Scripts
  | { kind: 'accent'; mark: string; base: Node }
  /** A brace under or over a part, and what is written at it. */
  | { kind: 'brace'; where: 'under' | 'over'; base: Row; note: Row }
  | Big
  | Fenced
  | Table;

export type Leaf =
  | { kind: 'number'; text: string; from?: unknown }
  /** A letter in a style, or a word of several letters such as `relu`. */
  | { kind: 'name'; text: string; style: Style; from?: unknown }
  /** An operator, a relation, a mark of punctuation, dots. */
  | { kind: 'sign'; text: string; from?: unknown }
  /** Prose inside the formula. */
  | { kind: 'words'; text: string; from?: unknown };

export type Style = 'italic' | 'upright' | 'bold' | 'script' | 'double-struck' | 'sans-serif' | 'fraktur' | 'monospace';

export interface Row {
  kind: 'row';
  items: Node[];
}

/** A letter or a group with what stands low and high behind it. */
export interface Scripts {
  kind: 'scripts';
  base: Node;
  sub?: Row;
  /** How many primes. */
  primes: number;
  sup?: Row;
}

/** ∑, ∏, ∫, max, lim …: `under` and `over` are its limits; what it is applied to follows in the row. */
export interface Big {
  kind: 'big';
  sign: string;
  under?: Row;
  over?: Row;
  from?: unknown;
}

/** A pair of brackets of whatever shape; a missing one is ''. */
export interface Fenced {
  kind: 'fenced';
  open: string;
  close: string;
  content: Row;
  /** The two brackets' elements. */
  from?: unknown[];
}

export interface Table {
  kind: 'table';
  /** `lines`: formulas below each other, aligned; the cells of a line are joined. */
  form: 'cells' | 'lines';
  rows: Row[][];
}

/** A whole formula: with the number at its margin, if it has one. */
export interface Formula {
  content: Row;
  tag?: string;
}

export const row = (...items: Node[]): Row => ({ kind: 'row', items });

const leaves = new Set(['number', 'name', 'sign', 'words']);
export const isLeaf = (node: Node | undefined): node is Leaf => node !== undefined && leaves.has(node.kind);
export const isSign = (node: Node | undefined, text?: string): node is Extract<Leaf, { kind: 'sign' }> =>
  node?.kind === 'sign' && (text === undefined || node.text === text);

/** The only node of a row. */
export const only = (one: Row | undefined): Node | undefined => (one?.items.length === 1 ? one.items[0] : undefined);

/** Whether something can stand before an operator: not what opens, and no operator itself. */
export const isOperand = (node: Node | undefined): boolean =>
  node !== undefined && node.kind !== 'big' && (node.kind !== 'sign' || /^[!%…∗]$/.test(node.text));

/** Thrown by what meets a construct that it has no words for. */
export class Unspoken extends Error {
  /** How a writer mends it: a Chinese sentence. */
  readonly mend: string;
  /** @param message what cannot be said: a Chinese clause without its full stop */
  constructor(message: string, mend: string) {
    super(message);
    this.name = 'Unspoken';
    this.mend = mend;
  }
}
