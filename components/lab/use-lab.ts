import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import {
  readAddress,
  writeAddress,
  type AddressReading,
  type State,
  sameState,
} from '../../src/lab/declare/address.ts';
import type { Controls } from '../../src/lab/declare/define.ts';
import { openExperiment, type LiveExperiment, type LiveRun } from '../../src/lab/run/live.ts';
import { compareResults } from '../../src/lab/run/comparison.ts';
import {
  isLive,
  isStale,
  next,
  open,
  TRIAL_SECONDS,
  type Outcome,
  type Session,
  type Subject,
  type Verdict,
} from '../../src/lab/run/session.ts';
import { useDataRoom } from './inputs/data-room.ts';
import { firstPicture, type Begun } from './first-picture.ts';
import { loadFigure, loadPublished, partsOf, type Drawn } from './loading.ts';
import { movingHand } from './moving-hand.ts';
import { controlsOf } from './sent-controls.ts';
import { soundsOf } from './sounds/offers.ts';
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
  const begun = useRef<Begun>();
  const hand = useMemo(movingHand, []);
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

  /** A hand comes near: a view of its own takes the still's place, with the same result, so that it can be touched; what computes gets ready. */
  const expect = () => {
    if (session.phase !== 'published' || session.shown || isSandboxed()) return;
    live.current ??= openExperiment(id);
    live.current.warm();
    if (props.sounds.length > 0) loadPublished(props, subject.origin).catch(() => {}); // what is heard is of it
    if (subject.viewed) void wake();
  };

  /** What the still shows is drawn live in its place. @returns whether there is such a drawing, or will be */
  const wake = async (): Promise<boolean> => {
    if (session.phase !== 'published' || session.shown) return session.shown !== undefined || isLive(session);
    const outcome = self.origin === 'null' ? undefined : await prepare(session).catch(() => undefined);
    if (outcome) send({ type: 'published', outcome });
    return outcome !== undefined;
  };

  useEffect(() => whenIdle([...(subject.viewed && !isSandboxed() ? partsOf(id) : []), expect]), []);

  useAddress(label, subject, session, latest, (asked) => send({ type: 'open', asked }));

  // A published result other than the still's is fetched and drawn, without a worker; the still's own too, if a view is to go on with it.
  useEffect(() => {
    if (session.phase !== 'published' || (sameState(session, subject.origin) && !session.shown)) return;
    const { ticket } = session;
    prepare(session).then(
      (outcome) => {
        if (outcome) {
          send({ type: 'published', outcome });
          // Parameters that the reader chose count as a run, though its result was there already.
          if (session.past.length > 0 && latest.current.params === session.params) announce(props, outcome, true);
        } else send({ type: 'fault', ticket, message: '没有读到发布的结果，图还是原来的样子。点“运行”可以现算。' });
      },
      () => send({ type: 'fault', ticket, message: UNLOADED }),
    );
  }, [session.phase, session.params, session.seed]);

  // A new ticket is a new run. The one before it is stopped first, so that the latest wins; but only once it has brought a picture, or the figure
  // would stand still for as long as a finger drags.
  useEffect(() => {
    const { ticket, params, seed } = session;
    if (ticket === 0) return;
    let superseded = false;
    const moving = hand.moves();
    const fault = (message: string, name?: string) => {
      if (!superseded) send({ type: 'fault', ticket, message, name });
    };
    const start = async () => {
      const reading = prepare({ params, seed });
      const published = reading.catch(() => undefined);
      let stopped = false;
      let came = () => {};
      /** What came since the last frame: of several results only the latest is taken. */
      let waiting: { outcome: Outcome; progress: number | undefined } | undefined;
      const take = () => {
        if (stopped || !waiting) return;
        const { outcome, progress } = waiting;
        waiting = undefined;
        send({ type: 'result', ticket, outcome, progress });
        if (!superseded) announce(props, outcome, false);
        came();
      };
      const result = async (words: Omit<Outcome, 'params' | 'seed'>, progress: number | undefined, final: boolean) => {
        const outcome = { ...words, params, seed };
        if (!final) {
          if (!waiting) requestAnimationFrame(take);
          waiting = { outcome, progress };
          return;
        }
        const verdict = superseded ? undefined : judge(subject, outcome, await published);
        take();
        if (stopped) return;
        send({ type: 'result', ticket, outcome, progress, ...(verdict && { verdict }) });
        if (!superseded) announce(props, outcome, true);
        came();
      };
      await reading;
      await begun.current?.picture;
      if (superseded) return;
      begun.current?.stop();
      live.current ??= openExperiment(id);
      const { held } = latest.current;
      const started = () => {
        if (latest.current.trial) setTimeout(() => send({ type: 'long', ticket }), 1000 * TRIAL_SECONDS);
      };
      const broke = (message: string, name?: string) => {
        came();
        fault(message, name);
      };
      const events = { started, result, fault: broke };
      const mine = live.current.run(params, seed, events, held || moving, room.handed(params));
      run.current = mine;
      const first = firstPicture();
      came = first.came;
      begun.current = {
        picture: first.picture,
        stop() {
          stopped = true;
          mine.stop();
        },
      };
      const goes = () => !superseded && ['starting', 'running'].includes(latest.current.phase);
      if (held && latest.current.phase === 'starting') mine.step();
      else if (moving && !held) hand.show(mine, goes);
    };
    start().catch(() => fault(UNLOADED));
    return () => {
      superseded = true;
    };
  }, [session.ticket]);

  const holding = session.phase === 'paused' || session.phase === 'waiting';
  const wasHolding = useRef(holding);
  useEffect(() => {
    if (session.phase === 'published') begun.current?.stop();
    else if (holding) run.current?.pause();
    // A run that has just brought its first picture is running too: whether it goes on is the moving hand's.
    else if (wasHolding.current && session.phase === 'running') run.current?.resume();
    wasHolding.current = holding;
  }, [session.phase]);

  useEffect(() => {
    const close = () => {
      live.current?.close();
      live.current = undefined;
      run.current = undefined;
    };
    const leave = () => {
      const { ticket } = latest.current;
      close();
      if (isLive(latest.current)) send({ type: 'fault', ticket, message: LEFT });
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      close();
    };
  }, []);

  const step = () => {
    const going = isLive(session) && session.phase !== 'starting';
    send({ type: 'step' });
    if (going) run.current?.step();
  };
  const offers = soundsOf(props, { session, drawn, room, live: () => (live.current ??= openExperiment(id)) });
  return { session, send, step, expect, wake, subject, drawn, behind, room, offers, stale: isStale(session, subject) };
}

