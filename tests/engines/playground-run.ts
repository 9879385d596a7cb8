import playground from '../../src/experiments/playground/experiment.ts';
import { provide } from '../../src/lab/data/provide.ts';
import type { Experiment } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from '../experiments/parameters.ts';

/** The playground as it is published first, run here to its end: data drawn, a net trained, tiles, losses and accuracies, all in one result. */
export async function playgroundRun(): Promise<unknown> {
  const experiment = playground as unknown as Experiment,
    params = parametersOf(experiment, {});
  const data = await provide(experiment, params, streams(0), {
    given: () => undefined,
    shipped: () => Promise.reject(Error()),
  });
  const { result } = await drain(experiment, params, 0, undefined, { data });
  return result;
}
