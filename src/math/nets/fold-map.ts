/** How the units of one layer fold [0,1] onto itself: whole numbers throughout. */

/** p units fold [0,1]. Written for the coordinate v times `stretch`: relu(±(stretch·v − kink)), read out with these weights. */
export interface FoldMap {
  stretch: number;
  units: { kink: number; facesLeft: boolean; readout: number }[];
  /** Added to what is read out. */
  constant: number;
  /** What is read out is so many times the folded coordinate. */
  times: number;
}

/**
 * Montúfar's: the units relu(p·v − i), i < p, read out with 1, −2, 2, −2 …, take each of p equal intervals onto [0,1]. All face right, so to
 * the left of 0 the coordinate is lost. p = 2 is the tent map.
 */
export const montufarFold = (p: number): FoldMap => ({
  stretch: p,
  units: Array.from({ length: p }, (_, i) => ({
    kink: i,
    facesLeft: false,
    readout: i === 0 ? 1 : i % 2 === 1 ? -2 : 2,
  })),
  constant: 0,
  times: 1,
});

/**
 * p + 1 intervals from p ≥ 3 units (as many as in Serra, Tjandraatmadja & Ramalingam 2018; the kinks are our own). With m = 2p + 1 the kinks lie at 1/m, 3/m, 5/m …
 * and the heights there, and at 0 and 1, are 0, 1, 0, 1 …: the first piece is half as long as the others and has the slope m, theirs is ∓m/2.
 * The third unit faces left, and gives the first piece its slope: its own change of slope is −m. That takes three units at least.
 */
export const serraFold = (p: number): FoldMap => ({
  stretch: 2 * p + 1,
  units: Array.from({ length: p }, (_, i) => ({
    kink: 2 * i + 1,
    facesLeft: i === 2,
    readout: i === 0 ? -3 : i % 2 === 1 ? 2 : -2,
  })),
  constant: 10,
  times: 2,
});
