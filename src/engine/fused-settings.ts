import { settingWords } from './fused-plan.ts';
import { adamDefaults, type TrainingOptions } from './training.ts';

/** By which formula the kernels step: fused-plan.ts numbers these names. */
export function optimizerKind({ optimizer }: TrainingOptions): 'sgd' | 'momentum' | 'adam' {
  return optimizer.kind === 'adam' ? 'adam' : (optimizer.momentum ?? 0) > 0 ? 'momentum' : 'sgd';
}

/** Writes the plan's words and the options' settings into the header at `at`, all powers of β before the first step. */
export function writeHeader(
  buffer: ArrayBuffer,
  at: number,
  words: Int32Array,
  { optimizer, weightDecay = 0 }: TrainingOptions,
): void {
  new Int32Array(buffer, at).set(words);
  const { beta1, beta2, epsilon } =
    optimizer.kind === 'adam'
      ? { ...adamDefaults, ...optimizer }
      : { beta1: optimizer.momentum ?? 0, beta2: 0, epsilon: 0 };
  const header = new Float32Array(buffer, at, words.length);
  header[settingWords.beta1] = beta1;
  header[settingWords.beta2] = beta2;
  header[settingWords.epsilon] = epsilon;
  header[settingWords.decay] = weightDecay;
  new Float64Array(buffer, at + 4 * settingWords.power1, 2).fill(1);
}

/** Whether most of the data's inputs are 0, as in pictures of digits. */
export function mostlyZero(x: Float32Array): boolean {
  let zeros = 0;
  for (let i = 0; i < x.length; i++) if (x[i] === 0) zeros++;
  return zeros > x.length / 2;
}
