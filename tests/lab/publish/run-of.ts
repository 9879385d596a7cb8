import type { PublishedRun } from '../../../src/lab/publish/results.ts';

/** The n-th of some runs. */
export const runOf = (n: number, result = 'x'.repeat(1000)): PublishedRun => ({
  params: { n },
  seed: 0,
  result,
  provenance: { code: 'c', versions: {} },
});
