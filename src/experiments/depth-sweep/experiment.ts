import { digitsInput, speechInput } from '../../acoustic/speech-input.ts';
import { sweepControls, type Sight, type Tested } from '../../acoustic/sweep-controls.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { sweep, type Net, type Options, type Result } from './sweep.ts';

const points = (share: number): string => fixed(share, 2, 2);

const gainText = ({ overOne: { frame } }: Net): string =>
  frame.low === null || frame.high === null
    ? `，减去一层的 ${points(frame.mean)} 个百分点`
    : `，减去一层的 ${points(frame.mean)} 个百分点（95% 区间从 ${points(frame.low)} 到 ${points(frame.high)}）`;

export default defineExperiment({
  title: '一层到七层：真的语音上，深有没有用',
  summary:
    '同样宽的网络，一层到七层，看一帧语音认状态；学习率和权重衰减各挑各的，几个种子平均。看对数梅尔还是看波形，考熟人还是考生人，学得多还是学得少，答案不一样。',
  controls: {
    sight: sweepControls.sight,
    speakers: sweepControls.speakers,
    share: {
      kind: 'choice',
      label: '学多少',
      options: { 1: '全部', 0.1: '十分之一' },
      value: '1',
      help: '用来学的录音取全部，还是只取十分之一；考的总是一样多。',
    },
    activation: {
      kind: 'choice',
      label: '激活函数',
      options: { relu: 'ReLU', sigmoid: 'S 形' },
      value: 'relu',
      help: 'S 形就是 2011 年用的 sigmoid；这里不做预训练，从随机的权重直接学。',
    },
    level: sweepControls.level,
    width: {
      kind: 'number',
      label: '每层的宽度',
      symbol: 'h',
      min: 8,
      max: 256,
      step: 1,
      value: 128,
      unit: '个',
      help: '每层隐藏层有多少个单元。',
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
      help: '每种深度用几组不同的权重、次序和录音的分法；前两组试遍各种学习率与衰减，由验证的录音挑。',
    },
  },
  touch: ['sight', 'speakers'],
  // Of made-up speakers fewer takes, so that five nets are taught within seconds.
  data: { speech: { ...digitsInput, sets: { ...digitsInput.sets, synthetic: speechInput.sets.synthetic } } },
  seeded: true,
  fields: {
    'depths.*': '隐藏层的层数，从少到多',
    'settings.*.learningRate': '试过的学习率',
    'settings.*.weightDecay': '与它一起试的权重衰减',
    seeds: '种子个数',
    frames: '所有录音一共多少帧',
    recordings: '录音多少段',
    synthetic: '是不是合成的声音',
    learnt: '第一个种子学多少帧',
    tested: '第一个种子考多少帧',
    finished: '已做完的训练次数',
    of: '一共要做多少次训练',
    'nets.*.layers': '隐藏层的层数',
    'nets.*.parameters': '参数个数',
    'nets.*.learningRate': '验证挑中的学习率',
    'nets.*.weightDecay': '验证挑中的权重衰减',
    'nets.*.frame.mean': '认错状态的帧的比例，各种子平均',
    'nets.*.frame.each': '各种子认错的帧的比例',
    'nets.*.digit.mean': '认错的数字的比例（状态的先验已除去），各种子平均',
    'nets.*.digit.each': '各种子认错的数字的比例',
    'nets.*.overOne.*.mean': '这么多层的错误减去一层的，按种子配对，平均；frame 是帧，digit 是数字',
    'nets.*.overOne.*.low': '它的 95 % 置信区间的下端；只有一个种子时为 null',
    'nets.*.overOne.*.high': '区间的上端',
    'measured.*': '每种层数做过的训练：用第几组设定、第几个种子，验证、帧、数字各错多少',
    training: '正在做的训练：哪种层数、哪组设定、哪个种子，已看过的步数与验证的错误；没有在训练时为 null',
    'seide.*.layers': '2011 年的表：隐藏层的层数',
    'seide.*.width': '2011 年的表：每层的宽度',
    'seide.*.wordError': '2011 年的表：词错误率（%）',
  },
  publish: [
    {},
    { steps: 3000 },
    { sight: 'raw' },
    { sight: 'raw', steps: 3000 },
    { activation: 'sigmoid' },
    { share: '0.1' },
    { speakers: 'unseen', level: 'own' },
    { speech: 'synthetic', seeds: 1, width: 48, steps: 200 },
  ],
  prepare: ready,
  trainedBy,
  resumes: true,
  run: (
    { speech, sight, activation, speakers, level, share, ...given },
    random,
    before?: Result,
  ): Generator<Result, void, void> =>
    sweep(
      speech,
      {
        ...given,
        sight: sight as Sight,
        activation: activation as Options['activation'],
        speakers: speakers as Tested,
        perRecording: level === 'own',
        share: Number(share),
      },
      random,
      before,
    ),
  progress: ({ finished, of, training }, { steps }) =>
    (finished + (training ? training.curve.at(-1)![0] / steps : 0)) / of,
  claims: {},
  table: ({ nets, depths }) => ({
    columns: [
      { label: '隐藏层', unit: '层' },
      { label: '参数', unit: '个' },
      { label: '挑中的学习率' },
      { label: '挑中的衰减' },
      { label: '认错的帧' },
      { label: '减一层的，百分点' },
      { label: '区间下端' },
      { label: '区间上端' },
      { label: '认错的数字' },
    ],
    rows: depths.map((layers) => {
      const net = nets.find((one) => one.layers === layers);
      if (!net) return [layers, null, null, null, null, null, null, null, null];
      const { parameters, learningRate, weightDecay, frame, digit, overOne } = net;
      return [
        layers,
        parameters,
        learningRate,
        weightDecay,
        percent(frame.mean),
        points(overOne.frame.mean),
        overOne.frame.low === null ? null : points(overOne.frame.low),
        overOne.frame.high === null ? null : points(overOne.frame.high),
        percent(digit.mean),
      ];
    }),
  }),
  describe: ({ nets, finished, of, training, depths, synthetic }) => {
    const whose = synthetic ? '合成的声音，不是真人：' : '';
    const last = nets.at(-1);
    if (!last || last.layers === 1) {
      const at = training ? `正在教 ${depths[training.cell]} 层的网络，` : '';
      return `${whose}${at}做完 ${finished} 次训练，共 ${of} 次；做完两种层数就能比。`;
    }
    const best = nets.reduce((a, b) => (b.frame.mean < a.frame.mean ? b : a));
    return `${whose}一层认错 ${percent(nets[0]!.frame.mean)} 的帧；最少的是 ${best.layers} 层，${percent(best.frame.mean)}${best.layers === 1 ? '' : gainText(best)}；${last.layers} 层 ${percent(last.frame.mean)}。`;
  },
});
