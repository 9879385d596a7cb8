import { digitsInput } from '../../acoustic/speech-input.ts';
import { sweepControls, type Sight, type Tested } from '../../acoustic/sweep-controls.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { grouped } from '../../math/number-text.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { compare, type Result } from './comparison.ts';

const points = (share: number): string => fixed(share, 2, 2);

export default defineExperiment({
  title: '矮胖对瘦高：一样多的权重',
  summary:
    '一层宽的网络与几层窄的网络，权重一样多，看同样的语音、同样的次序；学习率各挑各的，没有权重衰减与衰减很重各试一遍。谁认错得少，要看衰减，也要看网络看见的是什么。',
  controls: {
    sight: { ...sweepControls.sight, value: 'raw' },
    speakers: sweepControls.speakers,
    level: sweepControls.level,
    width: {
      kind: 'number',
      label: '三层的宽度',
      symbol: 'w',
      min: 8,
      max: 200,
      step: 1,
      value: 167,
      unit: '个',
      help: '三层网络每层的宽度；别的网络按权重一样多来定宽度，除不尽的余数列在表里。',
    },
    steps: sweepControls.steps,
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '个',
      help: '每个网络、每种衰减用几组不同的权重、次序和录音的分法；前两组试遍各种学习率，由验证的录音挑。',
    },
  },
  touch: ['sight'],
  data: { speech: digitsInput },
  seeded: true,
  fields: {
    'nets.*.layers': '隐藏层的层数',
    'nets.*.width': '每层的宽度',
    'nets.*.weights': '权重的个数，不算偏置',
    'nets.*.remainder': '比三层网络多几个权重；负数是少几个',
    'nets.*.parameters': '权重与偏置一共多少个',
    'decays.*': '试过的权重衰减',
    'rates.*': '试过的学习率',
    seeds: '种子个数',
    frames: '所有录音一共多少帧',
    synthetic: '是不是合成的声音',
    finished: '已做完的训练次数',
    of: '一共要做多少次训练',
    'tried.*.layers': '隐藏层的层数；每个网络、每种衰减一项，先按衰减、再按层数排列',
    'tried.*.weightDecay': '权重衰减',
    'tried.*.learningRate': '验证挑中的学习率',
    'tried.*.validation': '验证的帧认错的比例，各种子平均',
    'tried.*.*.mean': '认错的比例，各种子平均；frame 是帧，digit 是数字',
    'tried.*.*.each': '各种子认错的比例',
    'chosen.*': '每个网络一项：验证最好的那种衰减，内容与 tried 相同；全部试完以前是空的',
    'differences.*.layers': '与一层网络相比的是几层的网络',
    'differences.*.weightDecay': '两个网络的权重衰减；各用各挑中的衰减时为 null',
    'differences.*.*.mean': '它的错误减去一层的，按种子配对，平均；frame 是帧，digit 是数字',
    'differences.*.*.low': '它的 95 % 置信区间的下端；只有一个种子时为 null',
    'differences.*.*.high': '区间的上端',
    'measured.*': '每个网络、每种衰减做过的训练：第几种学习率、第几个种子，验证、帧、数字各错多少',
    training: '正在做的训练：第几个网络与衰减、哪种学习率、哪个种子，已看过的步数与验证的错误；没有在训练时为 null',
  },
  publish: [{}, { steps: 3000 }, { sight: 'logMel', width: 128 }, { sight: 'logMel', width: 128, steps: 3000 }],
  prepare: ready,
  trainedBy,
  resumes: true,
  run: ({ speech, sight, speakers, level, ...given }, random, before?: Result): Generator<Result, void, void> =>
    compare(
      speech,
      {
        ...given,
        sight: sight as Sight,
        speakers: speakers as Tested,
        perRecording: level === 'own',
      },
      random,
      before,
    ),
  progress: ({ finished, of, training }, { steps }) =>
    (finished + (training ? training.curve.at(-1)![0] / steps : 0)) / of,
  claims: {},
  table: ({ nets, tried }) => ({
    columns: [
      { label: '隐藏层', unit: '层' },
      { label: '宽度', unit: '个' },
      { label: '权重', unit: '个' },
      { label: '比三层的多', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '权重衰减' },
      { label: '挑中的学习率' },
      { label: '认错的帧' },
      { label: '认错的数字' },
    ],
    rows: nets.flatMap(({ layers, width, weights, remainder, parameters }) =>
      tried
        .filter((one) => one.layers === layers)
        .map(({ weightDecay, learningRate, frame, digit }) => [
          layers,
          width,
          weights,
          remainder,
          parameters,
          weightDecay,
          learningRate,
          percent(frame.mean),
          percent(digit.mean),
        ]),
    ),
  }),
  describe: ({ nets, differences, finished, of, synthetic }) => {
    const whose = synthetic ? '合成的声音，不是真人：' : '';
    const [fat, thin] = nets as [Result['nets'][number], Result['nets'][number]];
    const pair = `${thin.layers}×${thin.width} 与 1×${fat.width}，各有 ${grouped(String(thin.weights))} 与 ${grouped(String(fat.weights))} 个权重`;
    const own = differences.find(({ layers, weightDecay }) => layers === thin.layers && weightDecay === null);
    if (!own) return `${whose}${pair}；做完 ${finished} 次训练，共 ${of} 次。`;
    const { mean, low, high } = own.frame;
    const range = low === null || high === null ? '' : `（95% 区间从 ${points(low)} 到 ${points(high)}）`;
    return `${whose}${pair}。各用各挑中的衰减，${thin.layers} 层认错的帧减去一层的是 ${points(mean)} 个百分点${range}。`;
  },
});
