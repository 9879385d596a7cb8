/** Six ways to name four classes that are two attributes crossed: what each shares, and what it answers. */

export type ModelName = 'oneVsRest' | 'softmax' | 'shared' | 'multiplied' | 'head' | 'sharedAttributes';

export interface Plan {
  name: string;
  /** Units that all outputs share; none is a linear classifier. */
  hidden: readonly number[];
  /** What is answered: each class against the rest, one of four, or each attribute. */
  answers: 'rest' | 'classes' | 'attributes';
}

const SHARED = [32];

export const PLANS: Record<Exclude<ModelName, 'head'>, Plan> = {
  oneVsRest: { name: '四个一对其余', hidden: [], answers: 'rest' },
  softmax: { name: '四选一', hidden: [], answers: 'classes' },
  shared: { name: '四类共用一层', hidden: SHARED, answers: 'rest' },
  multiplied: { name: '两个属性相乘', hidden: [], answers: 'attributes' },
  sharedAttributes: { name: '两个属性共用一层', hidden: SHARED, answers: 'attributes' },
};
export const NAMES: Record<ModelName, string> = {
  oneVsRest: PLANS.oneVsRest.name,
  softmax: PLANS.softmax.name,
  shared: PLANS.shared.name,
  multiplied: PLANS.multiplied.name,
  head: '两个属性加一个小头',
  sharedAttributes: PLANS.sharedAttributes.name,
};
export const MODELS = Object.keys(NAMES) as ModelName[];
