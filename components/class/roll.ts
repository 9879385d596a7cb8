import { hashOf } from '../../src/tasks/letters.ts';
import { findCodes, headlessLines, type Code } from '../../src/tasks/code.ts';
import { findTasks, taskHash, type Task } from '../../src/tasks/task.ts';

/** What was handed in, read from a paste: codes in whatever stands around them, and the links of the tasks. */

/** Most characters of a paste, and most codes of it. */
export const MOST_CHARACTERS = 500_000,
  MOST_CODES = 500;

/** Where a code stands: it waits, is computed again, holds, holds with another result than the student's, does not hold, or cannot be judged. */
export type Standing = 'waiting' | 'running' | 'holds' | 'differs' | 'fails' | 'broken' | 'skipped';

export interface Entry {
  /** The line of the paste on which it begins. */
  line: number;
  code?: Code;
  standing: Standing;
  /** One Chinese sentence about the standing; empty while it waits. */
  words: string;
  /** Another with the same state, in words. */
  same?: string;
}

export interface Roll {
  entries: Entry[];
  /** What could not be taken, one Chinese sentence each. */
  faults: string[];
  /** By hash; none if no link was given. */
  tasks: Map<string, Task>;
}

const nameOf = (code: Code) => (code.name === '' ? '没有写名字的' : code.name);

/** @param links what was pasted as links of tasks; may be empty */
export function readRoll(text: string, links: string): Roll {
  const none = (fault: string): Roll => ({ entries: [], faults: [fault], tasks: new Map() });
  const length = text.length + links.length;
  if (length > MOST_CHARACTERS)
    return none(`贴进来的文字有 ${length} 个字符，一次最多 ${MOST_CHARACTERS} 个：请分几次贴，或只贴任务码。`);
  const faults: string[] = [];
  const tasks = new Map<string, Task>();
  for (const { task, fault } of findTasks(links)) {
    if (task) tasks.set(taskHash(task), task);
    else faults.push(fault);
  }
  if (links.trim() !== '' && tasks.size === 0 && faults.length === 0)
    faults.push('“任务链接”里没有任务：任务链接里有一段以 whytask1 开头的字母，请从“出任务”里重新复制。');
  const found = findCodes(text);
  for (const line of headlessLines(text).slice(0, 5))
    faults.push(`第 ${line} 行像是任务码，却没有开头的 whydone1：请让学生重新复制整个码。`);
  if (found.length === 0)
    return {
      entries: [],
      faults: [...faults, text.trim() === '' ? '还没有贴任务码。' : '没有找到任务码：它以 whydone1 开头。'],
      tasks,
    };
  if (found.length > MOST_CODES)
    faults.push(
      `一次最多核对 ${MOST_CODES} 份，这里有 ${found.length} 份：第 ${found[MOST_CODES]!.line} 行起的没有读，请分几次贴。`,
    );
  // Where a link is wrong the codes would be held against too little.
  if (faults.some((fault) => fault.startsWith('任务链接'))) return { entries: [], faults, tasks };
  const entries = found.slice(0, MOST_CODES).map(({ line, code, fault }): Entry => {
    if (!code) return { line, standing: 'broken', words: fault };
    return { line, code, standing: 'waiting', words: '' };
  });
  compare(entries);
  return { entries, faults, tasks };
}

/** Marks codes that were handed in twice, and those whose states are the same. */
function compare(entries: Entry[]): void {
  const whole = new Map<string, Entry>(),
    states = new Map<string, Entry>();
  for (const entry of entries) {
    const { code } = entry;
    if (!code) continue;
    const twin = whole.get(hashOf(JSON.stringify(code)));
    if (twin) {
      entry.standing = 'skipped';
      entry.words = `与第 ${twin.line} 行是同一份码，只算一次。`;
      continue;
    }
    whole.set(hashOf(JSON.stringify(code)), entry);
    const state = stateKey(code);
    const other = states.get(state);
    if (other) entry.same = `参数与第 ${other.line} 行（${nameOf(other.code!)}）的一模一样`;
    else states.set(state, entry);
  }
}

/** What is the same for codes of the same run. */
export const stateKey = ({ experiment, params, seed }: Code): string =>
  JSON.stringify([experiment, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)), seed]);

/** How many stand how, in words. */
export function summary(entries: readonly Entry[]): string {
  const count = (...standings: Standing[]) => entries.filter(({ standing }) => standings.includes(standing)).length;
  const parts = [
    [count('holds', 'differs'), '份成立'],
    [count('fails'), '份不成立'],
    [count('broken'), '份没法核对'],
    [count('skipped'), '份没有算'],
    [count('waiting', 'running'), '份还没有算'],
  ] as const;
  return `共 ${entries.length} 份：${parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join('，')}。`;
}
