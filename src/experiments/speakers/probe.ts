import type { Stage } from '../../acoustic/stages.ts';
import { annealed } from '../../engine/fit/annealed.ts';
import { fit } from '../../engine/fit/fit.ts';
import { dense } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { Random } from '../../math/random.ts';

/** A linear classifier that is asked who speaks: what it finds is there to be read, whether or not the net makes use of it. */

const STEPS = 300,
  BATCH = 128,
  RATE = 3e-3;
/** Frames that it learns from and is asked about, at most. */
const MOST = 4000;

/** Frames that learn, and others that are asked. */
export interface Halves {
  learnt: number[];
  asked: number[];
}

/** Frames of speech of every other utterance for either half; evenly thinned where there are too many. @param utteranceOf of each frame the number of its utterance */
export function halvesOf(utteranceOf: ArrayLike<number>, usable: (frame: number) => boolean): Halves {
  const halves: [number[], number[]] = [[], []];
  for (let i = 0; i < utteranceOf.length; i++) if (usable(i)) halves[utteranceOf[i]! % 2]!.push(i);
  const thinned = (frames: number[]) => {
    const kept = Math.min(MOST, frames.length);
    return Array.from({ length: kept }, (_, k) => frames[Math.floor(((k + 0.5) * frames.length) / kept)]!);
  };
  return { learnt: thinned(halves[0]), asked: thinned(halves[1]) };
}

/** The share of the asked frames whose speaker it names. @param classes how many speakers there are */
export function probe(
  { values, dims }: Stage,
  speakers: Uint8Array,
  classes: number,
  { learnt, asked }: Halves,
  { weights, shuffle }: { weights: Random; shuffle: Random },
): number {
  const { mean, scale } = standard(values, dims, learnt);
  const gathered = (frames: readonly number[]) => {
    const x = new Float32Array(frames.length * dims);
    frames.forEach((row, i) => {
      for (let d = 0; d < dims; d++) x[i * dims + d] = (values[row * dims + d]! - mean[d]!) * scale[d]!;
    });
    return x;
  };
  const y = new Float32Array(learnt.length * classes);
  learnt.forEach((row, i) => (y[i * classes + speakers[row]!] = 1));
  const x = gathered(asked);
  const start = () => {
    const model = dense(dims, [{ units: classes, activation: 'linear' }], weights);
    const trainer = createTrainer(
      model,
      { x: gathered(learnt), y, samples: learnt.length },
      { loss: 'categoricalCrossentropy', optimizer: { kind: 'adam', learningRate: RATE }, batch: BATCH, shuffle },
    );
    return {
      trainer,
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    };
  };
  let right = 0;
  for (const logits of fit([start], { steps: STEPS, looks: 1, schedule: annealed }, ({ learners }) =>
    learners[0]!.trainer.predict(x, asked.length),
  )) {
    right = asked.filter((row, i) => greatest(logits, i * classes, classes) === speakers[row]).length;
  }
  return right / asked.length;
}

function greatest(values: Float32Array, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[at + k]! > values[at + best]!) best = k;
  return best;
}

/** Mean and 1 / deviation of each number over these rows; 0 where nothing varies, as in a unit that is always off. */
function standard(values: Float32Array, dims: number, rows: readonly number[]) {
  const [mean, squares] = [new Float64Array(dims), new Float64Array(dims)];
  for (const row of rows) for (let d = 0; d < dims; d++) mean[d]! += values[row * dims + d]! / rows.length;
  for (const row of rows)
    for (let d = 0; d < dims; d++) {
      const off = values[row * dims + d]! - mean[d]!;
      squares[d]! += (off * off) / rows.length;
    }
  return { mean, scale: squares.map((square) => (square > 1e-12 ? 1 / Math.sqrt(square) : 0)) };
}
