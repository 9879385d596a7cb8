import { speechInput } from '../../acoustic/speech-input.ts';
import type { Images, Recording } from '../../datasets/kinds.ts';
import { SIDE } from '../../datasets/digit-sheet.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { digitInput } from '../../pictures/digit-input.ts';
import { ARMS } from './arms.ts';
import { closedOf } from './closed.ts';
import { pictureGround, speechGround, type Sight } from './grounds.ts';
import { mimicry, type Result } from './mimicry.ts';
import { ARM_NAMES } from './names.ts';

const noRecordings = (): Recording[] => [];
const noPictures = (): Images => ({
  count: 0,
  height: SIDE,
  width: SIDE,
  pixels: new Uint8Array(0),
  labels: new Uint8Array(0),
});

export default defineExperiment({
  title: '模仿：浅的网络跟深的网络学',
  summary:
    '一层宽的与三层窄的，参数一样多。宽的不学标签，改学窄的说出的分数：两者的差距补上了多少？对照是同样多的挪动过的例子，照旧学标签。',
  controls: {
    sight: {
      kind: 'choice',
      label: '看见的',
      options: { raw: '波形', logMel: '对数梅尔' },
      value: 'raw',
      when: { speech: ['synthetic', 'fsdd'] },
      help: '波形：一帧 25 毫秒的 200 个样本，别的什么都没有；对数梅尔：前后各五帧，共 11 帧，每帧 23 个数。',
    },
    share: {
      kind: 'number',
      label: '学多少',
      min: 0.02,
      max: 1,
      step: 0.01,
      value: 0.05,
      scale: 'log',
      help: '能学的录音或图里学几成；留作验证与考试的不动。',
    },
    width: {
      kind: 'number',
      label: '三层的宽度',
      symbol: 'w',
      min: 8,
      max: 200,
      step: 1,
      value: 48,
      unit: '个',
      help: '深的网络三层、每层这么宽；浅的一层，宽到参数一样多，除不尽的余数列在表里。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 50,
      max: 10_000,
      step: 50,
      value: 150,
      unit: '步',
      help: '每次训练走多少步，每步 128 个例子；学习率在走完五成、八成时降到三成、一成。',
    },
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '个',
      help: '每个网络用几组不同的权重、次序和例子的分法；前两组试遍六种设定，由验证的例子挑。',
    },
  },
  touch: ['share', 'handwriting'],
  data: {
    speech: {
      ...speechInput,
      sets: { none: { label: '不用录音，看手写数字', empty: true, generate: noRecordings }, ...speechInput.sets },
    },
    handwriting: {
      ...digitInput,
      help: `${digitInput.help}用了录音就不看它。`,
      sets: { ...digitInput.sets, none: { label: '不用图', empty: true, generate: noPictures } },
    },
  },
  refuses(params: Record<string, unknown>) {
    if (params.speech !== 'none' || params.handwriting !== 'none') return undefined;
    return { name: 'handwriting', message: '录音和图总要有一样；选一份手写数字，或者一份录音。' };
  },
  seeded: true,
  fields: {
    'deep.layers': '深的网络有几个隐藏层',
    'deep.width': '每层的宽度',
    'shallow.layers': '浅的网络有几个隐藏层',
    'shallow.width': '它的宽度',
    'examples.learnt': '第一个种子学多少个例子（帧或图），挪动过的另有这么多',
    'examples.validation': '验证用多少个',
    'examples.tested': '考多少个',
    classes: '要分几类',
    synthetic: '是不是合成的声音',
    seeds: '种子个数',
    'settings.*.*': '每个网络试过的设定：学习率、权重衰减、软目标的温度（没有时为 null）',
    finished: '已做完的训练次数',
    of: '一共要做多少次训练',
    'nets.*.arm':
      '一项一个网络：deep、shallow 学标签；mimic 学 deep 的对数几率，soft 学它的概率；名字后面有 More 的还学挪动过的例子',
    'nets.*.layers': '隐藏层的层数',
    'nets.*.width': '每层的宽度',
    'nets.*.parameters': '参数的个数',
    'nets.*.remainder': '比深的网络多几个参数',
    'nets.*.learningRate': '验证挑中的学习率',
    'nets.*.weightDecay': '验证挑中的权重衰减（模仿对数几率时再除以类数，与平方误差的平均相称）',
    'nets.*.temperature': '验证挑中的温度；不学概率的为 null',
    'nets.*.seeds': '种子个数',
    'nets.*.trainError': '学过的例子（不算挪动过的）里认错的比例，各种子平均',
    'nets.*.testError': '考的例子里认错的比例，各种子平均',
    'nets.*.test.mean': '与 testError 相同',
    'nets.*.test.each': '各种子认错的比例',
    'nets.*.words': '录音里的数字认错的比例，mean 是平均、each 是各种子；看图时为 null',
    'nets.*.gain.mean': '比学标签的浅网络少错多少，按种子配对，平均',
    'nets.*.gain.low': '它的 95 % 置信区间的下端；只有一个种子时为 null',
    'nets.*.gain.high': '上端',
    'nets.*.gain.share':
      '补上了浅与深之间差距的几成，有 95 % 区间（Fieller）；差距的区间碰到 0 时为 null；深的反而更差时，是落后的几成，图与表里不写',
    'nets.*.wordGain': '同 gain，说的是录音里的数字；看图时为 null',
    'measured.*': '每个网络做过的训练：第几种设定、第几个种子，验证、学过的、考的例子与数字各错多少',
    training: '正在做的训练：第几个网络、哪种设定、哪个种子，已看过的步数与验证的错误；没有在训练时为 null',
  },
  publish: [
    {},
    { speech: 'fsdd', handwriting: 'none', share: 0.5, width: 100, steps: 2000 },
    { speech: 'fsdd', handwriting: 'none', share: 0.5, width: 100, steps: 700 },
    { handwriting: 'mnist', share: 1, width: 64, steps: 800 },
  ],
  prepare: ready,
  trainedBy,
  resumes: true,
  run: (
    { speech, handwriting, sight, share, width, steps, seeds },
    random,
    before?: Result,
  ): Generator<Result, void, void> =>
    mimicry(
      speech.length > 0
        ? speechGround(speech, sight as Sight, share, random)
        : pictureGround(handwriting, share, random),
      { width, steps, seeds },
      random,
      before,
    ),
  progress: ({ finished, of, training }, { steps }) =>
    (finished + (training ? training.curve.at(-1)![0] / steps : 0)) / of,
  claims: {},
  table: ({ nets }) => ({
    columns: [
      { label: '网络' },
      { label: '参数', unit: '个' },
      { label: '比深的多', unit: '个' },
      { label: '学过的认错' },
      { label: '考的认错' },
      { label: '认错的数字' },
      { label: '比浅的少错（百分点）' },
      { label: '补上的差距' },
    ],
    rows: ARMS.map((arm) => {
      const net = nets[arm];
      if (!net) return [ARM_NAMES[arm], null, null, null, null, null, null, null];
      const { parameters, remainder, trainError, testError, words, gain } = net;
      const closed = nets.deep ? closedOf(gain, nets.deep.gain) : null;
      return [
        ARM_NAMES[arm],
        parameters,
        remainder,
        percent(trainError),
        percent(testError),
        words && percent(words.mean),
        fixed(gain.mean, 2, 2),
        closed && percent(closed.value, 0),
      ];
    }),
  }),
  describe: ({ nets, deep, shallow, finished, of, synthetic }) => {
    const whose = synthetic ? '合成的声音，不是真人：' : '';
    const pair = `${deep.layers}×${deep.width} 与 ${shallow.layers}×${shallow.width}，参数一样多（除不尽的见表）`;
    if (!nets.shallow) return `${whose}${pair}；做完 ${finished} 次训练，共 ${of} 次。`;
    const wrong = ARMS.flatMap((arm) => {
      const net = nets[arm];
      return net ? [`${ARM_NAMES[arm]} ${percent(net.testError)}`] : [];
    });
    return `${whose}${pair}。考的例子认错：${wrong.join('，')}。`;
  },
});
