import { useEffect, useMemo, useState } from 'preact/hooks';
import type { State } from '../../src/lab/declare/address.ts';
import { difference } from '../../src/lab/declare/difference.ts';
import { writeParams } from '../../src/lab/declare/validate.ts';
import { writeCode, type Code } from '../../src/tasks/code.ts';
import { fingerprint } from '../../src/tasks/fingerprint.ts';
import { cleaned, limits } from '../../src/tasks/short-text.ts';
import { needsFile, SEED, taskHash, type Declared, type Task } from '../../src/tasks/task.ts';
import { judge, type Finished } from './check.ts';
import { CopyField } from './CopyField.tsx';
import { adoptStyle } from '../late-style.ts';
import style from './tasks.css?inline';

adoptStyle(style);

/** A task that was accepted, with what it means here. */
export interface Arrived {
  task: Task;
  declared: Declared;
  start: State;
  fixed: Code['fixed'];
  /** The goal in words. */
  words: string;
}

interface Props {
  /** The figure's id on the page. */
  figure: string;
  arrived: Arrived;
  /** Sets the figure back to where the task starts. */
  restart: () => void;
}

interface Standing {
  words: string;
  right: boolean;
  final: boolean;
}

const OWN_FILE = '这次用了你自己的文件，别人没法重算，所以不给任务码：换回书里的数据再做。';

/** The task above the figure: what is to be reached, how far the last run is from it, and the code of one that reached it. */
export function TaskBar({ figure, arrived, restart }: Props) {
  const { task, declared, start, fixed, words } = arrived;
  const [standing, setStanding] = useState<Standing>();
  /** The last run that reached the goal: its code stays when the figure goes on. */
  const [reached, setReached] = useState<Finished>();
  const [name, setName] = useState('');
  useEffect(() => {
    const hear = (event: Event) => {
      const { label, params, seed, result, final } = (
        event as CustomEvent<Finished & { label: string; final: boolean }>
      ).detail;
      if (label !== figure) return;
      const run = { params, seed, result };
      const verdict = judge({ ...task, fixed }, run, declared)!;
      const right = verdict.right && !needsFile(run);
      setStanding({ words: verdict.right && !right ? OWN_FILE : verdict.words, right, final });
      if (right && final) setReached(run);
    };
    document.addEventListener('lab:result', hear);
    return () => document.removeEventListener('lab:result', hear);
  }, []);
  const code = useMemo(
    () =>
      reached && {
        experiment: task.experiment,
        params: writeParams(declared.controls, reached.params),
        seed: reached.seed,
        goal: task.goal,
        fixed,
        task: taskHash(task),
        result: fingerprint(reached.result),
      },
    [reached],
  );
  const labels = Object.keys(fixed).map((one) => (one === SEED ? '随机种子' : declared.controls[one]!.label));
  return (
    <section class="task-bar" aria-labelledby="task-title">
      <h2 id="task-title">任务{task.title && `：${task.title}`}</h2>
      <p class="task-by">任务由发给你链接的人出，不是书的内容。</p>
      <p>
        要做到：{words}。<code>{task.goal}</code>
      </p>
      {labels.length > 0 && <p>不能改：{labels.join('、')}。</p>}
      {task.hint && (
        <details class="task-hint">
          <summary>提示</summary>
          <p>{task.hint}</p>
        </details>
      )}
      <div class="task-row">
        <p class={standing?.right ? 'task-done' : 'task-words'}>
          {standing ? standing.words : '在下面的图上动手，算完就告诉你做到没有。'}
        </p>
        <button type="button" class="task-button" onClick={restart}>
          回到起点
        </button>
      </div>
      <p class="lab-hidden" role="status">
        {standing?.final ? standing.words : ''}
      </p>
      {reached && code && (
        <>
          <p>
            做到的是：{difference(declared.controls, reached, start)}
            。把下面的任务码交给出题的人，他重算一遍就能核对；名字只写进码里，不发到任何地方。
          </p>
          <label for="task-name">名字（可以不填）</label>
          <input
            id="task-name"
            autocomplete="off"
            maxLength={limits.name}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <CopyField id="task-code" label="任务码" what="任务码" text={writeCode({ ...code, name: cleaned(name) })} />
        </>
      )}
    </section>
  );
}
