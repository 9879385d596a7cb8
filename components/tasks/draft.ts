import { useEffect, useState } from 'preact/hooks';
import { sameState, type State } from '../../src/lab/declare/address.ts';
import { type Outcome, type Session } from '../../src/lab/run/session.ts';
import type { LabProps } from '../lab/types.ts';

/** A task that is being made. */
export interface Draft {
  start: State;
  goal: string;
  title: string;
  hint: string;
  fixed: string[];
  /** What the figure has come to since: the latest last. */
  finished: Outcome[];
}

/** Most results that are kept: the goal may be written after it was reached. */
const KEPT = 30;

/** By the figure's name on the page. A panel that is closed and opened again goes on where it was. */
const drafts = new Map<string, Draft>();

/**
 * The draft at a figure, and what changes it; every result that the figure comes to while this stands is kept with it.
 * @param published reads the published result of the state that the session is in
 */
export function useDraft(
  lab: LabProps,
  session: Session,
  published: () => Promise<Outcome | undefined>,
): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState<Draft>(() => drafts.get(lab.label) ?? fresh(lab, session));
  const change = (part: Partial<Draft>) => setDraft((now) => kept(lab.label, { ...now, ...part }));

  useEffect(() => {
    let left = false;
    const keep = (outcome: Outcome | undefined) => {
      if (left || !outcome) return;
      setDraft((now) => {
        const others = now.finished.filter((one) => !sameState(one, outcome));
        // What is known of the start is never pushed out.
        const start = others.filter((one) => sameState(one, now.start)).slice(0, 1);
        const rest = others.filter((one) => !start.includes(one)).slice(-KEPT);
        return kept(lab.label, { ...now, finished: [...start, ...rest, outcome] });
      });
    };
    if (session.phase === 'done') keep(session.shown);
    else if (session.phase === 'published') {
      if (session.shown) keep(session.shown);
      else published().then(keep, () => {});
    }
    return () => {
      left = true;
    };
  }, [session.phase, session.shown]);
  return [draft, change];
}

function kept(label: string, draft: Draft): Draft {
  drafts.set(label, draft);
  return draft;
}

/** Numbers and bits are there to be moved, and so is what the figure is about; a function, a choice or data would make it another task. */
function fresh({ controls, touch }: LabProps, { params, seed }: Session): Draft {
  const fixed = Object.keys(controls).filter(
    (name) => !['number', 'bits'].includes(controls[name]!.kind) && !touch.includes(name),
  );
  return { start: { params, seed }, goal: '', title: '', hint: '', fixed, finished: [] };
}
