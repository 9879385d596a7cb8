import {
  dataCount,
  drawDerivations,
  drawGrammar,
  hierarchyRows,
  symbolsOf,
  telling,
  type Derivation,
  type Grammar,
} from '../../datasets/random-hierarchy.ts';
import {
  FITTED,
  rateShare,
  SLICE,
  startTreeNet,
  treeNetKinds,
  treeParameters,
  type TreeNetKind,
  type TreeTraining,
} from '../../engine/convolution/tree-nets.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { answersOf, wrongShare } from '../../pictures/scores.ts';

/** Three nets learn one grammar; and one datum, of which a node at a time takes another of its symbol's rules, goes through all of them. */

export interface Options {
  v: number;
  m: number;
  levels: number;
  points: number;
  width: number;
  learningRate: number;
  steps: number;
}

/** A net at the looks that it has come to. */
export interface Course {
  parameters: number;
  steps: number[];
  /** Mean losses since the look before; null if not finite. The first look has none. */
  losses: (number | null)[];
  /** Shares of wrong answers on data that were not learned from, at each look. */
  errors: number[];
  /** The training data are learned by heart. */
  fitted: boolean;
}

/** The datum with one node rewritten by another rule. Nodes are counted row by row from the top; what stands below follows from the same choices of rules. */
export interface Swap {
  node: number;
  /** All symbols, row by row from the class to the leaves. */
  rows: number[][];
  /** By hidden layer, how far what it gives moves, over how far apart different data lie there on average (squares); null where all lie on one spot. */
  changes: Record<TreeNetKind | 'untrained', (number | null)[]>;
  answers: Record<TreeNetKind, number>;
}

export interface Result {
  data: number;
  expected: number;
  finished: boolean;
  nets: Record<TreeNetKind, Course>;
  /** The datum as it is, and what the nets answer. */
  rows: number[][];
  answers: Record<TreeNetKind, number>;
  swaps: Swap[];
}

const BATCH = 128,
  TEST = 1000,
  /** Data of which the usual distance is taken, each to the next. */
  STRANGERS = 200;
/** Of all data no more are held out for testing. */
const HELD_SHARE = 0.25;

export const testCount = (all: number): number => Math.min(TEST, Math.floor(HELD_SHARE * all));

/** The datum's derivation with other rules, a node at a time. */
function swapped({ m }: Grammar, { top, uses }: Derivation): { node: number; derivation: Derivation }[] {
  return uses.flatMap((use, node) =>
    Array.from({ length: m - 1 }, (_, i) => ({
      node,
      derivation: { top, uses: uses.map((one, n) => (n === node ? (use + 1 + i) % m : one)) },
    })),
  );
}

export function* learning(options: Options, random: Streams): Generator<Result, void, void> {
  const { v, m, levels, points, width, learningRate, steps } = options,
    size = { v, m, levels },
    grammar = drawGrammar(size, random('grammar')),
    all = dataCount(size),
    testing = testCount(all);
  const derivations = drawDerivations(size, testing + points, random('data')),
    test = hierarchyRows(grammar, derivations.slice(0, testing)),
    training = hierarchyRows(grammar, derivations.slice(testing));
  const shown = derivations[0]!,
    others = swapped(grammar, shown);
  const rowsOf = (one: Derivation) => symbolsOf(grammar, one).map((row) => Array.from(row));
  // The datum first, then its swaps.
  const looked = hierarchyRows(grammar, [shown, ...others.map(({ derivation }) => derivation)]);
  const strangers = Math.min(STRANGERS, testing),
    crowd = hierarchyRows(grammar, derivations.slice(0, strangers));
  const task = { symbols: v, levels, width };
  const start = (kind: TreeNetKind) =>
    startTreeNet(kind, task, training, { learningRate, batch: Math.min(BATCH, points) }, random);

  const nets = {} as Record<TreeNetKind, TreeTraining>;
  try {
    for (const kind of treeNetKinds) nets[kind] = start(kind);
    const changesOf = ({ trainer }: TreeTraining, layers: number): (number | null)[][] => {
      const values = trainer.activations(looked.x, looked.samples).slice(0, layers),
        usual = trainer.activations(crowd.x, strangers).map((layer) => usualDistance(layer, strangers));
      return others.map((_, i) =>
        values.map((layer, l) =>
          usual[l]! > 0
            ? fourDecimals(distance(layer, 0, layer, i + 1, layer.length / looked.samples) / usual[l]!)
            : null,
        ),
      );
    };
    const hidden = (kind: TreeNetKind) => (kind === 'shallow' ? 1 : levels);
    const untrained = changesOf(nets.local, levels);
    const errorOf = ({ trainer }: TreeTraining) =>
      fourDecimals(wrongShare(answersOf(trainer.predict(test.x, test.samples), v), test.labels));
    const courses = byKind((kind): Course => ({
      parameters: treeParameters(kind, task),
      steps: [0],
      losses: [],
      errors: [errorOf(nets[kind])],
      fitted: false,
    }));
    const goesOn = (kind: TreeNetKind) => !courses[kind].fitted && courses[kind].steps.at(-1)! < steps;
    const now = (): Result => {
      const changes = byKind((kind) => changesOf(nets[kind], hidden(kind))),
        answers = byKind((kind) => answersOf(nets[kind].trainer.predict(looked.x, looked.samples), v));
      return {
        data: all,
        expected: telling(size),
        finished: !treeNetKinds.some(goesOn),
        nets: structuredClone(courses),
        rows: rowsOf(shown),
        answers: byKind((kind) => answers[kind][0]!),
        swaps: others.map(({ node, derivation }, i) => ({
          node,
          rows: rowsOf(derivation),
          changes: { ...byKind((kind) => changes[kind][i]!), untrained: untrained[i]! },
          answers: byKind((kind) => answers[kind][i + 1]!),
        })),
      };
    };
    yield now();
    while (treeNetKinds.some(goesOn)) {
      for (const kind of treeNetKinds.filter(goesOn)) {
        const course = courses[kind],
          done = course.steps.at(-1)!,
          slice = Math.min(SLICE, steps - done);
        const loss = nets[kind].trainer.step(slice, rateShare(done, steps)).reduce((sum, one) => sum + one, 0) / slice;
        course.steps.push(done + slice);
        course.losses.push(Number.isFinite(loss) ? fourDecimals(loss) : null);
        course.errors.push(errorOf(nets[kind]));
        course.fitted = loss < FITTED;
      }
      yield now();
    }
  } finally {
    for (const net of Object.values(nets)) net.dispose();
  }
}

/** Squared, between row i of one matrix and row j of another. */
function distance(a: Float32Array, i: number, b: Float32Array, j: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) {
    const apart = a[i * columns + k]! - b[j * columns + k]!;
    sum += apart * apart;
  }
  return sum;
}

/** Mean squared distance of rows to the next one, of the last to the first. */
function usualDistance(values: Float32Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += distance(values, i, values, (i + 1) % rows, values.length / rows);
  return sum / rows;
}

const byKind = <V>(make: (kind: TreeNetKind) => V): Record<TreeNetKind, V> => ({
  local: make('local'),
  deep: make('deep'),
  shallow: make('shallow'),
});
