import { PUPIL_SETTINGS } from './pupils.ts';

/** How nets are taught whose layers are looked into, as experiments declare it (see pupils.ts), and what they tell of every net. */

export const pupilControls = {
  normalised: {
    kind: 'choice',
    label: '归一化',
    options: { recording: '每段录音各自归一', none: '不归一' },
    value: 'recording',
    help: '每段录音的每个梅尔通道先减去自己的平均、除以自己的标准差，或者不这样做。',
  },
  layers: {
    kind: 'number',
    label: '隐藏层',
    min: 1,
    max: 8,
    step: 1,
    value: 5,
    unit: '层',
    help: '每层 128 个 ReLU。',
  },
  steps: {
    kind: 'number',
    label: '训练步数',
    min: 100,
    max: 6000,
    step: 100,
    value: 400,
    unit: '步',
    help: '每步 128 帧；学习率分两次降到十分之一；留下在验证录音上错得最少的一次。',
  },
  tried: {
    kind: 'number',
    label: '试几种设定',
    min: 1,
    max: PUPIL_SETTINGS.length,
    step: 1,
    value: 1,
    unit: '种',
    help: '依次是学习率 0.001、学习率 0.003、学习率 0.003 加权重衰减 0.001；前两个网络都试，由验证的录音挑。',
  },
  nets: {
    kind: 'number',
    label: '网络',
    min: 1,
    max: 6,
    step: 1,
    value: 1,
    unit: '个',
    help: '考熟人、考生人各教这么多个，起点、考的录音或考的人各不相同。',
  },
} as const;

export const pupilFields = {
  'stages.*': '各级的名字：输入、各隐藏层、输出（softmax 之前）',
  at: '已经做完多少次训练，小数部分是正在做的一次',
  of: '一共要做多少次训练',
  'tries.*.*': '做完的训练，known 考熟人、unseen 考生人：第几种设定、第几个网络、验证帧认错的比例',
  'nets.*.kind': 'known 考学过的人的别的录音（熟人），unseen 考没学过的人（生人）',
  'nets.*.turn': '第几次切分',
  'nets.*.learningRate': '验证挑中的学习率',
  'nets.*.weightDecay': '验证挑中的权重衰减',
  'nets.*.validation': '验证帧的状态认错的比例，由它决定留下哪一次',
  'nets.*.error': '被考的帧里状态认错的比例',
};
