import type { Order, Reply } from './protocol.ts';

/** The line between a page and a worker: orders are numbered, and a worker that does not hear them in time is known to be stuck. */

/** As much of a Worker as is used. */
export interface WorkerLike {
  postMessage(order: Order): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/**
 * A computing worker that was ordered to stop or to run something else and has not heard it after so many frames is stuck in a step.
 * (Runs yield ten times a second or oftener, on a slow phone three times, and starting an engine again costs more than waiting for the end of such
 * a step.)
 */
export const PATIENCE_FRAMES = 20;
/** One that imports a module or starts an engine is given this many: it hears nothing while the engine's own code starts. */
const STARTING_FRAMES = 600;

export const NOT_LOADED = '计算程序没有载入，图上是已有的结果。检查网络后点“重试”。';
const BROKE_OFF = '后台计算意外中断（可能是内存不够），图上是已有的结果。关掉别的标签页，再点“重试”。';

type WithoutNumber<T> = T extends unknown ? Omit<T, 'number'> : never;
export type OrderBody = WithoutNumber<Order>;

/** A worker with numbered orders. */
export interface Line {
  send(body: OrderBody): void;
  /** Calls `stuck` if the worker does not hear the last order in time. */
  expectAnswer(stuck: () => void): void;
  end(): void;
}

/** @param fail the worker itself failed: its module did not arrive, or it died; one Chinese sentence */
export function openLine(
  worker: WorkerLike,
  hear: (reply: Extract<Reply, { ticket: number }>) => void,
  fail: (message: string) => void,
): Line {
  let sent = 0;
  let heard = 0;
  let ready = false;
  let computing = false;
  let ended = false;
  let watching: (() => void) | undefined;
  /** Number of the last order that ends whatever is being computed. */
  let boundary = 0;
  /** Number of the last order whose answer is expected. */
  let last = 0;
  const patience = () => (computing ? PATIENCE_FRAMES : STARTING_FRAMES);
  /** Every answer gives the worker its whole time again. */
  const watch = (seen: number, frames: number): void => {
    if (ended || heard >= last) watching = undefined;
    else if (heard > seen) watch(heard, patience());
    else if (frames === 0 || (computing && document.hidden)) watching?.();
    else requestAnimationFrame(() => watch(seen, frames - 1));
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (ended) return;
    if (data.kind === 'ready') ready = true;
    else if (data.kind === 'heard') {
      heard = data.number;
      if (heard === boundary) computing = false;
    } else {
      // A sound is made between two steps.
      if (data.kind === 'sound' || data.kind === 'silence') return hear(data);
      computing = data.kind === 'started' || (data.kind === 'result' && !data.final);
      hear(data);
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (!ended) fail(ready ? BROKE_OFF : NOT_LOADED);
  };
  worker.onmessageerror = () => {
    if (!ended) fail(BROKE_OFF);
  };
  return {
    send(body) {
      sent++;
      if (body.kind === 'run' || body.kind === 'stop') boundary = sent;
      worker.postMessage({ ...body, number: sent });
    },
    expectAnswer(stuck) {
      // Its own module may take as long as the network does.
      if (!ready) return;
      last = sent;
      const begun = watching !== undefined;
      watching = stuck;
      if (!begun) watch(heard, patience());
    },
    end() {
      ended = true;
      worker.terminate();
    },
  };
}
