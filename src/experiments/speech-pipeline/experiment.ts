import { speechInput } from '../../acoustic/speech-input.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { readNumberList } from '../../math/number-list.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { MOST_TRIED, produce, type Pipeline } from './production.ts';

const points = (share: number | null): string | null => (share === null ? null : fixed(100 * share, 2));

export default defineExperiment({
  title: '从声音到状态的生产线：一道一道改成学的',
  summary:
    '倒谱、对数、滤波器、频谱，手工做的工序一道一道交给网络自己学：拖动分界，看错多少、要多少参数、学出了什么；学出的滤波器像不像梅尔三角。',
  controls: {
    share: {
      kind: 'choice',
      label: '学多少',
      options: { 1: '全部', 0.1: '十分之一' },
      value: '1',
      help: '用来学的录音取全部，还是只取十分之一；考的总是一样多。',
    },
    seeds: {
      kind: 'number',
      label: '各教几遍',
      min: 1,
      max: 5,
      step: 1,
      value: 5,
      unit: '遍',
      help: '每一遍换一份录音来考，网络的起点也换。',
    },
    steps: {
      kind: 'number',
      label: '学多少步',
      min: 50,
      max: 6000,
      step: 50,
      value: 3000,
      unit: '步',
      help: '每种做法都走这么多步，一步看 64 帧；学习率在走完五成、八成时降到三成、一成。高斯混合不用它。',
    },
    tried: {
      kind: 'number',
      label: '试几组设定',
      min: 1,
      max: MOST_TRIED,
      step: 1,
      value: MOST_TRIED,
      unit: '组',
      help: '依次是学习率 0.002、0.004，权重衰减都是 0.0003；学习率 0.002、衰减 0.003；学习率 0.008、衰减 0.0003。每种做法各试前几组，由验证的录音挑；头两遍都试，其余各遍只用挑中的。',
    },
    hidden: {
      kind: 'numbers',
      label: '网络的隐藏层',
      min: 8,
      max: 256,
      step: 1,
      least: 1,
      most: 6,
      value: '96,96,96',
      unit: '个单元',
      help: '前端后面的网络，每一个隐藏层有多少个单元。',
    },
  },
  touch: ['share', 'speech'],
  data: {
    // Real voices come first here: the book shows what they gave.
    speech: { ...speechInput, sets: { fsdd: speechInput.sets.fsdd, synthetic: speechInput.sets.synthetic } },
  },
  seeded: true,
  prepare: ready,
  trainedBy,
  fields: {
    'ways.*.way': '生产线：gmm、mfcc、logMel、mel、bank、raw，手工的一道比一道少',
    'ways.*.name': '它的名字',
    'ways.*.parameters': '学出来的数一共多少个，还没教时为 null',
    'ways.*.learningRate': '验证挑中的学习率，还没挑时和高斯混合为 null',
    'ways.*.weightDecay': '验证挑中的权重衰减，同上',
    'ways.*.frames.*': '每一遍认错状态的帧的比例',
    'ways.*.digits.*': '每一遍认错的数字的比例，先验除掉了',
    'ways.*.frame': 'frames 的平均，还没教完时为 null',
    'ways.*.digit': 'digits 的平均，还没教完时为 null',
    'ways.*.change':
      '帧的错误率减前一条线的，一遍对一遍的平均 mean 与它的 95% 区间 low、high（只有一遍时为 null）；还没有教完时为 null',
    'ways.*.overLogMel': '错误率减对数梅尔的：frame 是帧，digit 是数字；mean、low、high 同上',
    'settings.*.learningRate': '试过的学习率',
    'settings.*.weightDecay': '与它一起的权重衰减',
    'measured.*': '每种做法做过的训练：用第几组设定、第几遍，验证、帧、数字各错多少',
    'ranked.*': '学滤波器的每一次训练：第几组设定、第几遍，学之前与之后的秩相关',
    'ranks.*.start':
      '挑中的学习率下，每一遍，学之前各滤波器的中心与宽度的秩相关（中心：重量的一半在它以下；宽度：中间一半重量占多少条谱线）',
    'ranks.*.end': '学之后的秩相关',
    bank: '验证里错得最少的一次学出的滤波器，学之前（start）和之后（end）：129 条谱线（每条 31.25 赫）× 23 个通道，各通道的峰是 1；validation 是那一次验证的错；还没教时为 null',
    kernels:
      '验证里错得最少的一次学出的第一层卷积核：values 是 32 个样本 × 24 个核，各核的峰是 1；peaks 是各核最放行的频率（赫）；还没教时为 null',
    'edges.*': '梅尔三角的边与顶（赫）：第 c 个从 edges[c] 起，顶在 edges[c+1]，到 edges[c+2]',
    'transform.*': '余弦变换的矩阵：13 个倒谱 × 23 个通道',
    absorption:
      '把余弦变换并进第一层：difference 是两个网络的对数几率最多差多少，greatest 是对数几率最大多少（奈特），frames 是比了多少帧，pairs 是其中一些成对的对数几率；还没教时为 null',
    'logs.low': '梅尔能量的自然对数，百分之一分位',
    'logs.high': '百分之九十九分位',
    'logs.quantiles.*': '1%、25%、50%、75%、99% 分位',
    'logs.pieces.*.count': '用几段直线',
    'logs.pieces.*.error': '几段直线在这两个分位之间跟着对数，误差至少多大（奈特）',
    'logs.needed': '误差不过 0.1 至少要几段',
    learnt: '第一遍学多少帧',
    tested: '第一遍考多少帧',
    finished: '已做完的训练次数',
    expected: '一共要教多少次',
    training: '正在教的：哪种做法、哪组设定、第几遍、走完了几成；没有在教时为 null',
  },
  publish: [
    {},
    { steps: 1000 },
    { steps: 6000, tried: 2 },
    { speech: 'synthetic', share: '0.1', seeds: 1, steps: 150, tried: 1, hidden: '48' },
  ],
  resumes: true,
  run: ({ speech, hidden, share, ...given }, random, before?: Pipeline): Generator<Pipeline, void, void> =>
    produce(speech, { ...given, hidden: readNumberList(hidden), share: Number(share) }, random, before),
  progress: ({ finished, expected, training }) => (finished + (training?.done ?? 0)) / expected,
  claims: {},
  table: ({ ways }) => ({
    columns: [
      { label: '生产线' },
      { label: '参数', unit: '个' },
      { label: '挑中的学习率' },
      { label: '挑中的衰减' },
      { label: '认错的帧' },
      { label: '减对数梅尔的，百分点' },
      { label: '区间下端' },
      { label: '区间上端' },
      { label: '认错的数字' },
    ],
    rows: ways.map(({ name, parameters, learningRate, weightDecay, frame, digit, overLogMel }) => [
      name,
      parameters,
      learningRate,
      weightDecay,
      frame === null ? null : percent(frame),
      points(overLogMel?.frame.mean ?? null),
      points(overLogMel?.frame.low ?? null),
      points(overLogMel?.frame.high ?? null),
      digit === null ? null : percent(digit),
    ]),
  }),
  describe: ({ ways, ranks, absorption, finished, expected }, params) => {
    const whose = (params as { speech?: string }).speech === 'synthetic' ? '合成的声音，不是真人：' : '';
    const done = ways.filter(({ frame }) => frame !== null);
    const at = `${whose}${finished < expected ? `教了 ${finished} 次，一共 ${expected} 次。` : ''}`;
    if (done.length === 0) return at;
    const told = done.map(({ name, frame }) => `${name} ${percent(frame!)}`).join('，');
    const rank =
      ranks.length > 0 ? `学出的滤波器，中心与宽度的秩相关平均 ${fixed(mean(ranks.map(({ end }) => end)), 2)}。` : '';
    const same = absorption ? '余弦变换并进第一层，输出一样。' : '';
    return `${at}认错的帧：${told}。${rank}${same}`;
  },
});