/**
 * Does one after the other, each once the page has nothing else to do and the one before has come, on a connection that is good and not saved on.
 * What cannot be had now is asked for again by the hand that wants it. @returns calls it off
 */
function whenIdle(acts: readonly (() => unknown)[]): (() => void) | undefined {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  if (connection?.effectiveType !== '4g' || connection.saveData || !('requestIdleCallback' in window)) return undefined;
  let idle = 0,
    off = false;
  const from = (i: number) => {
    if (off || i === acts.length) return;
    idle = requestIdleCallback(async () => {
      await Promise.resolve(acts[i]!()).catch(() => {});
      from(i + 1);
    });
  };
  from(0);
  return () => {
    off = true;
    cancelIdleCallback(idle);
  };
}

/** What the rest of the page, such as an exercise, hears of a run. */
function announce({ id, label }: LabProps, { params, seed, result }: Outcome, final: boolean): void {
  document.dispatchEvent(new CustomEvent('lab:result', { detail: { id, label, params, seed, result, final } }));
}

function subjectOf({ controls, published, origin, viewed }: LabProps): Subject {
  return { controls: controlsOf(controls), published, origin, viewed };
}

function judge({ published }: Subject, outcome: Outcome, read: Outcome | undefined): Verdict {
  if (!published.some((run) => sameState(run, outcome))) return 'unpublished';
  return read ? compareResults(outcome.result, read.result) : 'unread';
}

/** In a frame without an origin no program runs, and the published picture stands: the page's head has said so. */
const isSandboxed = (): boolean => document.documentElement.dataset.sandboxed !== undefined;

/**
 * Joins the state to the address bar. It is read once the page's own state was taken over, so that server and browser agree on the first
 * rendering, and whenever the reader goes back or forth. It is written a little after the state has come to rest, since browsers limit how
 * often that may be done: every gesture of the reader makes a step of the history, and what one gesture goes through only the last.
 */
function useAddress(
  label: string,
  subject: Subject,
  session: Session,
  latest: { current: Session },
  visit: (asked: AddressReading<Controls>) => void,
): void {
  /** What had been chosen when the address was last written: what is undone, or gone back to, is no new step of the history. */
  const written = useRef<Session['past']>([]);
  useEffect(() => {
    const read = () => readAddress(location.search, label, subject.controls);
    const asked = read();
    if (asked) visit(asked);
    const travel = () => {
      const to = read() ?? { ...subject.origin, faults: [] };
      if (!sameState(to, latest.current)) visit(to);
    };
    addEventListener('popstate', travel);
    return () => removeEventListener('popstate', travel);
  }, []);

  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => {
      const search = writeAddress(location.search, label, subject.controls, session, subject.origin);
      if (search === location.search) return;
      const chosen = session.past.at(-1);
      const address = `${location.pathname}${search}${location.hash}`;
      if (chosen && !written.current.includes(chosen)) history.pushState(history.state, '', address);
      else history.replaceState(history.state, '', address);
      written.current = session.past;
    }, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [session.params, session.seed]);
}
