import type { Estimate } from '../../math/statistics/estimate.ts';
import type { Gain } from './mimicry.ts';

/** Which share of the gap a net closes: null where no gap is sure, and where the deep net is the worse one, for then there is nothing to close. */
export const closedOf = ({ share }: Gain, deep: Pick<Gain, 'mean'>): Estimate | null => (deep.mean > 0 ? share : null);
