import type { CarpetPoints } from '../../datasets/carpet.ts';
import type { Trainer } from '../../engine/training.ts';
import { fourDecimals } from '../../math/rounding.ts';

/**
 * Whether a net errs alike in places that folding lays on one another. Errors keep close to the diamonds' edges, and so does their mirror
 * image, whether a net folds or not: what mirror images of errors are to be compared with is the same place of another diamond.
 */
export interface ErrorShares {
  /** Of a net's errors on the test points, the share whose mirror image (−x, y) it gets wrong too; null if it makes none. */
  mirrored: number | null;
  /** The share that it gets wrong again half a carpet to the side: as far from the edges, in another diamond. */
  moved: number | null;
}

/** Which points a net gets wrong when their first coordinate is put elsewhere; the carpet has the same class there. */
function wrongAt({ x, y, samples }: CarpetPoints, net: Pick<Trainer, 'predict'>, elsewhere: (t: number) => number) {
  const there = x.map((t, i) => (i % 2 === 0 ? elsewhere(t) : t));
  return net.predict(there, samples).reduce((wrong: boolean[], logit, i) => {
    wrong.push((logit > 0 ? 1 : 0) !== y[i]);
    return wrong;
  }, []);
}

export function errorShares(test: CarpetPoints, net: Pick<Trainer, 'predict'>): ErrorShares {
  const wrong = wrongAt(test, net, (t) => t);
  const errors = wrong.filter(Boolean).length;
  const again = (elsewhere: (t: number) => number): number | null => {
    if (errors === 0) return null;
    const there = wrongAt(test, net, elsewhere);
    return fourDecimals(wrong.filter((one, i) => one && there[i]!).length / errors);
  };
  return { mirrored: again((t) => -t), moved: again((t) => (t < 0 ? t + 1 : t - 1)) };
}
