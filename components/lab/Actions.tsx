import { sameState } from '../../src/lab/declare/address.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { cost, type Event, type Session, type Subject } from '../../src/lab/run/session.ts';
import { announcement, offerText, staleText, statusText } from './status.ts';

interface Props {
  session: Session;
  subject: Subject;
  send: (event: Event) => void;
}

/** Under the picture: what it is doing in words, the button that sets it going and holds it, and the way back from what a touch changed. */
export function RunState({ session, subject, stale, send }: Props & { stale: boolean }) {
  const { phase, past, fault } = session;
  const going = phase === 'running' || phase === 'starting';
  const held = phase === 'paused' || phase === 'waiting';
  const remaining = useRemaining(session);
  return (
    <>
      <div class="lab-state">
        <button type="button" class="lab-primary" onClick={() => send({ type: going ? 'pause' : 'run' })}>
          {going ? '暂停' : held ? '继续' : phase === 'faulty' ? '重试' : '运行'}
        </button>
        <p class="lab-status" data-phase={phase}>
          {statusText(session, remaining)}
          {stale && <span class="lab-stale">{staleText(session)}</span>}
        </p>
        <button type="button" class="lab-quiet" disabled={past.length === 0} onClick={() => send({ type: 'undo' })}>
          撤销
        </button>
        {fault && !(fault.name && Object.hasOwn(subject.controls, fault.name)) && (
          <p class="lab-fault">{fault.message}</p>
        )}
      </div>
      <p class="lab-hidden" role="status">
        {useSettled(session)}
      </p>
    </>
  );
}

/** The one button over a picture whose run a link asked for and which would take long, with what it will cost. */
export function Offer({ session, send }: Pick<Props, 'session' | 'send'>) {
  return (
    <button type="button" class="lab-primary lab-offer" onClick={() => send({ type: 'run' })}>
      {offerText(cost(session))}
    </button>
  );
}

/** The other things that can be done with a run. */
export function Actions({
  session,
  subject,
  seeded,
  send,
  step,
  children,
}: Props & { seeded: boolean; step: () => void; children?: ComponentChildren }) {
  const moved = session.phase !== 'published' || !sameState(session, subject.origin);
  return (
    <div class="lab-actions" role="group" aria-label="运行">
      <button type="button" onClick={step}>
        单步
      </button>
      <button type="button" onClick={() => send({ type: 'reset' })}>
        重置
      </button>
      {seeded && (
        <button
          type="button"
          onClick={() => send({ type: 'seed', seed: session.seed + 1 })}
          title={`现在的种子是 ${session.seed}`}
        >
          换种子
        </button>
      )}
      <button type="button" class="lab-quiet" disabled={!moved} onClick={() => send({ type: 'restore' })}>
        恢复原图
      </button>
      {children}
    </div>
  );
}

/** What a screen reader is told: nothing at first, then every change of what is being done, but no running numbers. */
function useSettled(session: Session): string {
  const first = useRef(session.phase);
  const [text, setText] = useState('');
  useEffect(() => {
    if (session.phase === first.current && text === '') return;
    setText(`${announcement(session)}${session.fault ? `。${session.fault.message}` : ''}`);
  }, [session.phase, session.verdict, session.fault]);
  return text;
}

const NOT_BEFORE_MS = 1000;

/** Seconds that the run will still take, from its pace since it last began to move; told anew once a second. */
function useRemaining({ phase, ticket, progress }: Session): number | undefined {
  const pace = useRef({ since: 0, from: 0, writtenAt: 0, seconds: undefined as number | undefined });
  useEffect(() => {
    pace.current = { since: performance.now(), from: progress ?? 0, writtenAt: 0, seconds: undefined };
  }, [phase === 'running', ticket]);
  if (phase !== 'running' || progress === undefined) return undefined;
  const now = performance.now(),
    { since, from, writtenAt } = pace.current;
  if (since > 0 && now - since > NOT_BEFORE_MS && progress > from && now - writtenAt > NOT_BEFORE_MS) {
    pace.current.seconds = ((now - since) / 1000) * ((1 - progress) / (progress - from));
    pace.current.writtenAt = now;
  }
  return pace.current.seconds;
}
