import type { Streams } from '../math/random.ts';
import { fourDecimals } from '../math/rounding.ts';
import type { Utterance } from './corpus.ts';
import { framesOf, standardOf, type Features, type FrameSet } from './features.ts';
import { openNet, type LearntNet } from './net.ts';
import { frameError } from './scoring.ts';
import { sameSpeakers, unseenSpeakers } from './splits.ts';
import { trainNet } from './training.ts';

/** Nets that have learnt beside those that they were before, and frames that they have not seen: what layers do to these can then be laid to learning. */

/** Whether those who are asked are among those who were learnt from. */
export type Asked = 'known' | 'unseen';
export const ASKED: readonly Asked[] = ['known', 'unseen'];

export interface Pupil {
  kind: Asked;
  /** Which recordings, or which speakers, are asked (see splits.ts). */
  turn: number;
  utterances: readonly Utterance[];
  /** The frames of the utterances, one after the other. */
  asked: FrameSet;
  untrained: LearntNet;
  trained: LearntNet;
  /** Share of frames whose state the trained one mistakes: of those that chose it, and of those that are asked. */
  validation: number;
  error: number;
}

export interface Lessons {
  /** Nets of either kind. */
  nets: number;
  /** Hidden layers. */
  layers: number;
  steps: number;
}

const WIDTH = 128;
/** Frames before and behind that a net is shown. */
const CONTEXT = 5;
const LOOKS = 6;

/** Nets so far, and of the next one the part that is learnt; a net once it is done. */
export interface Lesson {
  at: number;
  pupil?: Pupil;
}

/**
 * Teaches one net after another, of both kinds in turn, so that they can be compared from early on. `ready()` of the engine must have resolved.
 * @param skipped so many are there already
 */
export function* pupils(
  features: Features,
  { nets, layers, steps }: Lessons,
  random: Streams,
  skipped: number,
): Generator<Lesson, void, void> {
  for (let i = skipped; i < nets * ASKED.length; i++) {
    const [kind, turn] = [ASKED[i % ASKED.length]!, Math.floor(i / ASKED.length)];
    const taught = teach(features, kind, turn, { layers, steps }, random);
    for (;;) {
      const { done, value } = taught.next();
      if (done) {
        yield { at: i + 1, pupil: value };
        break;
      }
      yield { at: i + 0.99 * value };
    }
  }
}

function* teach(
  features: Features,
  kind: Asked,
  turn: number,
  { layers, steps }: Omit<Lessons, 'nets'>,
  random: Streams,
): Generator<number, Pupil, void> {
  const split = (kind === 'known' ? sameSpeakers : unseenSpeakers)(features.corpus, turn);
  const standard = standardOf(features, split.training);
  const framed = (part: readonly Utterance[]) => framesOf(features, part, standard, CONTEXT);
  const asked = framed(split.test);
  const looks = trainNet(
    framed(split.training),
    framed(split.validation),
    {
      hidden: Array.from({ length: layers }, () => WIDTH),
      activation: 'relu',
      learningRate: 1e-3,
      weightDecay: 0,
      steps,
      batch: 128,
      looks: LOOKS,
    },
    { weights: random(`weights ${kind} ${turn}`), shuffle: random(`shuffle ${kind} ${turn}`) },
  );
  let [untrained, trained, validation]: [LearntNet?, LearntNet?, number?] = [];
  for (const look of looks) {
    untrained ??= look.best;
    [trained, validation] = [look.best, Math.min(validation ?? 1, look.validation)];
    yield look.done / steps;
  }
  const open = openNet(trained!);
  const error = fourDecimals(frameError(open.logits(asked.x, asked.frames), asked.states));
  open.close();
  return {
    kind,
    turn,
    utterances: split.test,
    asked,
    untrained: untrained!,
    trained: trained!,
    validation: validation!,
    error,
  };
}

/** What stages are called: what is shown, the hidden layers, the logits. */
export const stageNames = (layers: number): string[] => [
  '输入',
  ...Array.from({ length: layers }, (_, l) => `第 ${l + 1} 层`),
  '输出',
];
