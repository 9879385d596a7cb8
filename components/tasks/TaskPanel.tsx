import { sameState } from '../../src/lab/declare/address.ts';
import { useEffect, useState } from 'preact/hooks';
import { difference } from '../../src/lab/declare/difference.ts';
import { type Outcome, type Session } from '../../src/lab/run/session.ts';
import { quantities, withPart } from '../../src/tasks/goal.ts';
import { limits } from '../../src/tasks/short-text.ts';
import { SEED, type Declared } from '../../src/tasks/task.ts';
import type { LabProps } from '../lab/types.ts';
import { CopyField } from './CopyField.tsx';
import { loadDeclared } from './declared.ts';
import { useDraft, type Draft } from './draft.ts';
import { GoalMenu } from './GoalMenu.tsx';
import { readinessOf } from './readiness.ts';
import { adoptStyle } from '../late-style.ts';
import style from './tasks.css?inline';

adoptStyle(style);

interface Props {
  lab: LabProps;
  session: Session;
  /** Reads the published result of the state that the session is in. Lent, for what reads it belongs to the figure's own chunk. */
  published: () => Promise<Outcome | undefined>;
}

/** 出任务: a teacher makes a link from the figure: where it starts, what is to be reached, a hint. */
export default function TaskPanel({ lab, session, published }: Props) {
  const [draft, change] = useDraft(lab, session, published);
  const [declared, setDeclared] = useState<Declared>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadDeclared(lab.addresses.page).then(setDeclared, () => setFailed(true));
  };
  useEffect(load, []);
  if (failed)
    return (
      <p>
        没有读到这个实验的参数与字段。检查网络后{' '}
        <button type="button" class="lab-quiet" onClick={load}>
          重试
        </button>
      </p>
    );
  if (!declared) return <p>正在准备……</p>;
  return <Making {...{ lab, session, draft, change, declared }} />;
}

interface MakingProps extends Omit<Props, 'published'> {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  declared: Declared;
}

function Making({ lab, session, draft, change, declared }: MakingProps) {
  const { start, fixed } = draft;
  const id = `${lab.label}-task`;
  const page = new URL(lab.addresses.page, location.href).href;
  const { fault, words, next, link } = readinessOf(draft, lab.id, page, declared);
  const latest = draft.finished.at(-1);
  const from = difference(lab.controls, start, lab.origin);
  const free = Object.entries(lab.controls).map(([name, { label }]) => [name, label] as const);
  const names = lab.seeded ? [...free, [SEED, '随机种子'] as const] : free;
  return (
    <div class="task-panel">
      <p class="task-about">
        学生打开链接，从起点动手，做到目标就得到一个任务码；谁都可以重算一遍来核对。
        <a href={`${lab.addresses.page}../../teaching/#tasks`} target="_blank">
          它证明什么，不证明什么
        </a>
      </p>
      <p class="task-start">
        <b>起点</b>　{from === '同样的设置' ? '图原来的样子' : from}
        {!sameState(start, session) && (
          <button
            type="button"
            class="task-button"
            onClick={() => change({ start: { params: session.params, seed: session.seed } })}
          >
            换成图上现在的
          </button>
        )}
      </p>
      <details class="task-fixed">
        <summary>学生不能改的参数（{fixed.length} 个）</summary>
        <fieldset>
          <legend class="lab-hidden">学生不能改的参数</legend>
          {names.map(([name, label]) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={fixed.includes(name)}
                onChange={({ currentTarget: { checked } }) =>
                  change({ fixed: checked ? [...fixed, name] : fixed.filter((one) => one !== name) })
                }
              />{' '}
              {label}
            </label>
          ))}
        </fieldset>
      </details>
      {latest && (
        <GoalMenu
          label={id}
          quantities={quantities(latest, declared)}
          add={(part) => change({ goal: withPart(draft.goal, part) })}
        />
      )}
      <label for={`${id}-goal`}>目标</label>
      <textarea
        id={`${id}-goal`}
        rows={2}
        spellcheck={false}
        autocapitalize="off"
        placeholder="一个条件，写法与做实验的习题相同"
        aria-describedby={`${id}-goal-words`}
        aria-invalid={fault !== undefined}
        value={draft.goal}
        onInput={({ currentTarget }) => change({ goal: currentTarget.value })}
      />
      <p class={fault ? 'task-fault' : 'task-words'} id={`${id}-goal-words`}>
        {fault ?? words ?? '几个条件用 and、or、not 和括号连起来。'}
      </p>
      <label for={`${id}-title`}>标题（可以不填）</label>
      <input
        id={`${id}-title`}
        maxLength={limits.title}
        autocomplete="off"
        value={draft.title}
        onInput={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <label for={`${id}-hint`}>提示（可以不填，学生点开才看见）</label>
      <textarea
        id={`${id}-hint`}
        rows={2}
        maxLength={limits.hint}
        value={draft.hint}
        onInput={({ currentTarget }) => change({ hint: currentTarget.value })}
      />
      <p class="task-next" role="status">
        {next}
      </p>
      {link && <CopyField id={`${id}-link`} label="发给学生的链接" what="链接" text={link} />}
    </div>
  );
}
