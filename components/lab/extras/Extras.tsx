import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outcome, Session } from '../../../src/lab/run/session.ts';
import { openLecture } from '../../lecture/offer.ts';
import { DataTable } from './DataTable.tsx';
import { loadPublished, loadSource } from '../loading.ts';
import type { DownloadsProps } from './Downloads.tsx';
import { Share } from './Share.tsx';
import type { LabProps } from '../types.ts';

interface Props {
  lab: LabProps;
  session: Session;
  /** The published result's table, drawn at build. */
  table: ComponentChildren;
}

type Open = 'download' | 'source' | 'share' | 'task' | undefined;
const panels = { download: '下载', source: '源码', share: '链接与嵌入', task: '出任务' } as const;

/** The quiet end of a figure: its data, and a row of downloads, source and ways to pass it on, of which one is open at a time. */
export function Extras({ lab, session, table }: Props) {
  const [shown, setShown] = useState<Open>();
  const [note, setNote] = useState('');
  /** The table of a run is made anew with each of its results; not behind a fold. */
  const fold = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(fold.current!.open), []);
  const root = useRef<HTMLDivElement>(null);
  const toggle = (panel: Open) => {
    setNote('');
    setShown(shown === panel ? undefined : panel);
  };
  const lecture = () => {
    setNote('');
    openLecture(root.current!.closest<HTMLElement>('[data-lab]')!).catch(() => {
      setNote('讲台的程序没有载入。检查网络后再点一次。');
    });
  };
  const panelId = `${lab.label}-panel`;
  return (
    <div class="lab-extras" ref={root}>
      <details class="lab-data" ref={fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>数据</summary>
        {session.shown && open ? <DataTable table={session.shown.table} /> : table}
      </details>
      <div class="lab-quiet-row">
        {(Object.keys(panels) as (keyof typeof panels)[]).map((panel) => (
          <button
            key={panel}
            type="button"
            class="lab-quiet"
            aria-expanded={shown === panel}
            aria-controls={panelId}
            onClick={() => toggle(panel)}
          >
            {panels[panel]}
          </button>
        ))}
        {lab.place !== 'frame' && (
          <button type="button" class="lab-quiet" onClick={lecture}>
            讲台
          </button>
        )}
        {lab.place === 'chapter' && (
          <a class="lab-quiet" href={lab.addresses.page}>
            单独一页
          </a>
        )}
        {lab.place === 'frame' && (
          <a class="lab-quiet" href={lab.addresses.page} target="_blank">
            在书里看
          </a>
        )}
      </div>
      <div id={panelId} class="lab-panel" hidden={!shown && note === ''}>
        {shown === 'download' && (
          <Late load={loadDownloads} what="下载" lab={lab} session={session} root={root} say={setNote} />
        )}
        {shown === 'source' && <Source id={lab.id} />}
        {shown === 'share' && <Share lab={lab} session={session} say={setNote} />}
        {shown === 'task' && (
          <Late
            load={loadTasks}
            what="出任务"
            lab={lab}
            session={session}
            published={() => loadPublished(lab, session)}
          />
        )}
        <p class="lab-note" role="status">
          {note}
        </p>
      </div>
    </div>
  );
}

/** experiment.ts as it is, fetched when it is asked for. */
function Source({ id }: { id: string }) {
  const [text, setText] = useState<string>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadSource(id).then(setText, () => setFailed(true));
  };
  const asked = useRef(false);
  if (!asked.current) {
    asked.current = true;
    load();
  }
  if (failed) {
    return (
      <p>
        源码没有读到。检查网络后{' '}
        <button type="button" class="lab-quiet" onClick={load}>
          重试
        </button>
      </p>
    );
  }
  return (
    <pre class="lab-source" tabIndex={0} aria-label={`${id}/experiment.ts`} lang="en">
      <code>{text ?? '正在读……'}</code>
    </pre>
  );
}

const loadDownloads = (): Promise<Loaded<DownloadsProps>> => import('./Downloads.tsx');
const loadTasks = (): Promise<Loaded<TaskProps>> => import('../../tasks/TaskPanel.tsx');

interface TaskProps {
  lab: LabProps;
  session: Session;
  published: () => Promise<Outcome | undefined>;
}

/** A part that is fetched when it is asked for: few readers take files away, fewer set tasks. */
interface Loaded<P> {
  default: ComponentType<P>;
}

function Late<P>({ load, what, ...props }: { load: () => Promise<Loaded<P>>; what: string } & P) {
  const [Part, setPart] = useState<ComponentType<P>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load().then(
      (loaded) => setPart(() => loaded.default),
      () => setFailed(true),
    );
  }, []);
  if (failed) return <p>{what}的程序没有载入。检查网络后刷新页面。</p>;
  return Part ? <Part {...(props as P & object)} /> : <p>正在准备……</p>;
}
