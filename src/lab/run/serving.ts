import { streams } from '../../math/random.ts';
import { DataMissing, provide, type Store } from '../data/provide.ts';
import { DataFault } from '../../datasets/kinds.ts';
import type { DataValue } from '../declare/data.ts';
import type { Experiment, Json, Params } from '../declare/define.ts';
import { progressOf, startRun } from './host.ts';
import { makeSound, type Sounds } from './sounding.ts';
import type { Order, Output, Reply, Stage } from './protocol.ts';
import { readParams } from '../declare/validate.ts';

/**
 * The worker's side of a live experiment: one run at a time, the latest ordered; results thinned, orders heard between steps.
 * Knows nothing of the worker's global, so that tests drive it in Node.
 */

/** What the host lends. */
export interface Surroundings {
  load(id: string): Promise<Experiment>;
  /** What the experiment's sound.ts exports; undefined if it has none. */
  sounds(id: string): Promise<Sounds | undefined>;
  /** The bytes of a file in the experiment's folder `data`. */
  shipped(id: string, file: string): Promise<Uint8Array>;
  post(reply: Reply): void;
  /** A clock in milliseconds. */
  now(): number;
  /** Resolves after the messages that have come in were handled. */
  turn(): Promise<void>;
}

/** At most 33 results a second reach the page, which draws the latest once a frame. */
export const SHOW_EVERY_MS = 30;
/** Orders wait at most this long, or one step if that is longer. */
const HEAR_EVERY_MS = 8;

interface Run {
  ticket: number;
  held: boolean;
  /** Single steps asked for and not yet taken. */
  steps: number;
  dropped: boolean;
  /** Ends the wait of a held run. */
  wake: () => void;
}

/** The receiver of orders. */
export function serving(surroundings: Surroundings): (order: Order) => void {
  const { post } = surroundings;
  const start = starter(surroundings);
  const handed = new Map<string, { pick: string; value: DataValue }>();
  let current: Run | undefined;
  const drop = () => {
    if (!current) return;
    current.dropped = true;
    current.wake();
    current = undefined;
  };
  const storeOf = (id: string): Store => ({
    given: (input, pick) => (handed.get(input)?.pick === pick ? handed.get(input)!.value : undefined),
    shipped: (file, from = id) => surroundings.shipped(from, file),
  });
  return (order) => {
    post({ kind: 'heard', number: order.number });
    if (order.kind === 'data') handed.set(order.input, order);
    else if (order.kind === 'warm') {
      // What follows tries again, and tells.
      start(order.id).catch(() => {});
      surroundings.sounds(order.id).catch(() => {});
    } else if (order.kind === 'sound') void makeSound(order, storeOf(order.id), surroundings).then(post);
    else if (order.kind === 'run') {
      drop();
      const run: Run = { ticket: order.ticket, held: order.held, steps: 0, dropped: false, wake: () => {} };
      current = run;
      void serve(run, () => start(order.id), order.params, order.seed, storeOf(order.id), surroundings);
    } else if (current?.ticket === order.ticket) {
      if (order.kind === 'stop') return drop();
      current.held = order.kind !== 'resume';
      if (order.kind === 'step') current.steps++;
      current.wake();
    }
  };
}

/** Why a run broke off, where the stage is not told by what was thrown. */
class Broken extends Error {
  readonly stage: Stage;
  readonly parameter: string | undefined;
  constructor(stage: Stage, message: string, parameter?: string) {
    super(message);
    this.stage = stage;
    this.parameter = parameter;
  }
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function dataBroken(error: unknown): Broken {
  if (error instanceof DataMissing)
    return new Broken('data', `这次运行${error.message}，再点“选择文件”。`, error.input);
  if (error instanceof DataFault) return new Broken('data', error.message);
  return new Broken('data', '随书的数据没有载入，图上是已有的结果。检查网络后点“重试”。');
}

/** Loads an experiment and starts its engine, once each. A failure is not kept: the next order tries again. */
function starter({ load }: Surroundings): (id: string) => Promise<Experiment> {
  const prepared = new Map<string, Promise<void>>();
  return async (id) => {
    const experiment = await load(id).catch((error: unknown) => {
      throw new Broken('load', messageOf(error));
    });
    if (!prepared.has(id)) prepared.set(id, (async () => experiment.prepare?.())());
    await prepared.get(id)!.catch((error: unknown) => {
      prepared.delete(id);
      throw new Broken('prepare', messageOf(error));
    });
    return experiment;
  };
}

/** One run from loading to its end; posts its results, or its fault. Never rejects. */
async function serve(
  run: Run,
  start: () => Promise<Experiment>,
  given: Params,
  seed: number,
  store: Store,
  surroundings: Surroundings,
): Promise<void> {
  const { post } = surroundings;
  const { ticket } = run;
  let generator: Generator<Json, void, void> | undefined;
  try {
    const experiment = await start();
    if (run.dropped) return;
    const { params, fault } = readParams(experiment.controls, given);
    if (fault) throw new Broken('params', fault.message, fault.name);
    const refused = experiment.refuses?.(params);
    if (refused) throw new Broken('params', refused.message, refused.name);
    const show = (result: Json, final: boolean) => {
      const output: Output = {
        result,
        sentence: experiment.describe(result, params),
        table: experiment.table(result, params),
        trainedBy: experiment.trainedBy?.(params),
      };
      post({ kind: 'result', ticket, output, progress: final ? 1 : progressOf(experiment, result, params), final });
    };
    const data = await provide(experiment, params, streams(seed), store).catch((error: unknown) => {
      throw dataBroken(error);
    });
    if (run.dropped) return;
    generator = startRun(experiment, params, seed, { data });
    post({ kind: 'started', ticket });
    await drive(run, generator, show, surroundings);
  } catch (error) {
    if (run.dropped) return;
    const { stage, parameter } = error instanceof Broken ? error : { stage: 'run' as const, parameter: undefined };
    post({ kind: 'fault', ticket, stage, message: messageOf(error), name: parameter });
  } finally {
    finish(generator);
  }
}

/** Steps the generator until it ends or the run is dropped. */
async function drive(
  run: Run,
  generator: Generator<Json, void, void>,
  show: (result: Json, final: boolean) => void,
  { now, turn }: Surroundings,
): Promise<void> {
  let shown = -Infinity;
  let heard = now();
  let last: { result: Json } | undefined;
  let waiting: { result: Json } | undefined;
  const tell = (result: Json) => {
    show(result, false);
    shown = now();
    waiting = undefined;
  };
  for (;;) {
    while (run.held && run.steps === 0 && !run.dropped) {
      if (waiting) tell(waiting.result);
      await new Promise<void>((resolve) => (run.wake = resolve));
    }
    if (run.dropped) return;
    const single = run.steps > 0;
    if (single) run.steps--;
    const next = generator.next();
    if (next.done) break;
    last = waiting = { result: next.value };
    if (single || now() - shown >= SHOW_EVERY_MS) tell(next.value);
    if (single || now() - heard >= HEAR_EVERY_MS) {
      await turn();
      heard = now();
    }
  }
  if (!last) throw new Error('没有给出任何结果');
  show(last.result, true);
}

/** Lets a dropped run's `finally` blocks free what they hold; what they throw concerns nobody any more. */
function finish(generator: Generator<Json, void, void> | undefined): void {
  try {
    generator?.return();
  } catch {
    // The run is over, and its fault, if it had one, is told.
  }
}
