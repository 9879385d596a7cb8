import { settingWords, stride, type Plan } from './fused-plan.ts';
import { optimizerKind } from './fused-settings.ts';
import { adamDefaults, type TrainingOptions } from './training.ts';

const f = Math.fround;

/**
 * The pull of an L1 penalty λ·Σ|w| on weights, after each step that the loss alone has made: w ← sign(w)·max(0, |w| − λρ), soft thresholding, the
 * proximal step of that penalty (Parikh & Boyd, Proximal Algorithms, 2014, § 6.5.2). A weight that would cross 0 stops there, and moves again when
 * the loss moves it farther than the pull. ρ is how far the optimizer goes along a steady slope of 1, so that it rests where the penalized loss has
 * its least value whichever optimizer it is: rate for plain descent, rate/(1 − momentum), rate/(√v̂ + ε) for Adam.
 *
 * Kernels and their twin share it, each operation of it rounded to float32: they have the same bits.
 * @returns what is done to the trainer's memory after a step; undefined where nothing pulls
 */
export function shrinkage(
  plan: Plan,
  options: TrainingOptions,
): ((numbers: Float32Array, doubles: Float64Array) => void) | undefined {
  const { lasso = 0, optimizer } = options,
    kind = optimizerKind(options);
  if (lasso === 0) return undefined;
  const places = plan.layers.flatMap(({ kernel, inputs, units, frozen }) =>
    frozen
      ? []
      : Array.from(
          { length: inputs * units },
          (_, i) => kernel / 4 + Math.floor(i / units) * stride(units) + (i % units),
        ),
  );
  const toV = (plan.secondMoment - plan.layers[0]!.kernel) / 4,
    epsilon = f(optimizer.kind === 'adam' ? (optimizer.epsilon ?? adamDefaults.epsilon) : 0),
    kept = f(optimizer.kind === 'sgd' ? (optimizer.momentum ?? 0) : 0),
    header = plan.at / 4;
  return (numbers, doubles) => {
    const steady = f(f(f(lasso) * numbers[header + settingWords.rate]!) / f(1 - kept));
    const correction = f(1 / (1 - doubles[(header + settingWords.power2) / 2]!));
    for (const at of places) {
      const pull = kind === 'adam' ? f(steady / f(f(Math.sqrt(f(numbers[at + toV]! * correction))) + epsilon)) : steady;
      const w = numbers[at]!,
        left = f(Math.abs(w) - pull);
      numbers[at] = left > 0 ? Math.sign(w) * left : left <= 0 ? 0 : w;
    }
  };
}
