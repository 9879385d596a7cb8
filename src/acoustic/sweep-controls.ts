import type { Corpus } from './corpus.ts';
import { sameSpeakers, unseenSpeakers, type Split } from './splits.ts';
import type { FeatureKind } from './features.ts';

/** What sweeps over nets on frames vary besides the nets, as experiments declare it. */

/** What nets are shown. */
export type Sight = Extract<FeatureKind, 'logMel' | 'raw'>;

/** Frames before and behind that are seen besides; of samples none. */
export const CONTEXT: Record<Sight, number> = { logMel: 5, raw: 0 };

/** Who is tested: those that were learnt from, or others. */
export type Tested = 'same' | 'unseen';

export const splitBy: Record<Tested, (corpus: Corpus, seed: number, share?: number) => Split> = {
  same: sameSpeakers,
  unseen: unseenSpeakers,
};

export const sweepControls = {
  sight: {
    kind: 'choice',
    label: '看见的',
    options: { logMel: '对数梅尔', raw: '波形' },
    value: 'logMel',
    help: '对数梅尔：前后各五帧，共 11 帧，每帧 23 个数；波形：一帧 25 毫秒的 200 个样本，别的什么都没有。',
  },
  speakers: {
    kind: 'choice',
    label: '考谁',
    options: { same: '熟人', unseen: '生人' },
    value: 'same',
    help: '熟人：学过的人的另外几遍；生人：从没学过的人。',
  },
  level: {
    kind: 'choice',
    label: '每段录音',
    options: { kept: '原样', own: '减去自己的平均' },
    value: 'kept',
    help: '减去自己的平均、除以自己的标准差，话筒与嗓门的差别就去掉了；生人的录音不这样做，网络几乎听不懂。',
  },
  steps: {
    kind: 'number',
    label: '训练步数',
    min: 100,
    max: 10_000,
    step: 100,
    value: 1000,
    unit: '步',
    help: '每次训练走多少步，每步 128 帧；学习率在走完五成、八成时降到三成、一成。',
  },
} as const;
