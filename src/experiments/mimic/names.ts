import type { Arm } from './arms.ts';

/** What readers know the nets by: deep or shallow, and what it learns from. */
export const ARM_NAMES: Record<Arm, string> = {
  deep: '深，学标签',
  shallow: '浅，学标签',
  mimic: '浅，学分数',
  soft: '浅，学概率',
  shallowMore: '浅，学标签＋挪动',
  mimicMore: '浅，学分数＋挪动',
  deepMore: '深，学标签＋挪动',
};
