/** The nets that are compared: deep or shallow, taught by labels or by what the deep one answers, on the examples alone or on moved copies besides. */

export const ARMS = ['deep', 'shallow', 'mimic', 'soft', 'shallowMore', 'mimicMore', 'deepMore'] as const;
export type Arm = (typeof ARMS)[number];

export interface Teaching {
  net: 'deep' | 'shallow';
  /** Labels, the teacher's logits, or the probabilities that they make at a temperature. The teacher is `deep`. */
  by: 'labels' | 'logits' | 'probabilities';
  /** Whether moved copies are learnt from too. */
  moved: boolean;
}

export const TEACHINGS: Record<Arm, Teaching> = {
  deep: { net: 'deep', by: 'labels', moved: false },
  shallow: { net: 'shallow', by: 'labels', moved: false },
  mimic: { net: 'shallow', by: 'logits', moved: false },
  soft: { net: 'shallow', by: 'probabilities', moved: false },
  shallowMore: { net: 'shallow', by: 'labels', moved: true },
  mimicMore: { net: 'shallow', by: 'logits', moved: true },
  deepMore: { net: 'deep', by: 'labels', moved: true },
};

/** What validation chooses from. */
export interface Setting {
  learningRate: number;
  weightDecay: number;
  /** Of the probabilities; null where there are none. */
  temperature: number | null;
}

const RATES = [0.003, 0.01, 0.03];
const DECAYS = [0, 0.0003];
const TEMPERATURES = [1, 3];

const crossed = (others: readonly Omit<Setting, 'learningRate'>[]): Setting[] =>
  RATES.flatMap((learningRate) => others.map((other) => ({ learningRate, ...other })));
const DECAYING = crossed(DECAYS.map((weightDecay) => ({ weightDecay, temperature: null })));
/** Softened targets keep a net from being sure by themselves: how soft they are is chosen in decay's stead. */
const SOFTENED = crossed(TEMPERATURES.map((temperature) => ({ weightDecay: 0, temperature })));

export const settingsOf = (arm: Arm): readonly Setting[] =>
  TEACHINGS[arm].by === 'probabilities' ? SOFTENED : DECAYING;
