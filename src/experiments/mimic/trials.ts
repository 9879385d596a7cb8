import { BATCH, LOOKS } from '../../acoustic/cells.ts';
import { openNet } from '../../acoustic/net.ts';
import { mistaken, oneHot } from '../../acoustic/scoring.ts';
import { bestLooks, type BestLook, type DenseNet } from '../../engine/fit/best-look.ts';
import type { Trainer } from '../../engine/training.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { TEACHINGS, type Arm, type Setting } from './arms.ts';
import { together, type Examples, type Ground, type Split } from './grounds.ts';
import { logitTargets, louder, softTargets, type Targets } from './targets.ts';

/** One net of an arm taught on one split, and how often it is then wrong. */

/** Shares that are wrong, to four decimals. */
export interface Score {
  validation: number;
  /** Of what is learnt from, moved copies left out, and of what is tested. */
  train: number;
  test: number;
  /** Of the words tested; null where there are none. */
  words: number | null;
}

export interface Lesson {
  arm: Arm;
  setting: Setting;
  seed: number;
}

export interface Shape {
  /** Units of each hidden layer. */
  hidden: Record<'deep' | 'shallow', readonly number[]>;
  steps: number;
}

/** Runs a net over examples. */
function logitsOf(net: DenseNet, { x, count }: Examples): Float32Array {
  const open = openNet(net);
  try {
    return open.logits(x, count);
  } finally {
    open.close();
  }
}

function targetsOf(
  { arm, setting: { temperature } }: Lesson,
  lessons: Examples,
  { training }: Split,
  classes: number,
  teacher: () => DenseNet,
): Targets {
  const { by } = TEACHINGS[arm];
  if (by === 'labels') return { y: oneHot(lessons.labels, classes), loss: 'categoricalCrossentropy', scale: 1 };
  const logits = logitsOf(teacher(), lessons);
  return by === 'logits' ? logitTargets(logits, training.count * classes) : softTargets(logits, classes, temperature!);
}

/**
 * Teaches nets of all arms. Those of one seed see the same examples in the same order, and those of one shape begin with the same weights. What the
 * teacher has become is kept; if it is not there, since the sweep was broken off meanwhile, it is taught again.
 */
export function teaching({ inputs, classes }: Ground, splitOf: (seed: number) => Split, shape: Shape, random: Streams) {
  const teachers = new Map<string, DenseNet>();
  const nameOf = ({ setting, seed }: Omit<Lesson, 'arm'>) => `${JSON.stringify(setting)} ${seed}`;

  function* taught(lesson: Lesson, teacher: () => DenseNet): Generator<BestLook, DenseNet, void> {
    const { arm, setting, seed } = lesson;
    const { net, moved } = TEACHINGS[arm];
    const split = splitOf(seed);
    const { training, validation } = split;
    const lessons = moved ? together(training, split.moved) : training;
    const { y, loss, scale } = targetsOf(lesson, lessons, split, classes, teacher);
    const hidden = shape.hidden[net];
    let last: BestLook | undefined;
    for (const look of bestLooks(
      { x: lessons.x, y, samples: lessons.count, inputs, loss },
      [
        ...hidden.map((units) => ({ units, activation: 'relu' as const })),
        { units: classes, activation: 'linear' as const },
      ],
      {
        learningRate: setting.learningRate,
        // The squared error is a mean over classes, the cross-entropy a sum: decay pulls alike on both.
        weightDecay: loss === 'meanSquaredError' ? setting.weightDecay / classes : setting.weightDecay,
        steps: shape.steps,
        batch: BATCH,
        looks: LOOKS,
      },
      (trainer: Pick<Trainer, 'predict'>) =>
        mistaken(trainer.predict(validation.x, validation.count), validation.labels, classes),
      { weights: random(`weights ${hidden.join('-')} ${seed}`), shuffle: random(`shuffle ${seed}`) },
    )) {
      last = look;
      yield look;
    }
    return louder(last!.best, scale);
  }

  /** @param taughtBy the setting of the teacher */
  return function* trial(
    lesson: Lesson,
    taughtBy: Setting | undefined,
  ): Generator<{ done: number; validation: number }, Score, void> {
    const { arm, seed } = lesson;
    let validation = 1;
    const learning = taught(lesson, () => {
      const own = { setting: taughtBy!, seed };
      const kept = teachers.get(nameOf(own)) ?? toTheEnd(taught({ arm: 'deep', ...own }, () => none()));
      teachers.set(nameOf(own), kept);
      return kept;
    });
    let net: DenseNet;
    for (;;) {
      const look = learning.next();
      if (look.done) {
        net = look.value;
        break;
      }
      validation = look.value.leastError;
      yield { done: look.value.done, validation: look.value.error };
    }
    if (arm === 'deep') teachers.set(nameOf(lesson), net);
    const { training, test, words } = splitOf(seed);
    const answers = logitsOf(net, test);
    return {
      validation,
      train: fourDecimals(mistaken(logitsOf(net, training), training.labels, classes)),
      test: fourDecimals(mistaken(answers, test.labels, classes)),
      words: words ? fourDecimals(words(answers)) : null,
    };
  };
}

const none = (): never => {
  throw new Error('labels teach the teacher');
};

function toTheEnd<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}
