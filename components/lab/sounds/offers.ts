import type { LiveExperiment } from '../../../src/lab/run/live.ts';
import type { Wanted } from '../../../src/lab/run/protocol.ts';
import type { Outcome, Session } from '../../../src/lab/run/session.ts';
import type { Heard } from '../../../src/lab/declare/sound.ts';
import type { Room } from '../inputs/data-room.ts';
import { loadPublished, type Drawn } from '../loading.ts';
import type { LabProps } from '../types.ts';

/** Something to be heard: its name, and how it is had. */
export interface Offer {
  label: string;
  make(): Promise<Heard>;
}

interface Held {
  session: Session;
  drawn: Drawn | undefined;
  room: Room;
  live: () => LiveExperiment;
}

const UNREAD = '没有读到要听的结果。检查网络，再点一次。';

/** What a figure has to be heard now: the recordings that are in use, and the sounds of the result that is shown. */
export function soundsOf(lab: LabProps, { session, drawn, room, live }: Held): Offer[] {
  const { shown } = session;
  const make = ({ params, seed }: Pick<Outcome, 'params' | 'seed'>, wanted: Wanted) =>
    live().sound(params, seed, wanted, room.handed(params));
  const recordings = Object.entries(lab.controls).flatMap(([input, control]) => {
    if (control.kind !== 'recordings' || control.most !== 1) return [];
    const pick = String(session.params[input]);
    const own = room.of(input).find((one) => one.pick === pick);
    const label = control.sets[pick]?.label ?? own?.name;
    return label === undefined ? [] : [{ label, make: () => make(session, { input }) }];
  });
  const labels =
    shown && drawn?.sounds ? drawn.sounds(shown.result, shown.params).map(({ label }) => label) : lab.sounds;
  const own = labels.map((label, at) => ({
    label,
    async make() {
      const outcome = shown ?? (await loadPublished(lab, lab.origin).catch(() => undefined));
      if (!outcome) throw new Error(UNREAD);
      return make(outcome, { result: outcome.result, at });
    },
  }));
  return [...recordings, ...own];
}
