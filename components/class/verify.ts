import { goalInWords, judge } from '../tasks/check.ts';
import { nearest } from '../../src/lab/declare/nearest.ts';
import type { Json, Params } from '../../src/lab/declare/define.ts';
import type { State } from '../../src/lab/declare/address.ts';
import type { LiveExperiment, LiveRun } from '../../src/lab/run/live.ts';
import type { Code } from '../../src/tasks/code.ts';
import { fingerprint } from '../../src/tasks/fingerprint.ts';
import { fixedValues, needsFile, readState, type Declared, type Task } from '../../src/tasks/task.ts';
import { stateKey, type Entry } from './roll.ts';

/** Computes codes again, one after another, and says of each whether it holds. */

/** What the page lends. */
export interface Surroundings {
  /** Ids of the book's experiments. */
  experiments: readonly string[];
  /** @throws (rejects) if it cannot be had */
  declared(id: string): Promise<Declared>;
  open(id: string): LiveExperiment;
  /** Tells that entries have changed, or how far the one that is computed has come. */
  tell(entry: Entry, progress?: number): void;
}

export interface Verification {
  pause(): void;
  resume(): void;
  /** Leaves the one that is being computed, and goes on with the next. */
  skip(): void;
  cancel(): void;
  /** Resolves when all is done, or was cancelled. */
  done: Promise<void>;
}

type Outcome = { result: Json; fault?: undefined } | { fault: string; result?: undefined };

const SKIPPED = '跳过了，没有核对。';

/** @param tasks those that codes may be of, by hash; none: each is held against the goal that is in it */
export function verify(
  entries: readonly Entry[],
  tasks: ReadonlyMap<string, Task>,
  around: Surroundings,
): Verification {
  let run: LiveRun | undefined,
    paused = false,
    cancelled = false,
    leave: (() => void) | undefined,
    live: { id: string; experiment: LiveExperiment } | undefined;
  /** What was computed already: several may have found the same. */
  const known = new Map<string, Outcome>();

  const experimentOf = (id: string): LiveExperiment => {
    if (live?.id !== id) {
      live?.experiment.close();
      live = { id, experiment: around.open(id) };
    }
    return live.experiment;
  };
  const compute = (id: string, { params, seed }: State, entry: Entry): Promise<Outcome | undefined> =>
    new Promise((resolve) => {
      leave = () => {
        run?.stop();
        resolve(undefined);
      };
      run = experimentOf(id).run(
        params,
        seed,
        {
          result: (output, progress, final) => {
            if (final) resolve({ result: output.result });
            else if (progress !== undefined) around.tell(entry, progress);
          },
          fault: (message) => resolve({ fault: message }),
        },
        paused,
      );
    });
  const settle = (entry: Entry, standing: Entry['standing'], words: string) => {
    entry.standing = standing;
    entry.words = words;
    around.tell(entry);
  };

  async function take(entry: Entry, code: Code): Promise<void> {
    entry.standing = 'running';
    around.tell(entry);
    const read = await readCode(code, tasks, around);
    if (read.fault !== undefined) return settle(entry, 'broken', read.fault);
    const key = stateKey(code);
    const outcome = known.get(key) ?? (await compute(code.experiment, read.state, entry));
    leave = undefined;
    if (!outcome) return settle(entry, cancelled ? 'waiting' : 'skipped', cancelled ? '' : SKIPPED);
    known.set(key, outcome);
    if (outcome.fault !== undefined) return settle(entry, 'broken', `没有算成：${outcome.fault}`);
    const verdict = judge(read.wanted, { ...read.state, result: outcome.result }, read.declared)!;
    if (!verdict.right) return settle(entry, 'fails', verdict.words);
    if (fingerprint(outcome.result) === code.result) return settle(entry, 'holds', '重算的结果与学生的逐位一致。');
    settle(entry, 'differs', '目标成立，但重算的结果与学生那里不是同样的比特：书的程序可能改过，或者码是拼出来的。');
  }

  async function go(): Promise<void> {
    // Whoever began this holds it before anything is told.
    await Promise.resolve();
    // Codes of one experiment follow one another: its program is started once.
    const waiting = entries.filter(({ standing }) => standing === 'waiting');
    const groups = Map.groupBy(waiting, ({ code }) => code!.experiment);
    for (const entry of [...groups.values()].flat()) {
      if (cancelled) break;
      await take(entry, entry.code!);
    }
    live?.experiment.close();
  }
  return {
    pause() {
      paused = true;
      run?.pause();
    },
    resume() {
      paused = false;
      run?.resume();
    },
    skip: () => leave?.(),
    cancel() {
      cancelled = true;
      leave?.();
    },
    done: go(),
  };
}

interface Read {
  state: State;
  declared: Declared;
  wanted: Pick<Code, 'experiment' | 'goal' | 'fixed'>;
  fault?: undefined;
}

/** What a code says, or why it cannot be judged: one Chinese sentence. */
async function readCode(
  code: Code,
  tasks: ReadonlyMap<string, Task>,
  { experiments, declared: load }: Surroundings,
): Promise<Read | { fault: string }> {
  const { experiment } = code;
  const task = tasks.get(code.task);
  if (tasks.size > 0 && !task) return { fault: '它是另一个任务的码，不是上面链接里的。' };
  if (!experiments.includes(experiment)) {
    const meant = nearest(experiment, experiments);
    return {
      fault: `书里没有名为 ${experiment} 的实验${meant === undefined ? '' : `（最像的是 ${meant}）`}，核对不了。`,
    };
  }
  if (task && task.experiment !== experiment)
    return { fault: `码里的实验是 ${experiment}，任务的却是 ${task.experiment}。` };
  const declared = await load(experiment).catch(() => undefined);
  if (!declared) return { fault: '没有读到这个实验的参数与字段。检查网络，再核对一次。' };
  const { state, fault } = readState(declared.controls, code.params, code.seed);
  if (!state) return { fault: `码里的参数这个实验不收：${fault}` };
  if (needsFile(state)) return { fault: '它用了学生自己的文件，这里没有，核对不了。' };
  const start = task && readState(declared.controls, task.params, task.seed).state;
  if (task && !start) return { fault: '任务的起点在现在的书里设不出来，请重新出一次任务。' };
  const fixed = task && start ? fixedValues(task.fixed, start) : code.fixed;
  const wanted = { experiment, goal: task?.goal ?? code.goal, fixed: fixed as Record<string, Params[string]> };
  if (goalInWords(wanted, declared) === undefined) return { fault: '码里的目标不是一个读得懂的条件。' };
  return { state, declared, wanted };
}
