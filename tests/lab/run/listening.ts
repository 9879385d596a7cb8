import type { Output } from '../../../src/lab/run/live.ts';
import type { Reply } from '../../../src/lab/run/protocol.ts';
import { afterAll } from 'vitest';
import type { WorkerLike } from '../../../src/lab/run/line.ts';
import { processWorker } from '../publish/process-worker.ts';

/** One thing a run told. */
export interface Told {
  output?: Output;
  progress?: number | undefined;
  final?: boolean;
  fault?: string;
  name?: string | undefined;
}
/** Everything a run tells, and a promise for the first telling that meets a condition. */
export function listen() {
  const told: Told[] = [];
  const waiting: { wanted: (one: Told) => boolean; resolve: (one: Told) => void }[] = [];
  const tell = (one: Told) => {
    told.push(one);
    for (const { wanted, resolve } of waiting) if (wanted(one)) resolve(one);
  };
  return {
    told,
    events: {
      result: (output: Output, progress: number | undefined, final: boolean) => tell({ output, progress, final }),
      fault: (fault: string, name?: string) => tell({ fault, name }),
    },
    until: (wanted: (one: Told) => boolean) => new Promise<Told>((resolve) => waiting.push({ wanted, resolve })),
  };
}
/** Whether it was the last: a final result or a fault. */
export const over = ({ final, fault }: Told) => final === true || fault !== undefined;
/** The step it tells of, in the runs of 'labour'. */
export const step = ({ output }: Told) => (output!.result as { step: number }).step;

/** A process that heeds no page, started when it is first needed. */
let other: Promise<WorkerLike> | undefined;
let runs = 0;
afterAll(async () => (await other)?.terminate());
const startOther = (): Promise<WorkerLike> =>
  new Promise((resolve) => {
    const worker = processWorker();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => data.kind === 'ready' && resolve(worker);
  });

/** A whole run in that process: time enough for several results of another run, were it going on. */
export async function anotherRun(): Promise<void> {
  const worker = await (other ??= startOther());
  const ticket = ++runs;
  await new Promise<void>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => data.kind === 'result' && data.final && resolve();
    const params = { steps: 100, work: 1 };
    worker.postMessage({ kind: 'run', number: ticket, ticket, id: 'labour', params, seed: 0, held: false });
  });
}

/** Waits until nothing more is told while two other runs go by, one after the other. @returns what was told last */
export async function quiet(told: readonly Told[]): Promise<Told> {
  for (let before = -1; before !== told.length;) {
    before = told.length;
    await anotherRun();
    await anotherRun();
  }
  return told.at(-1)!;
}
