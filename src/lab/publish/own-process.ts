import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { streams } from '../../math/random.ts';
import { extentOf } from '../data/door.ts';
import { DataMissing, inputsOf, provide } from '../data/provide.ts';
import { piecesOf, type DataControl, type Handed } from '../declare/data.ts';
import type { Json, Params } from '../declare/define.ts';
import { loadExperiment, readShipped } from './catalogue.ts';
import type { DataRecord } from './results.ts';
import { drain } from '../run/host.ts';
import { jsonFault } from '../declare/json.ts';

/**
 * Node's host: runs in a process of their own, so that the command line stays free to draw progress and to be interrupted at once, however long one step
 * of an experiment takes, and an engine's memory goes with it. No thread: V8 aborts a process now and then in which many of them come and go
 * (nodejs/node#64500). The file is both ends: imported it starts a process, started as one it serves.
 */

interface Request {
  id: string;
  params: Params;
  seed: number;
  handed: Handed;
  before: Json | undefined;
  keeps: boolean;
}
/** `kept` is a result to go on from, `text` the final one, both as JSON; `fault` the message of what was thrown. */
type Reply =
  { progress: number } | { kept: string } | { text: string; data: Record<string, DataRecord> } | { fault: string };

/** What a run came to, and which data it was computed from, by input. */
export interface Computed {
  result: Json;
  data: Record<string, DataRecord>;
}

/** For runs that can be interrupted and go on later. */
interface Resumption {
  /** A result of the same run to go on from. */
  before: Json | undefined;
  /** Is given a result to go on from, as JSON, every few seconds; only if the experiment `resumes`. */
  keep(text: string): void;
}

/** What surrounds a run: all may be left away. */
interface Around {
  onProgress?: (progress: number) => void;
  resumption?: Resumption | undefined;
  /** Data from files; those of the book are found. */
  handed?: Handed;
}

export interface OwnProcess {
  /** One run at a time. @throws Error with the message of what went wrong in the experiment, or if its result is not JSON */
  run(id: string, params: Params, seed: number, around?: Around): Promise<Computed>;
  close(): Promise<void>;
}

/** @param root folder of experiment folders */
export function openProcess(root: string): OwnProcess {
  const child = fork(fileURLToPath(import.meta.url), [root], {
    serialization: 'advanced',
    execArgv: [],
    // What the command answers is written by the process that was asked.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  return {
    run: (id, params, seed, { onProgress, resumption, handed = {} } = {}) =>
      new Promise((resolve, reject) => {
        const done = (settle: () => void) => {
          child.off('message', hear).off('error', fail).off('exit', gone);
          settle();
        };
        const hear = (message: unknown) => {
          const reply = message as Reply;
          if ('progress' in reply) onProgress?.(reply.progress);
          else if ('kept' in reply) resumption?.keep(reply.kept);
          else if ('text' in reply) {
            const { text, data } = reply;
            done(() => resolve({ result: JSON.parse(text) as Json, data }));
          } else done(() => reject(new Error(reply.fault)));
        };
        const fail = (error: Error) => done(() => reject(error));
        const gone = (code: number | null, signal: string | null) =>
          done(() => reject(new Error(`计算的进程意外结束（${signal ?? code}）。`)));
        child.on('message', hear).on('error', fail).on('exit', gone);
        const request: Request = {
          id,
          params,
          seed,
          handed,
          before: resumption?.before,
          keeps: resumption !== undefined,
        };
        child.send(request);
      }),
    close: async () => {
      process.off('exit', end);
      end();
      await ended;
    },
  };
}

/** Progress is told at most this often. */
const TELL_EVERY_MS = 50;
/** An interruption loses at most so much. */
const KEEP_EVERY_MS = 2000;

/** Who asked. */
const parent = process.ppid;

async function serve(
  root: string,
  { id, params, seed, handed, before, keeps }: Request,
  reply: (message: Reply) => void,
): Promise<void> {
  try {
    const experiment = await loadExperiment(id, root);
    let toldAt = -Infinity;
    let kept = performance.now();
    const report = (result: Json, progress: number | undefined) => {
      // Between two steps no event is heard: who has lost its parent is another's child.
      if (process.ppid !== parent) process.exit();
      const now = performance.now();
      if (progress !== undefined && now - toldAt >= TELL_EVERY_MS) {
        toldAt = now;
        reply({ progress });
      }
      if (keeps && experiment.resumes && now - kept >= KEEP_EVERY_MS) {
        kept = now;
        reply({ kept: JSON.stringify(result) });
      }
    };
    const data = await provide(experiment, params, streams(seed), {
      given: (input, pick) => (handed[input]?.pick === pick ? handed[input].value : undefined),
      shipped: (file) => readShipped(id, file, root),
    });
    const { result } = await drain(experiment, params, seed, report, { data, before });
    const fault = jsonFault(result);
    if (fault) reply({ fault: `结果里的 ${fault.path || '整体'} 不是 JSON 能保存的值（${fault.what}）。` });
    else {
      const records = inputsOf(experiment).map(([name, control]) => [
        name,
        recordOf(control, String(params[name]), extentOf(data[name]!)),
      ]);
      reply({ text: JSON.stringify(result), data: Object.fromEntries(records) as Record<string, DataRecord> });
    }
  } catch (error) {
    const missing =
      error instanceof DataMissing ? `这次运行${error.message}，再用 --data ${error.input}=文件 交给它。` : undefined;
    reply({ fault: missing ?? (error instanceof Error ? error.message : String(error)) });
  }
}

/** What is written down of the data in use. */
function recordOf({ sets }: DataControl, pick: string, extent: string): DataRecord {
  const set = sets[pick];
  if (!set) return { label: '自己的文件', extent };
  const { label, source, licence } = set;
  const files = piecesOf(set);
  return {
    label,
    extent,
    ...(source !== undefined && { source }),
    ...(licence !== undefined && { licence }),
    ...(files.length > 0 && { files, ships: 'ships' in set }),
  };
}

if (import.meta.main) {
  const root = process.argv[2]!;
  // Ctrl-C in a terminal reaches both: the one that was asked says what is to be said, and ends this one.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit());
  process.on('message', (request) => void serve(root, request as Request, (message) => process.send!(message)));
}
