import { cos } from '../../math/elementary/elementary.ts';

/**
 * Learning-rate schedules: the share of the optimizer's learning rate that step i of n takes, steps counted from 0. Each begins with
 * the whole rate; those that fall would reach 0 at step n, the first that is not taken.
 */
export type Schedule = (i: number, n: number) => number;

export type ScheduleName = 'constant' | 'cosine' | 'linear';

export const schedules: Record<ScheduleName, Schedule> = {
  /** The same rate at every step. */
  constant: () => 1,
  /** Half a period of a cosine, (1 + cos(πi/n))/2: slow at both ends (Loshchilov & Hutter 2017, "SGDR", without restarts). */
  cosine: (i, n) => (1 + cos((Math.PI * i) / n)) / 2,
  /** A straight line, 1 − i/n. */
  linear: (i, n) => 1 - i / n,
};
