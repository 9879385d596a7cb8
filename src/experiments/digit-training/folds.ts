import { DataFault } from '../../datasets/kinds.ts';
import type { Spoken } from '../../acoustic/mixture-training.ts';

/** Who is learnt from and who is tested. */

export interface Split {
  learnt: Spoken[];
  tested: Spoken[];
}

/** Parts that the recordings of each speaker and digit are cut into. */
export const PARTS = 5;
/** The book does not call the speakers by their names. */
const NAMES = '甲乙丙丁戊己庚辛壬癸';

/** The speakers in alphabetical order, and what the book calls them. @throws DataFault */
export function speakersOf(all: readonly Spoken[]): { id: string; name: string }[] {
  const ids = [...new Set(all.map(({ speaker }) => speaker))].sort();
  if (ids.length < 2 || ids.length > NAMES.length)
    throw new DataFault(`这些录音里有 ${ids.length} 个说话人，应在 2 到 ${NAMES.length} 个之间；增减几段录音再试。`);
  for (const id of ids)
    for (let digit = 0; digit < 10; digit++) {
      const count = all.filter((one) => one.speaker === id && one.digit === digit).length;
      if (count < PARTS)
        throw new DataFault(`说话人 ${id} 的数字 ${digit} 只有 ${count} 段录音，至少要 ${PARTS} 段；补上再试。`);
    }
  return ids.map((id, i) => ({ id, name: NAMES[i]! }));
}

/** The recordings of each speaker and digit in the order of their takes. */
function groupsOf(all: readonly Spoken[]): Spoken[][] {
  const groups = new Map<string, Spoken[]>();
  for (const one of all) {
    const key = `${one.speaker} ${one.digit}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.take - b.take));
}

/** The first so many of each speaker and digit. */
export const firstTakes = (all: readonly Spoken[], takes: number): Spoken[] =>
  groupsOf(all).flatMap((group) => group.slice(0, takes));

/** The same speakers: the part-th fifth of each group is tested, so many of those that follow it (round the end) are learnt from. */
export function sameSpeakers(all: readonly Spoken[], part: number, takes: number): Split {
  const [learnt, tested]: [Spoken[], Spoken[]] = [[], []];
  for (const group of groupsOf(all)) {
    const [from, to] = [part, part + 1].map((p) => Math.floor((p * group.length) / PARTS)) as [number, number];
    tested.push(...group.slice(from, to));
    learnt.push(...[...group.slice(to), ...group.slice(0, from)].slice(0, takes));
  }
  return { learnt, tested };
}

/** One speaker is tested, with all recordings; the others are learnt from. */
export const unseenSpeaker = (all: readonly Spoken[], speaker: string, takes: number): Split => ({
  learnt: firstTakes(
    all.filter((one) => one.speaker !== speaker),
    takes,
  ),
  tested: all.filter((one) => one.speaker === speaker),
});
