import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { csv } from '../../../src/lab/terminal/csv.ts';
import type { Outcome, Session } from '../../../src/lab/run/session.ts';
import { openLecture } from '../../lecture/offer.ts';
import { DataTable } from './DataTable.tsx';
import { loadPublished, loadSource } from '../loading.ts';
import { save, standalonePng, standaloneSvg } from './saving.ts';
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
        {shown === 'download' && <Downloads lab={lab} session={session} root={root} say={setNote} />}
        {shown === 'source' && <Source id={lab.id} />}
        {shown === 'share' && <Share lab={lab} say={setNote} />}
        {shown === 'task' && <Task lab={lab} session={session} published={() => loadPublished(lab, session)} />}
        <p class="lab-note" role="status">
          {note}
        </p>
      </div>
    </div>
  );
}

function Downloads({
  lab,
  session,
  root,
  say,
}: {
  lab: LabProps;
  session: Session;
  root: { current: HTMLElement | null };
  say: (text: string) => void;
}) {
  const name = `${lab.id}${session.shown && session.shown.seed !== 0 ? `-seed${session.shown.seed}` : ''}`;
  const outcome = async (): Promise<Outcome> => {
    if (session.shown) return session.shown;
    const one = await loadPublished(lab, lab.origin);
    if (!one) throw new Error('no published result');
    return one;
  };
  const drawing = () => {
    const figure = root.current!.closest('[data-lab]')!;
    const canvas = figure.querySelector<SVGSVGElement>('.lab-canvas > svg');
    const still = [...figure.querySelectorAll<HTMLElement>('.lab-still')].find((element) => element.offsetWidth > 0);
    const svg = canvas ?? still?.querySelector('svg');
    if (!svg) throw new Error('no drawing');
    return standaloneSvg(svg, {
      title: [lab.number, lab.title].filter(Boolean).join('　'),
      source: `为什么要深度学习 · ${new URL(lab.addresses.page, location.href).href}`,
    });
  };
  const offer = (kind: string, make: () => void | Promise<void>) => (
    <button
      type="button"
      onClick={() => {
        say('');
        Promise.resolve()
          .then(make)
          .catch(() => say(`没有做成 ${kind} 文件。检查网络后再点一次。`));
      }}
    >
      {kind}
    </button>
  );
  return (
    <div class="lab-row">
      {offer('CSV', async () => save(csv((await outcome()).table), `${name}.csv`, 'text/csv'))}
      {offer('JSON', async () => {
        const { params, seed, result } = await outcome();
        save(`${JSON.stringify({ id: lab.id, params, seed, result }, null, 1)}\n`, `${name}.json`, 'application/json');
      })}
      {offer('SVG', () => save(drawing().text, `${name}.svg`, 'image/svg+xml'))}
      {offer('PNG', async () => save(await standalonePng(drawing()), `${name}.png`))}
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

/** Fetched when it is asked for: few readers set tasks. */
function Task(props: { lab: LabProps; session: Session; published: () => Promise<Outcome | undefined> }) {
  const [Panel, setPanel] = useState<ComponentType<typeof props>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('../../tasks/TaskPanel.tsx').then(
      (loaded) => setPanel(() => loaded.default),
      () => setFailed(true),
    );
  }, []);
  if (failed) return <p>出任务的程序没有载入。检查网络后刷新页面。</p>;
  return Panel ? <Panel {...props} /> : <p>正在准备……</p>;
}
