import {
  midpointSteps,
  parametersOf,
  reluInterpolant,
  valuesAt,
  type OneLayerNet,
} from '../../math/nets/one-layer-net.ts';
import { significant } from '../../math/rounding.ts';
import type { Target } from '../../math/enclosure/target-function.ts';
import { errorBound, supError } from '../../math/enclosure/uniform-error.ts';

/** All that is written down from f, not learned, as the result shows it. */

/** Pieces of a drawn curve; bins of the picture of errors; pieces of the grid on which errors are put in bins, a multiple of both. */
const DRAWN = 200,
  BINS = 80,
  MEASURED = 4000;
/** Most hidden units that are drawn one by one. */
const MOST_SHARES = 400;

const grid = (pieces: number) => Array.from({ length: pieces + 1 }, (_, i) => i / pieces);
const drawnPoints = grid(DRAWN),
  measuredPoints = grid(MEASURED);

/** A number as a result writes it: rounded, or null for one that is not finite. */
export const written = (x: number, digits: number): number | null =>
  Number.isFinite(x) ? significant(x, digits) : null;
const heights = (values: ArrayLike<number>) => Array.from(values, (y) => significant(y, 5));

/** How far any net is from f. `curve`: its heights at 201 points. `errors`: its largest error in each of 80 bins. `worst`: of all. */
export function portrait(target: Target, net: (points: readonly number[]) => ArrayLike<number>) {
  const wrong = Array.from(net(measuredPoints), (g, i) => Math.abs(g - target.value(measuredPoints[i]!)));
  const each = MEASURED / BINS;
  return {
    curve: Array.from(net(drawnPoints), (y) => written(y, 5)),
    errors: Array.from({ length: BINS }, (_, bin) =>
      written(Math.max(...wrong.slice(bin * each, (bin + 1) * each + 1)), 4),
    ),
    worst: Math.max(...wrong),
  };
}

/**
 * Both constructions on N cells.
 * @param open how many of the ReLU net's units are switched on in `partial`; null for all
 */
export function construct(target: Target, N: number, open: number | null) {
  const relu = reluInterpolant(target, N),
    step = midpointSteps(target, N),
    bound = errorBound(target, N);
  const measured = (net: OneLayerNet) => ({
    width: net.hinges.length,
    parameters: parametersOf(net),
    bound,
    // Twelve digits: what is left out is the rounding of x, f(x) and the sums.
    supError: significant(supError(net, target, N), 12),
  });
  const errors = (net: OneLayerNet) => portrait(target, (points) => valuesAt(net, points)).errors;
  const every = Math.ceil(N / MOST_SHARES),
    few = N <= DRAWN;
  const half = Array.from({ length: N }, (_, i) => (i + 0.5) / N);
  return {
    constructions: { relu: measured(relu), step: measured(step) },
    curves: {
      target: heights(drawnPoints.map(target.value)),
      relu: heights(valuesAt(relu, few ? grid(N) : drawnPoints)),
      step: heights(valuesAt(step, few ? half : drawnPoints)),
    },
    errors: { relu: errors(relu), step: errors(step) },
    shares: {
      every,
      weights: relu.hinges.filter((_, i) => i % every === 0).map(({ weight }) => significant(weight, 5)),
    },
    partial:
      open === null
        ? null
        : {
            open: Math.min(open, N),
            curve: heights(valuesAt({ ...relu, hinges: relu.hinges.slice(0, open) }, drawnPoints)),
          },
  };
}
