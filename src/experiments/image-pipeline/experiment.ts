import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { digitInput } from '../../pictures/digit-input.ts';
import { pipeline, TRIED, type Model, type Result } from './pipeline.ts';

const points = (share: number): string => fixed(share, 2, 2);
const at = (models: readonly Model[], way: Model['way'], images: number): Model | undefined =>
  models.find((one) => one.way === way && one.images === images);

export default defineExperiment({
  title: '认图的流水线：手工的一段与学来的一段',
  summary:
    '同样的手写数字，五条流水线：像素、HOG、视觉词后面接一个线性分类器，全连接的网络，会卷积的网络。学三十幅到八千幅，看手工的特征在哪里赢，在哪里不再赢。',
  controls: {
    shuffled: {
      kind: 'choice',
      label: '像素的次序',
      options: { no: '原样', yes: '打乱' },
      value: 'no',
      help: '打乱：所有的图按同一个随机次序重排像素。谁挨着谁没有了，别的一点不少。',
    },
    cell: {
      kind: 'choice',
      label: 'HOG 的格子',
      options: { 2: '2×2', 4: '4×4', 7: '7×7' },
      value: '4',
      help: '一个格子有多少像素；格子里只数边缘朝哪个方向，九个方向。',
    },
    words: {
      kind: 'number',
      label: '视觉词',
      min: 10,
      max: 300,
      step: 1,
      value: 50,
      unit: '个',
      help: '把 8×8 的小方块聚成这么多类，一类一个词；数词时整幅、四分、十六分各数一遍（空间金字塔）。',
    },
    most: {
      kind: 'number',
      label: '最多学多少幅',
      min: 30,
      max: 8000,
      step: 1,
      value: 300,
      scale: 'log',
      unit: '幅',
      help: '在 30、100、300、1000、3000、8000 里取不超过它的各档；同一个种子里，多的一档包含少的一档。',
    },
    steps: {
      kind: 'number',
      label: '训练步数',
      min: 50,
      max: 4000,
      step: 50,
      value: 100,
      unit: '步',
      help: '每次训练走多少步，每步 64 幅；学习率分两次降到十分之一。',
    },
    tried: {
      kind: 'number',
      label: '试几组设定',
      min: 1,
      max: TRIED.length,
      step: 1,
      value: 2,
      unit: '组',
      help: '学习率与衰减试前几组：0.001、0.003，都不衰减；0.003、0.01，都衰减 0.001。由验证的图挑。',
    },
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 1,
      unit: '个',
      help: '每个种子有自己的分法、权重与次序；前两个试遍各组设定。',
    },
  },
  touch: ['shuffled', 'most'],
  data: { handwriting: digitInput },
  seeded: true,
  prepare: ready,
  trainedBy,
  resumes: true,
  fields: {
    'sizes.*': '学多少幅，从少到多',
    'ways.*.name':
      '流水线：pixels 像素加线性，gradients HOG 加线性，words 视觉词加线性，dense 全连接，convolution 卷积',
    'ways.*.title': '它在图上的名字',
    'ways.*.parameters': '学来的参数个数（视觉词的词表不算在内）',
    tested: '每个种子考多少幅',
    seeds: '种子个数',
    finished: '已做完的训练次数',
    of: '一共要做多少次训练',
    'models.*.way': '流水线',
    'models.*.images': '学了多少幅',
    'models.*.parameters': '学来的参数个数',
    'models.*.seeds': '几个种子的平均',
    'models.*.learningRate': '验证挑中的学习率',
    'models.*.weightDecay': '验证挑中的权重衰减',
    'models.*.trainError': '学过的图认错的比例，平均',
    'models.*.testError': '考的图认错的比例，平均',
    'models.*.each.*': '每个种子的',
    'models.*.overGradients': '减去 HOG 在同样多幅上的错误；还没有时为 null',
    'models.*.overGradients.mean': '按种子配对，平均',
    'models.*.overGradients.low': '它的 95 % 置信区间的下端；只有一个种子时为 null',
    'models.*.overGradients.high': '区间的上端',
    'measured.*': '做过的训练：用第几组设定、第几个种子，验证、学过的、考的各错多少',
    training: '正在做的训练：哪条流水线、学多少幅、第几个种子、走了多少步；没有时为 null',
    'examples.*.digit': '十个数字各举一幅',
    'examples.*.picture': '它的 28×28 个灰度，十六进制，f 最亮',
    'examples.*.cells': '它的 HOG：一格九个方向，一行一行排，十六进制，f 最多',
  },
  publish: [
    {},
    { handwriting: 'mnist', words: 100, most: 8000, steps: 1500, tried: 4, seeds: 5 },
    { handwriting: 'mnist', words: 100, most: 8000, steps: 1500, tried: 4, seeds: 5, shuffled: 'yes' },
  ],
  run: ({ handwriting, shuffled, cell, ...options }, random, before?: Result) =>
    pipeline(handwriting, { ...options, shuffled: shuffled === 'yes', cell: Number(cell) }, random, before),
  progress: ({ finished, of, training }, { steps }) => (finished + (training ? training.done / steps : 0)) / of,
  claims: {},
  table: ({ models, ways, sizes }) => ({
    columns: [
      { label: '学了', unit: '幅' },
      { label: '流水线' },
      { label: '参数', unit: '个' },
      { label: '考的图认错' },
      { label: '减 HOG 的，百分点' },
      { label: '区间下端' },
      { label: '区间上端' },
      { label: '学过的图认错' },
    ],
    rows:
      models.length === 0
        ? sizes.map((images) => [images, '还没有学完', null, null, null, null, null, null])
        : models.map(({ images, way, parameters, testError, trainError, overGradients }) => [
            images,
            ways.find(({ name }) => name === way)!.title,
            parameters,
            percent(testError),
            overGradients && points(overGradients.mean),
            overGradients?.low == null ? null : points(overGradients.low),
            overGradients?.high == null ? null : points(overGradients.high),
            percent(trainError),
          ]),
  }),
  describe: ({ models, ways, sizes, finished, of }) => {
    const complete = sizes.filter((size) => ways.length > 0 && ways.every(({ name }) => at(models, name, size)));
    if (complete.length === 0) return `做完 ${finished} 次训练，共 ${of} 次；五条流水线都学完一档就能比。`;
    const told = [...new Set([complete[0]!, complete.at(-1)!])].map((size) => {
      const best = ways
        .map(({ name, title }) => ({ title, error: at(models, name, size)!.testError }))
        .reduce((a, b) => (b.error < a.error ? b : a));
      return `学 ${size} 幅时${best.title}错得最少，${percent(best.error)}`;
    });
    return `${told.join('；')}（像素加线性在 ${complete.at(-1)} 幅上错 ${percent(at(models, 'pixels', complete.at(-1)!)!.testError)}）。`;
  },
});
