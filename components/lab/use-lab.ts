import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { readAddress, writeAddress, type State } from '../../src/lab/declare/address.ts';
import type { Controls } from '../../src/lab/declare/define.ts';
import { openExperiment, type LiveExperiment, type LiveRun } from '../../src/lab/run/live.ts';
import { compareResults } from '../../src/lab/publish/results.ts';
import { next, open, sameState, type Outcome, type Subject, type Verdict } from '../../src/lab/run/session.ts';
import { useDataRoom } from './data-room.ts';
import { loadFigure, loadPublished, type Drawn } from './loading.ts';
import type { LabProps } from './types.ts';

const ADDRESS_AFTER_MS = 200;
const UNLOADED = '作图的程序没有载入，图还是原来的样子。检查网络后点“重试”，或刷新页面。';
const LEFT = '离开这一页时计算停止了，点“重试”从头再算。';

/** Joins the state machine to the worker, the address bar and the page: what a session asks for is done here, what happens is told to it. */
export function useLab(props: LabProps) {
  const { id, label } = props;
  const subject = useMemo(() => subjectOf(props), []);
  const [session, send] = useReducer(
    (held: ReturnType<typeof open>, event: Parameters<typeof next>[1]) => next(held, event, subject),
    undefined,
    () => open(subject),
  );
  const [drawn, setDrawn] = useState<Drawn>();
  const [behind, setBehind] = useState<Outcome>();
  const room = useDataRoom(props.controls, (name, value) => send({ type: 'change', name, value, gesture: -1 }));
  const live = useRef<LiveExperiment>();
  const run = useRef<LiveRun>();
  const latest = useRef(session);
  latest.current = session;

  /** Fetches what draws, and the published results of the origin (which lies behind) and of this state; undefined: there is none to be had. */
  const prepare = useCallback(async (state: State) => {
    const [figure, origin, published] = await Promise.all([
      loadFigure(id),
      loadPublished(props, subject.origin).catch(() => undefined),
      loadPublished(props, state).catch(() => undefined),
    ]);
    setDrawn(() => figure);
    setBehind(origin);
    return published;
  }, []);

  // The address is read after the page's own state was taken over, so that server and browser agree on the first rendering.
  useEffect(() => {
    const asked = readAddress(location.search, label, subject.controls);
    if (asked) send({ type: 'open', asked });
  }, []);

  useAddress(props, subject, session);

  // A published result other than the still's is fetched and drawn, without a worker; the still's own too, if a view is to go on with it.
  useEffect(() => {
    if (session.phase !== 'published' || (sameState(session, subject.origin) && !session.shown)) return;
    const { ticket } = session;
    prepare(session).then(
      (outcome) => {
        if (outcome) {
          send({ type: 'published', outcome });
          // Parameters that the reader chose count as a run, though its result was there already.
          if (session.past.length > 0 && latest.current.params === session.params) announce(id, outcome, true);
        } else send({ type: 'fault', ticket, message: '没有读到发布的结果，图还是原来的样子。点“运行”可以现算。' });
      },
      () => send({ type: 'fault', ticket, message: UNLOADED }),
    );
  }, [session.phase, session.params, session.seed]);

  // A new ticket is a new run; the one before it is stopped first, so that the latest wins.
  useEffect(() => {
    const { ticket, params, seed } = session;
    if (ticket === 0) return;
    let stopped = false;
    let mine: LiveRun | undefined;
    const fault = (message: string, name?: string) => {
      if (!stopped) send({ type: 'fault', ticket, message, name });
    };
    const start = async () => {
      const reading = prepare({ params, seed });
      const published = reading.catch(() => undefined);
      const result = async (words: Omit<Outcome, 'params' | 'seed'>, progress: number | undefined, final: boolean) => {
        const outcome = { ...words, params, seed };
        const verdict = final ? judge(subject, outcome, await published) : undefined;
        if (stopped) return;
        send({ type: 'result', ticket, outcome, progress, ...(verdict && { verdict }) });
        announce(id, outcome, final);
      };
      await reading;
      if (stopped) return;
      live.current ??= openExperiment(id);
      const { held } = latest.current;
      mine = live.current.run(params, seed, { result, fault }, held, room.handed(params));
      run.current = mine;
      if (held && latest.current.phase === 'starting') mine.step();
    };
    start().catch(() => fault(UNLOADED));
    return () => {
      stopped = true;
      mine?.stop();
      run.current = undefined;
    };
  }, [session.ticket]);

  useEffect(() => {
    if (session.phase === 'published') run.current?.stop();
    else if (session.phase === 'paused') run.current?.pause();
    else if (session.phase === 'running') run.current?.resume();
  }, [session.phase]);

  useEffect(() => {
    const close = () => {
      live.current?.close();
      live.current = undefined;
      run.current = undefined;
    };
    const leave = () => {
      const { phase, ticket } = latest.current;
      close();
      if (phase === 'running' || phase === 'paused' || phase === 'starting')
        send({ type: 'fault', ticket, message: LEFT });
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      close();
    };
  }, []);

  const step = () => {
    const going = session.phase === 'running' || session.phase === 'paused';
    send({ type: 'step' });
    if (going) run.current?.step();
  };
  return { session, send, step, subject, drawn, behind, room };
}

/** What the rest of the page, such as an exercise, hears of a run. */
function announce(id: string, { params, seed, result }: Outcome, final: boolean): void {
  document.dispatchEvent(new CustomEvent('lab:result', { detail: { id, params, seed, result, final } }));
}

/** The functions that check formulas stay with the experiment, in the worker; here every text is let through. */
function subjectOf({ controls, published, origin, viewed }: LabProps): Subject {
  const whole = Object.entries(controls).map(([name, control]) => [
    name,
    control.kind === 'function' ? { ...control, check: () => undefined } : control,
  ]);
  return { controls: Object.fromEntries(whole) as Controls, published, origin, viewed };
}

function judge({ published }: Subject, outcome: Outcome, read: Outcome | undefined): Verdict {
  if (!published.some((run) => sameState(run, outcome))) return 'unpublished';
  return read ? compareResults(outcome.result, read.result) : 'unread';
}

/** Writes the state into the address bar, a little after it has come to rest: browsers limit how often that may be done. */
function useAddress(
  { label }: LabProps,
  subject: Subject,
  session: { params: Subject['origin']['params']; seed: number },
): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => {
      const search = writeAddress(location.search, label, subject.controls, session, subject.origin);
      if (search !== location.search)
        history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
    }, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [session.params, session.seed]);
}
