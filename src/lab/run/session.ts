import { sameState, type AddressReading, type State } from '../declare/address.ts';
import type { Controls, Json, Table } from '../declare/define.ts';
import type { Comparison } from './comparison.ts';
import { changeParam, sameParams } from '../declare/validate.ts';

/**
 * What one figure is doing, as a pure state machine: events in, the next state out. The island carries out what the state asks for
 * (a new `ticket` asks for a new run) and turns what happens into events.
 *
 * published: a published result shows. waiting: what a link asked for was tried and proved long, and is held until the reader wants it.
 * starting: the experiment is being loaded. running, paused, done: a live run. faulty: a run could not be, or broke off.
 */
type Phase = 'published' | 'waiting' | 'starting' | 'running' | 'paused' | 'done' | 'faulty';

/** A result, what it belongs to, and the words that its experiment has for it. */
export interface Outcome extends State {
  result: Json;
  sentence: string;
  table: Table;
  /** Which code trained it, if it was computed here and anything was trained. */
  trainedBy?: string | undefined;
}

/** How a finished run stands against the published one; 'unpublished': there is none; 'unread': the file could not be had. */
export type Verdict = Comparison | 'unpublished' | 'unread';

export interface Session extends State {
  phase: Phase;
  /** Number of the live run; 0 before the first. A result of another ticket is stale: it is shown while this one has none, and decides nothing. */
  ticket: number;
  /** The run is held before its first result: it was asked for by 单步 or 重置. */
  held: boolean;
  /** The run was set out by a link, not by a touch: it is held if it proves long. */
  trial?: boolean | undefined;
  progress?: number | undefined;
  /** What the stage shows: a live result or a published one; undefined is the origin's, as it was drawn at build. */
  shown?: Outcome | undefined;
  verdict?: Verdict | undefined;
  /** The reader's own run before this one, as far as it had come: what a changed knob is compared with. */
  before?: Outcome | undefined;
  /** One Chinese sentence; `name` is the parameter it is about. */
  fault?: { message: string; name?: string | undefined } | undefined;
  /** Earlier states, for 撤销, the latest last; `name` is the parameter whose change left it. */
  past: { state: State; name: string; gesture: number }[];
}

export type Event =
  /** The address asks for a state of its own. */
  | { type: 'open'; asked: AddressReading<Controls> }
  /**
   * A function makes the value from the parameters that are set: what is shown lags behind them, and two quick touches must both count.
   * `held`: its run is seen at its beginning, and waits there.
   */
  | { type: 'change'; name: string; value: unknown; gesture: number; held?: boolean | undefined }
  | { type: 'run' | 'pause' | 'step' | 'reset' | 'undo' | 'restore' }
  | { type: 'seed'; seed: number }
  /** A run has been computing for TRIAL_SECONDS and is not done. */
  | { type: 'long'; ticket: number }
  | { type: 'result'; ticket: number; outcome: Outcome; progress: number | undefined; verdict?: Verdict }
  /** A published result was read; it is shown if it is still the one wanted. */
  | { type: 'published'; outcome: Outcome }
  | { type: 'fault'; ticket: number; message: string; name?: string | undefined };

/** What the figure is: its controls, the runs whose results are published, and the one it starts from. */
export interface Subject {
  controls: Controls;
  published: readonly State[];
  origin: State;
  /** It has a view of its own to touch: once that stands in the drawing's place it stays, at the origin too. */
  viewed?: boolean;
}

const MOST_REMEMBERED = 50;
/** What a link asks for is computed so long unasked. */
export const TRIAL_SECONDS = 2;

/** The state a figure starts in. */
export const open = ({ origin: { params, seed } }: Subject): Session => ({
  params,
  seed,
  phase: 'published',
  ticket: 0,
  held: false,
  past: [],
});

/** A state that the address asks for, when the page is opened or gone through back and forth; it can be undone no more than it was chosen here. */
function visit(session: Session, { faults, ...state }: AddressReading<Controls>, subject: Subject): Session {
  const moved = moveTo(session, state, subject);
  const fault = faults.length > 0 ? { message: `链接里有写错的值：${faults.join('')}其余的照链接设好了。` } : undefined;
  return { ...moved, fault, trial: moved.phase === 'starting' };
}

/** Seconds that a waiting run will still take, from what it managed on trial; undefined if that cannot be told. */
export const cost = ({ progress }: Session): number | undefined =>
  progress ? (TRIAL_SECONDS * (1 - progress)) / progress : undefined;

/** Whether the stage shows something else than the parameters that are set: a run of theirs has not brought anything yet. */
export const isStale = (session: Session, { origin }: Subject): boolean => !sameState(session.shown ?? origin, session);

