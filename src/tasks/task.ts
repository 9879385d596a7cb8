import { isOwnFile } from '../lab/declare/data.ts';
import type { State } from '../lab/declare/address.ts';
import type { Controls, Params } from '../lab/declare/define.ts';
import { readParams, readSeed, writeParams } from '../lab/declare/validate.ts';
import { find, hashOf, write } from './letters.ts';
import { isShort, limits } from './short-text.ts';

/** A task that someone set: where it starts, what is to be reached, and what must stay as it is. All of it is in the link; nothing is kept anywhere. */
export interface Task {
  experiment: string;
  /** Where it starts: the parameters that differ from the defaults, as text. */
  params: Record<string, string>;
  seed: number;
  /** Names of the parameters (and `seed`) that must stay as they are at the start. */
  fixed: string[];
  /** A condition on parameters and result, as in the exercises that are done by experiment. */
  goal: string;
  /** Plain text; may be empty. */
  title: string;
  hint: string;
}

/** What a page knows of an experiment without its program: what its parameters and the fields of its result are. */
export interface Declared {
  title: string;
  controls: Controls;
  fields: Record<string, string>;
  seeded: boolean;
}

/** The name that the seed has among the parameters. */
export const SEED = 'seed';

const written = ({ experiment, params, seed, fixed, goal, title, hint }: Task): string =>
  JSON.stringify([experiment, params, seed, fixed, goal, title, hint]);

/** What tells this task from others. */
export const taskHash = (task: Task): string => hashOf(written(task));

/** The parameter of an address that holds a task. */
const KEY = 'task';

/** @param page the full address of the experiment's own page */
export const taskLink = (page: string, task: Task): string => `${page}?${KEY}=${write('whytask1', written(task))}`;

const BROKEN = '请回到发给你链接的地方，重新复制整个链接。';

/** Every task in a text: in an address, or in messages with addresses; of one that is not whole, what is wrong. */
export function findTasks(text: string): ({ task: Task; fault?: undefined } | { fault: string; task?: undefined })[] {
  return find('whytask1', text).map((row) => {
    if (row.short) return { fault: `任务链接少了一截。${BROKEN}` };
    const task = row.text === undefined ? undefined : taskIn(row.text);
    return task ? { task } : { fault: `任务链接里有字被改过。${BROKEN}` };
  });
}

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

/** Parameters as text, by name. */
export const isWritten = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([name, text]) => isName(name) && typeof text === 'string');

export const isSeed = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export function parsed(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function taskIn(text: string): Task | undefined {
  const [experiment, params, seed, fixed, goal, title, hint, ...more] = parsed(text) ?? [];
  if (more.length > 0 || !isName(experiment) || !isWritten(params) || !isSeed(seed)) return undefined;
  if (!Array.isArray(fixed) || !fixed.every(isName)) return undefined;
  if (!isShort(goal, limits.goal) || !isShort(title, limits.title) || !isShort(hint, limits.hint)) return undefined;
  return { experiment, params, seed, fixed, goal, title, hint };
}

/** The state that was written down as text; `fault`: it is none of this experiment, one Chinese sentence. */
export function readState(
  controls: Controls,
  params: Record<string, string>,
  seed: unknown,
): { state: State; fault?: undefined } | { fault: string; state?: undefined } {
  const { params: read, fault } = readParams(controls, params);
  if (fault) return { fault: fault.message };
  const { seed: number, fault: wrong } = readSeed(seed);
  if (wrong) return { fault: wrong.message };
  return { state: { params: read, seed: number } };
}

/** Whether a state was computed from someone's own file, which no link carries. */
export const needsFile = ({ params }: State): boolean => Object.values(params).some(isOwnFile);

/** What must stay as it is: values by name, the seed under its own. */
export const fixedValues = (fixed: readonly string[], { params, seed }: State): Record<string, Params[string]> =>
  Object.fromEntries(fixed.map((name) => [name, name === SEED ? seed : (params[name] ?? null)]));

/** A task from its parts. */
export const taskOf = (
  experiment: string,
  controls: Controls,
  start: State,
  rest: Pick<Task, 'fixed' | 'goal' | 'title' | 'hint'>,
): Task => ({ experiment, params: writeParams(controls, start.params), seed: start.seed, ...rest });
