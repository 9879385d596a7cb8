import { covarianceSize, type Mixture } from './mixture.ts';

/** From few components to more, the way recognizers of speech are grown (Young et al., The HTK Book, "mixture incrementing"). */

/** The two halves of a component lie so many standard deviations to either side of it. */
const APART = 0.2;

/** The heaviest component, of equally heavy ones the first, becomes two of half its weight; both keep its covariance. */
function splitHeaviest({ dims, shape, weights, means, covariances }: Mixture): Mixture {
  const size = covarianceSize(dims, shape);
  const heaviest = weights.reduce((best, weight, k) => (weight > weights[best]! ? k : best), 0);
  const half = weights[heaviest]! / 2;
  const more = {
    weights: Float64Array.of(...weights, half),
    means: new Float64Array(means.length + dims),
    covariances: new Float64Array(covariances.length + size),
  };
  more.weights[heaviest] = half;
  more.means.set(means);
  more.covariances.set(covariances);
  more.covariances.copyWithin(covariances.length, heaviest * size, (heaviest + 1) * size);
  for (let d = 0; d < dims; d++) {
    const variance = covariances[heaviest * size + (shape === 'full' ? d * dims + d : d)]!;
    const off = APART * Math.sqrt(variance),
      mean = means[heaviest * dims + d]!;
    more.means[heaviest * dims + d] = mean + off;
    more.means[means.length + d] = mean - off;
  }
  return { dims, shape, ...more };
}

/** The mixture with that many components, or with its own number if that is more. */
export function splitUntil(mixture: Mixture, components: number): Mixture {
  let grown = mixture;
  while (grown.weights.length < components) grown = splitHeaviest(grown);
  return grown;
}
