import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { sweep, type Interval, type Result } from './sweep.ts';
import { arms } from './arms.ts';

const startNames = { signs: '只有正负', uniform: '均匀', normal: '正态' } as const;
const helpNames = { wide: '不教，三倍宽', stepwise: '一步步教' } as const;

const between = ({ mean, low, high }: Interval): string =>
  low === null || high === null
    ? fixed(mean, 2)
    : `${fixed(mean, 2)}（95% 区间 ${fixed(low, 2)} 到 ${fixed(high, 2)}）`;
const meanSteps = (each: readonly (number | null)[]): number | null =>
  each.length === 0 || each.includes(null) ? null : Math.round(mean(each as number[]));

export default defineExperiment({
  title: '学会奇偶要多少步',
  summary:
    '答案只看 d 位里的两位、三位、四位：d 越大，要走的步数怎样涨；有人教中间步又怎样；全部的位都算数时，起步的权重怎样抽决定学不学得到。',
  controls: {
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.01,
      max: 0.5,
      step: 0.01,
      value: 0.1,
      scale: 'log',
      help: '两位、三位、四位算数时的学习率，不随 d 变；全部算数时总用 0.3。',
    },
    limit: {
      kind: 'number',
      label: '步数的上限',
      min: 320,
      max: 100_000,
      step: 320,
      value: 19_200,
      unit: '步',
      help: '走了这么多步还没有答对 95%，就记作没有学会。',
    },
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 10,
      unit: '个',
      help: '每一处用几组不同的权重与输入。',
    },
  },
  touch: ['learningRate', 'seeds'],
  seeded: true,
  fields: {
    finished: '已做完的训练次数',
    of: '一共要做多少次训练',
    'price.*.k': '算数的位有几个',
    'price.*.points.*.d': '输入位数',
    'price.*.points.*.each.*':
      '各种子第一次答对 95% 是在多少步，前 64 步每步问一次，以后隔得越来越远，晚不过三十二分之一；到上限还没有则为 null',
    'price.*.unlearned': '到上限还没有学会的训练有几次',
    'price.*.slope': '斜率与它的区间；不到三种位数都学会，或只有一个种子时为 null',
    'price.*.slope.mean':
      '步数的对数对位数的对数的斜率，各种子平均；只用每个种子都学会的位数，不到三种位数或只有一个种子时整个为 null',
    'price.*.slope.low': '它的 95 % 置信区间的下端',
    'price.*.slope.high': '区间的上端',
    'helped.*.help': '四位算数时怎样帮：wide 是不教、三倍宽，stepwise 是一步步教',
    'helped.*.points.*.d': '输入位数',
    'helped.*.points.*.each.*': '各种子学会时的步数，或 null',
    'helped.*.unlearned': '到上限还没有学会的训练有几次',
    'helped.*.slope': '斜率与它的区间，同上',
    'helped.*.times.*.d': '输入位数',
    'helped.*.times.*.mean': '不帮时的步数是帮时的几倍，按种子配对，平均',
    'helped.*.times.*.low': '它的 95 % 置信区间的下端；只有一个种子时为 null',
    'helped.*.times.*.high': '区间的上端',
    'full.*.start': '全部算数时第一层的权重怎样抽：signs 只有正负，uniform 均匀，normal 正态',
    'full.*.points.*.d': '输入位数',
    'full.*.points.*.each.*': '走完 6,000 步，各种子在另抽的 2,048 个输入上答对的比例',
    'full.*.points.*.mean': '它们的平均',
    'full.*.points.*.low': '平均的 95 % 置信区间的下端；只有一个种子时为 null',
    'full.*.points.*.high': '区间的上端',
    'measured.*': '每次训练的结果，先按情形，再按种子：步数、null 或答对的比例',
  },
  publish: [{}, { learningRate: 0.3 }],
  prepare: ready,
  trainedBy,
  resumes: true,
  run: ({ learningRate, limit, seeds }, random, before?: Result): Generator<Result, void, void> =>
    sweep({ rate: learningRate, limit, seeds }, random, before),
  progress: ({ finished, of }) => finished / of,
  claims: {},
  table: ({ price, helped, full }) => ({
    columns: [
      { label: '情形' },
      { label: '输入', unit: '位' },
      { label: '平均步数', unit: '步' },
      { label: '没有学会', unit: '次' },
      { label: '六千步后答对' },
    ],
    // A row for every kind of training, empty until it is done.
    rows: arms.map(({ kind, k, d, start }) => {
      if (kind === 'full') {
        const point = full.find((one) => one.start === start)?.points.find((one) => one.d === d);
        return [`全部算数，${startNames[start]}`, d, null, null, point ? percent(point.mean) : null];
      }
      const of = kind === 'price' ? price.find((one) => one.k === k) : helped.find(({ help }) => help === kind);
      const each = of?.points.find((one) => one.d === d)?.each ?? [];
      const unlearned = each.length === 0 ? null : each.filter((steps) => steps === null).length;
      return [
        kind === 'price' ? `${k} 位算数` : `${k} 位算数，${helpNames[kind]}`,
        d,
        meanSteps(each),
        unlearned,
        null,
      ];
    }),
  }),
  describe: ({ finished, of, price, helped }) => {
    const done = price.flatMap(({ k, slope }) => (slope ? [`${k} 位算数时是 ${between(slope)}`] : []));
    if (done.length === 0) return `做完 ${finished} 次训练，共 ${of} 次。`;
    const taught = helped.find(({ help }) => help === 'stepwise')?.slope;
    return `步数随位数涨的斜率：${done.join('，')}${taught ? `；一步步教 4 位是 ${between(taught)}` : ''}。`;
  },
});
