import type { Random } from '../math/random.ts';
import type { Points } from './geometry.ts';
import { denseNet, openNet } from './nets.ts';
import { errorShare } from './scores.ts';
import type { PictureSet } from './sets.ts';
import { learnt } from './training.ts';

/** What a linear classifier can read off a layer (Alain & Bengio 2016): trained on what the layer makes of pictures, while the layer stands still. */

const STEPS = 600,
  BATCH = 64,
  RATE = 3e-3,
  DECAY = 1e-3;

/** A layer's values as a set, moved and scaled alike so that those that are learnt from have mean 0 and variance 1. */
function setsOf(parts: readonly { points: Points; labels: Uint8Array }[]): PictureSet[] {
  const { values } = parts[0]!.points;
  let [mean, squares] = [0, 0];
  for (const value of values) mean += value / values.length;
  for (const value of values) squares += ((value - mean) * (value - mean)) / values.length;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return parts.map(({ points, labels }) => ({
    x: points.values.map((value) => (value - mean) * scale),
    inputs: points.dims,
    labels,
    count: labels.length,
  }));
}

interface Part {
  points: Points;
  labels: Uint8Array;
}

/** The share of asked pictures whose class is read rightly. @param validation chooses when to stop */
export function probeAccuracy(
  [training, validation, asked]: readonly [Part, Part, Part],
  classes: number,
  chance: { weights: Random; shuffle: Random },
): number {
  const [from, by, of] = setsOf([training, validation, asked]) as [PictureSet, PictureSet, PictureSet];
  const sight = { height: 1, width: training.points.dims, outputs: classes };
  const { best } = learnt(
    from,
    by,
    {
      kind: denseNet([]),
      sight,
      loss: 'categoricalCrossentropy',
      learningRate: RATE,
      weightDecay: DECAY,
      steps: STEPS,
      batch: BATCH,
      looks: 4,
    },
    chance,
  );
  const open = openNet(best);
  try {
    return 1 - errorShare(open.logits(of.x, of.count), of.labels, classes);
  } finally {
    open.close();
  }
}
