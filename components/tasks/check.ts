import { wordsOf } from '../../src/book/resolve/condition-words.ts';
import { readCondition } from '../../src/book/resolve/conditions.ts';
import type { State } from '../../src/lab/declare/address.ts';
import type { Json } from '../../src/lab/declare/define.ts';
import type { Scope } from '../../src/book/resolve/conditions.ts';
import type { Code } from '../../src/tasks/code.ts';
import { SEED, type Declared } from '../../src/tasks/task.ts';
import { judgeRun, wordsOfCondition, type ExperimentCheck, type Verdict } from '../reading/experiment-answer.ts';

/** A goal is judged as an exercise is that is done by experiment. */

/** A run that came to its end. */
export interface Finished extends State {
  result: Json;
}

type Wanted = Pick<Code, 'experiment' | 'goal' | 'fixed'>;

function checkOf({ experiment, goal, fixed }: Wanted, declared: Declared): ExperimentCheck | undefined {
  const { expression } = readCondition(goal);
  if (!expression) return undefined;
  const words = { ...wordsOf(expression, fixed, declared), [SEED]: '随机种子' };
  return { kind: 'experiment', of: experiment, params: fixed, condition: goal, words };
}

/** Whether a run reaches the goal and left alone what had to stay; in words what is missing. Undefined if the goal is no condition. */
export function judge(wanted: Wanted, { params, seed, result }: Finished, declared: Declared): Verdict | undefined {
  const check = checkOf(wanted, declared);
  const run = {
    id: wanted.experiment,
    label: '',
    params: { ...params, [SEED]: seed },
    result: result as Scope,
    final: true,
  };
  return check && judgeRun(check, run);
}

/** A goal in words: 误差不超过 0.01。 Undefined if it is no condition. */
export function goalInWords(wanted: Wanted, declared: Declared): string | undefined {
  const check = checkOf(wanted, declared);
  return check && wordsOfCondition(check);
}