const isPublished = ({ published }: Subject, state: State): boolean => published.some((run) => sameState(run, state));

export const isLive = ({ phase }: Session): boolean =>
  phase === 'starting' || phase === 'running' || phase === 'paused' || phase === 'waiting';

type Make = (params: State['params']) => unknown;

export function next(session: Session, event: Event, subject: Subject): Session {
  switch (event.type) {
    case 'open':
      return visit(session, event.asked, subject);
    case 'change': {
      const value = typeof event.value === 'function' ? (event.value as Make)(session.params) : event.value;
      const read = changeParam(subject.controls, session.params, event.name, value);
      if (read.fault) return { ...session, fault: read.fault };
      if (sameParams(read.params, session.params)) return session.fault ? { ...session, fault: undefined } : session;
      const from = remember(session, event.name, event.gesture);
      const moved = moveTo(from, { params: read.params, seed: session.seed }, subject, event.held);
      // What a gesture goes through on its way is no run of its own.
      return from === session ? { ...moved, before: session.before } : moved;
    }
    case 'seed':
      return moveTo(remember(session, 'seed', -1), { params: session.params, seed: event.seed }, subject);
    case 'undo': {
      const last = session.past.at(-1);
      return last ? moveTo({ ...session, past: session.past.slice(0, -1) }, last.state, subject) : session;
    }
    case 'restore':
      return moveTo(remember(session, 'origin', -1), subject.origin, subject);
    case 'run':
      return session.phase === 'paused' || session.phase === 'waiting'
        ? { ...session, phase: 'running', held: false }
        : start(session, false);
    case 'pause':
      return session.phase === 'running' || session.phase === 'starting'
        ? { ...session, phase: 'paused', held: true, trial: false }
        : session;
    case 'long':
      return event.ticket === session.ticket && session.trial && isLive(session)
        ? { ...session, phase: 'waiting', held: true, trial: false }
        : session;
    case 'step':
      return session.phase === 'running' || session.phase === 'paused' || session.phase === 'waiting'
        ? { ...session, phase: 'paused', held: true }
        : start(session, true);
    case 'reset':
      return start(session, true);
    case 'result':
      if (event.ticket === session.ticket) return isLive(session) ? take(session, event) : session;
      // Of the run before, while this one has brought nothing: what is dragged is seen to move.
      return event.ticket < session.ticket && session.phase === 'starting'
        ? { ...session, shown: event.outcome }
        : session;
    case 'published':
      return session.phase === 'published' && sameState(event.outcome, session)
        ? { ...session, shown: event.outcome }
        : session;
    case 'fault':
      if (event.ticket !== session.ticket || session.phase === 'done' || session.phase === 'faulty') return session;
      return { ...session, phase: 'faulty', fault: { message: event.message, name: event.name } };
  }
}

/** Keeps the state about to be left; all that one gesture sets (a slider dragged, a net's layers and weights) is one step. */
function remember(session: Session, name: string, gesture: number): Session {
  const last = session.past.at(-1);
  if (last && gesture >= 0 && last.gesture === gesture) return session;
  const kept = { state: { params: session.params, seed: session.seed }, name, gesture };
  return { ...session, past: [...session.past, kept].slice(-MOST_REMEMBERED) };
}

/** Published parameters show their result at once; others run. */
function moveTo(session: Session, state: State, subject: Subject, held = false): Session {
  const moved = { ...session, ...state, before: runBefore(session) };
  if (!isPublished(subject, state)) return start(moved, held);
  const shown = sameState(state, subject.origin) && !subject.viewed ? undefined : session.shown;
  return {
    ...moved,
    phase: 'published',
    held: false,
    trial: false,
    progress: undefined,
    shown,
    verdict: undefined,
    fault: undefined,
  };
}

/** What the run that is left had come to, if it had come anywhere: one that was set back waits at its beginning. */
const runBefore = ({ phase, progress, shown, before }: Session): Outcome | undefined =>
  phase !== 'published' && progress && shown ? shown : before;

/** A new run. What was shown stays on the stage until the first result comes, so that nothing flickers. */
function start(session: Session, held: boolean): Session {
  return {
    ...session,
    phase: 'starting',
    ticket: session.ticket + 1,
    before: runBefore(session),
    held,
    trial: false,
    progress: undefined,
    verdict: undefined,
    fault: undefined,
  };
}

function take(session: Session, { outcome, progress, verdict }: Extract<Event, { type: 'result' }>): Session {
  if (verdict !== undefined) return { ...session, phase: 'done', held: false, shown: outcome, progress: 1, verdict };
  const holding = session.phase === 'waiting' ? 'waiting' : 'paused';
  return { ...session, phase: session.held ? holding : 'running', shown: outcome, progress };
}
