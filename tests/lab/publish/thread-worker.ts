import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { loadExperiment } from '../../../src/lab/publish/catalogue.ts';
import type { WorkerLike } from '../../../src/lab/run/line.ts';
import type { Order } from '../../../src/lab/run/protocol.ts';
import { serving } from '../../../src/lab/run/serving.ts';
import { fixtures } from '../fixtures-folder.ts';

const STEP_BEGUN = 'a step has begun';

/**
 * A browser's worker played by a thread of Node: the same serving code, really parallel, really terminated.
 * @param stepBegun the run has begun a step that never returns (of 'faulty'): until then an order may still reach it
 */
export function threadWorker(stepBegun: () => void = () => {}): WorkerLike {
  const thread = new Worker(new URL(import.meta.url), { workerData: 'serve' });
  const worker: WorkerLike = {
    postMessage: (order) => thread.postMessage(order),
    terminate: () => void thread.terminate(),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  thread.on('message', (data) => (data === STEP_BEGUN ? stepBegun() : worker.onmessage?.({ data } as MessageEvent)));
  thread.on('error', (error) => worker.onerror?.({ preventDefault: () => {}, error } as ErrorEvent));
  return worker;
}

if (!isMainThread && workerData === 'serve' && parentPort) {
  const port = parentPort;
  Object.assign(globalThis, { stepBegun: () => port.postMessage(STEP_BEGUN) });
  const receive = serving({
    load: (id) => loadExperiment(id, fixtures),
    sounds: async (id) =>
      existsSync(join(fixtures, id, 'sound.ts')) ? (await import(join(fixtures, id, 'sound.ts'))).default : undefined,
    shipped: (id, file) => readFile(join(fixtures, id, 'data', file)),
    post: (reply) => port.postMessage(reply),
    now: () => performance.now(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  });
  port.on('message', (order: Order) => receive(order));
  port.postMessage({ kind: 'ready' });
}
