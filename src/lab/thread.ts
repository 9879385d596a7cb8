import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Json, Params } from './define.ts';
import { loadExperiment } from './catalogue.ts';
import { drain } from './host.ts';
import { jsonFault } from './json.ts';

/**
 * Node's host: runs in a thread of their own, so that the command line stays free to draw progress and to be interrupted at once,
 * however long one step of an experiment takes. The file is both ends: imported it opens a thread, started as a thread it serves.
 */

interface Request {
  id: string;
  params: Params;
  seed: number;
}
/** `text` is the final result as JSON; `fault` the message of what was thrown. */
type Reply = { progress: number } | { text: string } | { fault: string };

export interface Thread {
  /** One run at a time. @throws Error with the message of what went wrong in the experiment, or if its result is not JSON */
  run(id: string, params: Params, seed: number, onProgress?: (progress: number) => void): Promise<Json>;
  close(): Promise<void>;
}

/** @param root folder of experiment folders */
export function openThread(root: string): Thread {
  const worker = new Worker(new URL(import.meta.url), { workerData: { root } });
  return {
    run: (id, params, seed, onProgress) =>
      new Promise((resolve, reject) => {
        const done = (settle: () => void) => {
          worker.off('message', hear).off('error', fail).off('exit', end);
          settle();
        };
        const hear = (reply: Reply) => {
          if ('progress' in reply) onProgress?.(reply.progress);
          else if ('text' in reply) done(() => resolve(JSON.parse(reply.text) as Json));
          else done(() => reject(new Error(reply.fault)));
        };
        const fail = (error: Error) => done(() => reject(error));
        const end = (code: number) => done(() => reject(new Error(`计算线程意外结束（${code}）。`)));
        worker.on('message', hear).on('error', fail).on('exit', end);
        worker.postMessage({ id, params, seed } satisfies Request);
      }),
    close: async () => void (await worker.terminate()),
  };
}

/** Progress is told at most this often. */
const TELL_EVERY_MS = 50;

async function serve(root: string, { id, params, seed }: Request, reply: (message: Reply) => void): Promise<void> {
  try {
    let told = -Infinity;
    const { result } = await drain(await loadExperiment(id, root), params, seed, (_, progress) => {
      if (progress === undefined || performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      reply({ progress });
    });
    const fault = jsonFault(result);
    if (fault) reply({ fault: `结果里的 ${fault.path || '整体'} 不是 JSON 能保存的值（${fault.what}）。` });
    else reply({ text: JSON.stringify(result) });
  } catch (error) {
    reply({ fault: error instanceof Error ? error.message : String(error) });
  }
}

if (!isMainThread && workerData !== null && typeof workerData === 'object' && 'root' in workerData && parentPort) {
  const port = parentPort;
  const { root } = workerData as { root: string };
  port.on('message', (request: Request) => void serve(root, request, (message) => port.postMessage(message)));
}
