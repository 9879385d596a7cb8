import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Json, Params } from '../declare/define.ts';
import { loadExperiment } from './catalogue.ts';
import { drain } from '../run/host.ts';
import { jsonFault } from '../declare/json.ts';

/**
 * Node's host: runs in a thread of their own, so that the command line stays free to draw progress and to be interrupted at once,
 * however long one step of an experiment takes. The file is both ends: imported it opens a thread, started as a thread it serves.
 */

interface Request {
  id: string;
  params: Params;
  seed: number;
  before: Json | undefined;
  keeps: boolean;
}
/** `kept` is a result to go on from, `text` the final one, both as JSON; `fault` the message of what was thrown. */
type Reply = { progress: number } | { kept: string } | { text: string } | { fault: string };

/** For runs that can be interrupted and go on later. */
interface Resumption {
  /** A result of the same run to go on from. */
  before: Json | undefined;
  /** Is given a result to go on from, as JSON, every few seconds; only if the experiment `resumes`. */
  keep(text: string): void;
}

export interface Thread {
  /** One run at a time. @throws Error with the message of what went wrong in the experiment, or if its result is not JSON */
  run(
    id: string,
    params: Params,
    seed: number,
    onProgress?: (progress: number) => void,
    resumption?: Resumption,
  ): Promise<Json>;
  close(): Promise<void>;
}

/** @param root folder of experiment folders */
export function openThread(root: string): Thread {
  const worker = new Worker(new URL(import.meta.url), { workerData: { root } });
  return {
    run: (id, params, seed, onProgress, resumption) =>
      new Promise((resolve, reject) => {
        const done = (settle: () => void) => {
          worker.off('message', hear).off('error', fail).off('exit', end);
          settle();
        };
        const hear = (reply: Reply) => {
          if ('progress' in reply) onProgress?.(reply.progress);
          else if ('kept' in reply) resumption?.keep(reply.kept);
          else if ('text' in reply) done(() => resolve(JSON.parse(reply.text) as Json));
          else done(() => reject(new Error(reply.fault)));
        };
        const fail = (error: Error) => done(() => reject(error));
        const end = (code: number) => done(() => reject(new Error(`计算线程意外结束（${code}）。`)));
        worker.on('message', hear).on('error', fail).on('exit', end);
        worker.postMessage({
          id,
          params,
          seed,
          before: resumption?.before,
          keeps: resumption !== undefined,
        } satisfies Request);
      }),
    close: async () => void (await worker.terminate()),
  };
}

/** Progress is told at most this often. */
const TELL_EVERY_MS = 50;
/** An interruption loses at most so much. */
const KEEP_EVERY_MS = 2000;

async function serve(
  root: string,
  { id, params, seed, before, keeps }: Request,
  reply: (message: Reply) => void,
): Promise<void> {
  try {
    const experiment = await loadExperiment(id, root);
    let told = -Infinity;
    let kept = performance.now();
    const tell = (result: Json, progress: number | undefined) => {
      const now = performance.now();
      if (progress !== undefined && now - told >= TELL_EVERY_MS) {
        told = now;
        reply({ progress });
      }
      if (keeps && experiment.resumes && now - kept >= KEEP_EVERY_MS) {
        kept = now;
        reply({ kept: JSON.stringify(result) });
      }
    };
    const { result } = await drain(experiment, params, seed, tell, before);
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
