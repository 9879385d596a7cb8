import type { Params } from '../lab/declare/define.ts';
import { find, write } from './letters.ts';
import { isShort, limits } from './short-text.ts';
import { isSeed, isWritten, parsed } from './task.ts';

/**
 * What someone hands in who has reached a goal: the state in which it was reached, the goal, and what the result was. Anyone can run that state again,
 * and the same parameters with the same seed give the same bits. It shows that this state reaches the goal; it does not show who found it.
 */
export interface Code {
  experiment: string;
  /** The parameters that differ from the defaults, as text. */
  params: Record<string, string>;
  seed: number;
  goal: string;
  /** What had to stay as it was, values by name. */
  fixed: Record<string, Params[string]>;
  /** Hash of the task. */
  task: string;
  /** Fingerprint of the result. */
  result: string;
  /** Who hands it in, in their own words; may be empty. */
  name: string;
}

export const writeCode = ({ experiment, params, seed, goal, fixed, task, result, name }: Code): string =>
  write('whydone1', JSON.stringify([experiment, params, seed, goal, fixed, task, result, name]));

/** A code in a text. */
export type FoundCode = { line: number } & ({ code: Code; fault?: undefined } | { fault: string; code?: undefined });

const SHORT = '任务码少了一截，请让学生重新复制一次。';
const CHANGED = '任务码里有字被改过，请让学生重新复制一次。';

/** Every code in a text, whole or broken, with the line on which it begins. */
export const findCodes = (text: string): FoundCode[] =>
  find('whydone1', text).map(({ line, text, short }): FoundCode => {
    if (short) return { line, fault: SHORT };
    const code = text === undefined ? undefined : codeIn(text);
    return code ? { line, code } : { line, fault: CHANGED };
  });

/** A line that holds so many letters in a row looks like a code. */
const LETTERS = /[a-z2-7]{80}/i;

/** Lines that look like a code, and belong to none. */
export function headlessLines(text: string): number[] {
  const rows = [...find('whydone1', text), ...find('whytask1', text)];
  return text
    .split('\n')
    .flatMap((line, i) =>
      LETTERS.test(line) && !rows.some((row) => row.line <= i + 1 && i + 1 <= row.last) ? [i + 1] : [],
    );
}

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{12}$/.test(value);
const isFixed = (value: unknown): value is Code['fixed'] =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => one === null || typeof one === 'string' || typeof one === 'number');

function codeIn(text: string): Code | undefined {
  const [experiment, params, seed, goal, fixed, task, result, name, ...more] = parsed(text) ?? [];
  if (more.length > 0 || typeof experiment !== 'string' || !/^[\w-]{1,64}$/.test(experiment)) return undefined;
  if (!isWritten(params) || !isSeed(seed) || !isFixed(fixed)) return undefined;
  if (!isShort(goal, limits.goal) || !isShort(name, limits.name) || !isHash(task) || !isHash(result)) return undefined;
  return { experiment, params, seed, goal, fixed, task, result, name };
}
