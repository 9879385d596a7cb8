import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { openExperiment } from '../../src/lab/run/live.ts';
import type { Declared } from '../../src/tasks/task.ts';
import { duration } from '../lab/status.ts';
import { loadDeclared } from '../tasks/declared.ts';
import '../tasks/tasks.css';
import { Pace } from './pace.ts';
import { readRoll, summary, type Roll } from './roll.ts';
import { RollTable } from './RollTable.tsx';
import { verify, type Verification } from './verify.ts';
import './class.css';

interface Props {
  /** Ids of the book's experiments. */
  experiments: readonly string[];
  /** Address of all experiments' pages, up to the id. */
  pages: string;
}

const EMPTY: Roll = { entries: [], faults: [], tasks: new Map() };
/** What is told of progress is told anew no oftener. */
const TELL_EVERY_MS = 250;

/** 班级: takes many task codes, computes each again on this device, and says which hold. */
export default function ClassRoom({ experiments, pages }: Props) {
  const [text, setText] = useState('');
  const [links, setLinks] = useState('');
  const [roll, setRoll] = useState(EMPTY);
  const [at, setAt] = useState<'ready' | 'running' | 'paused' | 'done'>('ready');
  const [left, setLeft] = useState<number>();
  const [declared, setDeclared] = useState<ReadonlyMap<string, Declared>>(new Map());
  const [live, setLive] = useState(false); // what is typed before this listens would be lost
  const going = useRef<Verification>();
  const resting = useRef(0);
  const pace = useRef(new Pace());
  useEffect(() => {
    setLive(true);
    return () => going.current?.cancel();
  }, []);

  const start = () => {
    going.current?.cancel();
    const read = readRoll(text, links);
    setRoll(read);
    setLeft(undefined);
    pace.current = new Pace();
    if (read.entries.length === 0) return setAt('ready');
    setAt('running');
    const loaded = new Map<string, Promise<Declared>>();
    let told = 0;
    const mine = verify(read.entries, read.tasks, {
      experiments,
      declared(id) {
        const loading = loaded.get(id) ?? loadDeclared(`${pages}${id}/`);
        loaded.set(id, loading);
        loading.then(
          (one) => setDeclared((now) => new Map(now).set(id, one)),
          () => loaded.delete(id),
        );
        return loading;
      },
      open: (id) => openExperiment(id),
      tell(entry, progress) {
        const now = performance.now();
        pace.current.hear(entry, progress, now);
        if (going.current !== mine || (progress !== undefined && now - told < TELL_EVERY_MS)) return;
        told = now;
        setLeft(pace.current.left(read.entries, now));
        setRoll((shown) => ({ ...shown }));
      },
    });
    going.current = mine;
    mine.done.then(() => {
      if (going.current !== mine) return;
      setRoll((shown) => ({ ...shown }));
      setAt('done');
    });
  };
  const pause = () => {
    going.current?.pause();
    resting.current = performance.now();
    setAt('paused');
  };
  const resume = () => {
    pace.current.rested(performance.now() - resting.current);
    going.current?.resume();
    setAt('running');
  };

  const { entries, faults, tasks } = roll;
  const busy = at === 'running' || at === 'paused';
  const finished = entries.filter(({ standing }) => standing !== 'waiting' && standing !== 'running').length;
  const goals = new Set(entries.flatMap(({ code }) => code?.task ?? [])).size;
  return (
    <section class="class-room" aria-label="核对任务码">
      <Pasted id="class-codes" label="任务码" rows={6} live={live} value={text} onChange={setText}>
        一行一份，或把整段聊天、邮件贴进来：码以 whydone1 开头，前后有别的字不要紧。
      </Pasted>
      <Pasted id="class-links" label="任务链接（可以不填）" rows={2} live={live} value={links} onChange={setLinks}>
        贴上你发给学生的链接，别的任务的码就会被认出来；不贴，就照每份码里自己写的目标核对。
      </Pasted>
      <div class="task-row">
        <button
          type="button"
          class="task-button class-go"
          disabled={!live}
          onClick={busy ? () => going.current?.cancel() : start}
        >
          {busy ? '停止' : '核对'}
        </button>
        {busy && (
          <>
            <button type="button" class="task-button" onClick={at === 'paused' ? resume : pause}>
              {at === 'paused' ? '继续' : '暂停'}
            </button>
            <button type="button" class="task-button" onClick={() => going.current?.skip()}>
              跳过这一份
            </button>
          </>
        )}
        <p role="status">
          {at === 'done' && summary(entries)}
          {at === 'paused' && '已暂停'}
          {at === 'running' && '正在重算'}
        </p>
        {busy && (
          <p class="task-words">
            {finished} / {entries.length} 份{left !== undefined && at === 'running' && `，还要约 ${duration(left)}`}
          </p>
        )}
      </div>
      {busy && <progress max={entries.length} value={finished} aria-label="进度" />}
      <div role="alert">
        {faults.map((fault) => (
          <p class="task-fault" key={fault}>
            {fault}
          </p>
        ))}
      </div>
      {tasks.size === 0 && goals > 1 && (
        <p>这些码来自 {goals} 个不同的任务。没有任务链接，就看“任务”一栏写的目标是不是你出的那一个。</p>
      )}
      {entries.length > 0 && <RollTable {...{ roll, declared, pages }} />}
    </section>
  );
}

function Pasted({
  id,
  label,
  rows,
  live,
  value,
  onChange,
  children,
}: {
  id: string;
  label: string;
  rows: number;
  live: boolean;
  value: string;
  onChange: (text: string) => void;
  children: ComponentChildren;
}) {
  return (
    <>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        disabled={!live}
        class="class-codes"
        rows={rows}
        spellcheck={false}
        autocapitalize="off"
        aria-describedby={`${id}-help`}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p class="task-words" id={`${id}-help`}>
        {children}
      </p>
    </>
  );
}
