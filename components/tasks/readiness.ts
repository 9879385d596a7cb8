import { sameState } from '../../src/lab/declare/address.ts';
import { type Outcome } from '../../src/lab/run/session.ts';
import { readGoal } from '../../src/tasks/goal.ts';
import { cleaned } from '../../src/tasks/short-text.ts';
import { fixedValues, needsFile, taskLink, taskOf, type Declared } from '../../src/tasks/task.ts';
import { goalInWords, judge } from './check.ts';
import type { Draft } from './draft.ts';

/** How far a task is from being shared. */
export interface Readiness {
  /** What is wrong with the goal as it is written; nothing while it is empty. */
  fault?: string | undefined;
  /** The goal in words, once it can be read. */
  words?: string | undefined;
  /** What is to be done next, or that all is done: one sentence. */
  next: string;
  /** The link; only for a goal that does not hold at the start and was reached. */
  link?: string;
}

/** A longer address is cut off by some messengers. */
const LONG = 2000;

/** Whether a draft may be shared: its goal can be read, does not hold at the start, and was reached in the figure. @param page full address */
export function readinessOf(draft: Draft, experiment: string, page: string, declared: Declared): Readiness {
  const { start, finished, fixed } = draft;
  const { goal, fault } = readGoal(draft.goal, finished, declared);
  if (needsFile(start))
    return { next: '起点用了你自己的文件，链接带不走它：请在图上换成书里的数据，再点“换成图上现在的”。' };
  if (finished.length === 0) return { next: '图还没有算完。先让它算完，才看得到可以拿来作目标的量。' };
  if (!goal) return { next: '先写目标。', ...(draft.goal.trim() !== '' && { fault }) };
  const wanted = { experiment, goal: cleaned(draft.goal), fixed: fixedValues(fixed, start) };
  const words = goalInWords(wanted, declared);
  const first = finished.find((one) => sameState(one, start));
  if (!first) return { words, next: '起点还没有算完，不知道目标在那里成不成立：把图调回起点，让它算完一次。' };
  const verdictOf = (one: Outcome) => judge(wanted, one, declared)!;
  if (verdictOf(first).right)
    return { words, next: '目标在起点一开始就成立了，学生什么也不用做：请改目标，或换一个起点。' };
  if (!finished.some((one) => verdictOf(one).right)) {
    const latest = finished.at(-1)!;
    return {
      words,
      next: `还没有人做到过，所以还不能发给学生：请你自己先在图上做到一次，链接就出现在这里。图上现在：${verdictOf(latest).words}`,
    };
  }
  const task = taskOf(experiment, declared.controls, start, {
    fixed,
    goal: wanted.goal,
    title: cleaned(draft.title),
    hint: cleaned(draft.hint),
  });
  const link = taskLink(page, task);
  const long = link.length > LONG ? `链接有 ${link.length} 个字符，有的聊天软件会截断它；把提示写短一些。` : '';
  return { words, next: `你在图上做到过，可以发给学生了。${long}`, link };
}
