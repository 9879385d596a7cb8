import type { Streams } from '../math/random.ts';
import { fourDecimals } from '../math/rounding.ts';
import type { Setting } from './cells.ts';
import type { Utterance } from './corpus.ts';
import { framesOf, standardOf, type Features, type FrameSet, type Standard } from './features.ts';
import { openNet, type LearntNet } from './net.ts';
import { frameError } from './scoring.ts';
import { sameSpeakers, unseenSpeakers, type Split } from './splits.ts';
import { trainNet } from './training.ts';
import { chosenOf, nextTrial, trialsOf, tunedOn, type Trial } from './tuning.ts';

/** Nets that have learnt beside those that they were before, and frames that they have not seen: what layers do to these can then be laid to learning. */

/** Whether those who are asked are among those who were learnt from. */
export type Asked = 'known' | 'unseen';
export const ASKED: readonly Asked[] = ['known', 'unseen'];

/** Rates and decays to choose from, the first of them where nothing is chosen. */
export const PUPIL_SETTINGS: readonly Setting[] = [
  { learningRate: 0.001, weightDecay: 0 },
  { learningRate: 0.003, weightDecay: 0 },
  { learningRate: 0.003, weightDecay: 0.001 },
];

export interface Pupil {
  kind: Asked;
  /** Which recordings, or which speakers, are asked (see splits.ts). */
  turn: number;
  utterances: readonly Utterance[];
  /** The frames of the utterances, one after the other. */
  asked: FrameSet;
  untrained: LearntNet;
  trained: LearntNet;
  /** What validation chose. */
  setting: Setting;
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
  /** How many of PUPIL_SETTINGS are tried on the first nets of either kind; validation chooses. */
  tried: number;
}

/** A training that is done: with which setting, whose turn, and the share of frames that its net mistakes in validation. */
export type Try = Pick<Trial, 'setting' | 'seed' | 'validation'>;
export type Tries = Record<Asked, Try[]>;

const WIDTH = 128;
/** Frames before and behind that a net is shown. */
const CONTEXT = 5;
const LOOKS = 6;

/** Trainings so far, and of the next one the part that is learnt; a net once it is asked. */
export interface Lesson {
  at: number;
  pupil?: Pupil;
}

/** All trainings that there will be. */
export const lessonsIn = ({ nets, tried }: Pick<Lessons, 'nets' | 'tried'>): number =>
  ASKED.length * trialsOf(tried, nets);

/**
 * Teaches one net after another, of both kinds in turn, so that they can be compared from early on; settings are tried before the first net of a kind is
 * asked. `ready()` of the engine must have resolved.
 * @param tries what is done already; it is added to @param skipped so many nets have been asked already
 */
export function* pupils(
  features: Features,
  lessons: Lessons,
  random: Streams,
  tries: Tries,
  skipped: number,
): Generator<Lesson, void, void> {
  const { nets, tried } = lessons;
  const kept = new Map<string, Taught>();
  const at = () => ASKED.reduce((sum, kind) => sum + tries[kind].length, 0);
  for (let i = skipped; i < nets * ASKED.length; i++) {
    const [kind, turn] = [ASKED[i % ASKED.length]!, Math.floor(i / ASKED.length)];
    const done = tries[kind];
    const taught = (setting: number, seed: number) => teach(features, kind, seed, setting, lessons, random);
    for (let next; done.length < neededFor(turn, nets, tried) && (next = nextTrial(done, tried, nets));) {
      const { setting, seed } = next;
      const learning = taught(setting, seed);
      let look = learning.next();
      for (; !look.done; look = learning.next()) yield { at: at() + 0.99 * look.value };
      kept.set(`${kind} ${seed} ${setting}`, look.value);
      done.push({ setting, seed, validation: look.value.validation });
      yield { at: at() };
    }
    const setting = tried > 1 ? chosenOf(done, tried, nets) : 0;
    const own = kept.get(`${kind} ${turn} ${setting}`) ?? finished(taught(setting, turn));
    for (const key of kept.keys()) if (key.startsWith(`${kind} ${turn} `)) kept.delete(key);
    yield { at: at(), pupil: asked(features, kind, turn, setting, own) };
  }
}

/** Trainings of a kind that must be done before the net of that turn is asked. */
const neededFor = (turn: number, nets: number, tried: number): number =>
  Math.max(turn + 1, tried > 1 ? tunedOn(nets) : 0) + (tried - 1) * tunedOn(nets);

interface Taught {
  untrained: LearntNet;
  trained: LearntNet;
  validation: number;
}

interface Cut {
  split: Split;
  standard: Standard;
}

function cutOf(features: Features, kind: Asked, turn: number): Cut {
  const split = (kind === 'known' ? sameSpeakers : unseenSpeakers)(features.corpus, turn);
  return { split, standard: standardOf(features, split.training) };
}

function* teach(
  features: Features,
  kind: Asked,
  turn: number,
  setting: number,
  { layers, steps }: Pick<Lessons, 'layers' | 'steps'>,
  random: Streams,
): Generator<number, Taught, void> {
  const { split, standard } = cutOf(features, kind, turn);
  const framed = (part: readonly Utterance[]) => framesOf(features, part, standard, CONTEXT);
  const looks = trainNet(
    framed(split.training),
    framed(split.validation),
    {
      hidden: Array.from({ length: layers }, () => WIDTH),
      activation: 'relu',
      ...PUPIL_SETTINGS[setting]!,
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
  return { untrained: untrained!, trained: trained!, validation: validation! };
}

function finished<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

function asked(features: Features, kind: Asked, turn: number, setting: number, taught: Taught): Pupil {
  const { split, standard } = cutOf(features, kind, turn);
  const frames = framesOf(features, split.test, standard, CONTEXT);
  const open = openNet(taught.trained);
  const error = fourDecimals(frameError(open.logits(frames.x, frames.frames), frames.states));
  open.close();
  return { kind, turn, utterances: split.test, asked: frames, ...taught, setting: PUPIL_SETTINGS[setting]!, error };
}

/** What stages are called: what is shown, the hidden layers, the logits. */
export const stageNames = (layers: number): string[] => [
  '输入',
  ...Array.from({ length: layers }, (_, l) => `第 ${l + 1} 层`),
  '输出',
];
