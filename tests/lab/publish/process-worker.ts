import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadExperiment } from '../../../src/lab/publish/catalogue.ts';
import type { WorkerLike } from '../../../src/lab/run/line.ts';
import type { Order, Reply } from '../../../src/lab/run/protocol.ts';
import { serving } from '../../../src/lab/run/serving.ts';
import { fixtures } from '../fixtures-folder.ts';

type Told = { reply: Reply } | { stepBegun: true } | { uncaught: Error };

/**
 * A browser's worker played by a process of Node: the same serving code, really parallel, really terminated.
 * @param stepBegun the run has begun a step that never returns (of 'faulty'): until then an order may still reach it
 */
export function processWorker(stepBegun: () => void = () => {}): WorkerLike {
  const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced', execArgv: [] });
  const worker: WorkerLike = {
    postMessage: (order) => void child.send(order as object),
    terminate: () => void child.kill('SIGKILL'),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  child.on('message', (message) => {
    const told = message as Told;
    if ('reply' in told) worker.onmessage?.({ data: told.reply } as MessageEvent);
    else if ('uncaught' in told) worker.onerror?.({ preventDefault: () => {}, error: told.uncaught } as ErrorEvent);
    else stepBegun();
  });
  child.on('error', () => {}); // what is sent to one that was terminated
  return worker;
}

if (import.meta.main) {
  const tell = (told: Told) => void process.send!(told);
  process.on('disconnect', () => process.exit());
  process.on('uncaughtException', (uncaught) => tell({ uncaught }));
  Object.assign(globalThis, { stepBegun: () => tell({ stepBegun: true }) });
  const receive = serving({
    load: (id) => loadExperiment(id, fixtures),
    sounds: async (id) =>
      existsSync(join(fixtures, id, 'sound.ts')) ? (await import(join(fixtures, id, 'sound.ts'))).default : undefined,
    shipped: (id, file) => readFile(join(fixtures, id, 'data', file)),
    post: (reply) => tell({ reply }),
    now: () => performance.now(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  });
  process.on('message', (order) => receive(order as Order));
  tell({ reply: { kind: 'ready' } });
}
