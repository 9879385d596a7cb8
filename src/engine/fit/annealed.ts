import type { Schedule } from './schedules.ts';

/** A rate that falls in two steps: the whole of it for half of the steps, three tenths of it for three tenths, a tenth of it for the last fifth. */
export const annealed: Schedule = (i, n) => (i < 0.5 * n ? 1 : i < 0.8 * n ? 0.3 : 0.1);
