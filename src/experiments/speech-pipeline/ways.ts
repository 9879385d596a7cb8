/** The production line from sound to states, with less and less of it made by hand. */

export const WAYS = ['gmm', 'mfcc', 'logMel', 'mel', 'bank', 'raw'] as const;
export type Way = (typeof WAYS)[number];

export const NAMES: Record<Way, string> = {
  gmm: '倒谱 → 高斯混合',
  mfcc: '倒谱 → 网络',
  logMel: '对数梅尔 → 网络',
  mel: '梅尔，不取对数 → 网络',
  bank: '频谱 → 学出的滤波器 → 网络',
  raw: '波形 → 卷积 → 网络',
};

/** Channels of the mel bank, and of the one that is learnt; kernels that slide over samples. */
export const CHANNELS = 23,
  KERNELS = 24;
/** Frames before and behind that all nets see besides. */
export const CONTEXT = 5;
