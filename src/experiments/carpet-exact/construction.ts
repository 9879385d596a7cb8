import { carpet } from '../../datasets/carpet.ts';
import { evaluate } from '../../engine/evaluate.ts';
import { denseWithWeights } from '../../engine/models.ts';
import { foldingCarpet, foldsFor, sizeOf, zigzagCarpet } from '../../math/nets/carpet-nets.ts';
import type { Both } from '../../math/nets/equal-nets.ts';

/** Both constructions as TensorFlow.js models, compared with the carpet on a fine grid, its boundary included. */

/** Grid lines a side: spaced by 2⁻⁷, so that float32 computes every logit without rounding. */
const LINES = 257;
const SIDES = [2, 4, 8, 16, 32, 64];

export interface Result extends Both<{ units: number; parameters: number; wrong: number }> {
  /** Points compared. */
  checked: number;
  /** Parameters of both constructions against diamonds a side. */
  growth: { sides: number[] } & Both<number[]>;
  /** Folds of each axis, one a hidden layer of the deep net. */
  folds: number;
}

type Layers = ReturnType<typeof foldingCarpet>;

function wrongOf(layers: Layers, side: number): number {
  const x = Float32Array.from({ length: 2 * LINES * LINES }, (_, i) => {
    const point = i >> 1;
    return (i % 2 === 0 ? point % LINES : Math.floor(point / LINES)) / 128 - 1;
  });
  const stack = layers.map(({ units }, l) => ({
    units,
    activation: l < layers.length - 1 ? ('relu' as const) : ('linear' as const),
  }));
  const model = denseWithWeights(2, stack, layers);
  const [logits] = evaluate(model, x, LINES * LINES);
  model.dispose();
  return logits!.reduce(
    (wrong, logit, i) => wrong + Number((logit > 0 ? 1 : 0) !== carpet(side, x[2 * i]!, x[2 * i + 1]!)),
    0,
  );
}

/** @param side diamonds a side */
export function construct(side: number): Result {
  const [deep, shallow] = [foldingCarpet(side), zigzagCarpet(side)];
  return {
    deep: { ...sizeOf(deep), wrong: wrongOf(deep, side) },
    shallow: { ...sizeOf(shallow), wrong: wrongOf(shallow, side) },
    checked: LINES * LINES,
    growth: {
      sides: SIDES,
      deep: SIDES.map((n) => sizeOf(foldingCarpet(n)).parameters),
      shallow: SIDES.map((n) => sizeOf(zigzagCarpet(n)).parameters),
    },
    folds: foldsFor(side),
  };
}
