import { DataFault } from '../datasets/kinds.ts';
import type { Corpus, Utterance } from './corpus.ts';

/** What is learnt from, what chooses between nets, and what they are tested on; no recording is in two of them. */
export interface Split {
  training: Utterance[];
  validation: Utterance[];
  test: Utterance[];
}

/** Ways to cut the recordings of the same speakers: a fifth is tested. */
export const FOLDS = 5;
/** Of what is not tested, one recording in so many validates. */
const VALIDATES = 8;

const groupsOf = (utterances: readonly Utterance[]): Utterance[][] => {
  const groups = Map.groupBy(utterances, ({ speaker, digit }) => `${speaker} ${digit}`);
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.take - b.take));
};

/** A share of the utterances, evenly over the takes of each speaker and digit, at least one of each. @param share above 0, at most 1 */
export function shareOf(utterances: readonly Utterance[], share: number): Utterance[] {
  return groupsOf(utterances).flatMap((group) => {
    const count = Math.max(1, Math.round(share * group.length));
    return Array.from({ length: count }, (_, i) => group[Math.floor((i * group.length) / count)]!);
  });
}

/**
 * The same speakers throughout, each recording in one part only: of every speaker and digit the fold-th fifth of the takes is tested (folds beyond five
 * begin anew), one in eight of the others validates, and of the rest a share is learnt from.
 * @throws DataFault if a speaker said a digit fewer than five times
 */
export function sameSpeakers({ utterances }: Corpus, fold: number, share = 1): Split {
  const split: Split = { training: [], validation: [], test: [] };
  for (const group of groupsOf(utterances)) {
    if (group.length < FOLDS) {
      const [{ speaker, digit }] = group as [Utterance];
      throw new DataFault(
        `说话人 ${speaker} 的数字 ${digit} 只有 ${group.length} 段录音，至少要 ${FOLDS} 段；补上再试。`,
      );
    }
    const [from, to] = [fold % FOLDS, (fold % FOLDS) + 1].map((part) => Math.floor((part * group.length) / FOLDS));
    split.test.push(...group.slice(from, to));
    const others = [...group.slice(to), ...group.slice(0, from)];
    others.forEach((one, i) => split[i % VALIDATES === 0 ? 'validation' : 'training'].push(one));
  }
  return { ...split, training: shareOf(split.training, share) };
}

/** The speakers in alphabetical order. */
export const speakersOf = ({ utterances }: Corpus): string[] =>
  [...new Set(utterances.map(({ speaker }) => speaker))].sort();

/**
 * Speakers apart: half of them are learnt from (or a share of what they said), a sixth validates, a third is tested; of six, three, one and two. Each turn
 * moves on by one speaker, so that in as many turns as there are speakers everyone is tested equally often.
 * @throws DataFault for fewer than three speakers
 */
export function unseenSpeakers(corpus: Corpus, turn: number, share = 1): Split {
  const speakers = speakersOf(corpus);
  if (speakers.length < 3)
    throw new DataFault(`只有 ${speakers.length} 个说话人，至少要 3 个，才能一些人学、一个人挑、一些人考；补上再试。`);
  const turned = speakers.map((_, i) => speakers[(i + turn) % speakers.length]!);
  const [learnt, chosen] = [Math.floor(speakers.length / 2), Math.max(1, Math.floor(speakers.length / 6))];
  const said = (by: readonly string[]) => corpus.utterances.filter(({ speaker }) => by.includes(speaker));
  return {
    training: shareOf(said(turned.slice(0, learnt)), share),
    validation: said(turned.slice(learnt, learnt + chosen)),
    test: said(turned.slice(learnt + chosen)),
  };
}
