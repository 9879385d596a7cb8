import { netKinds, type Result } from './results.ts';

/** What the chapter says of the results. Each sentence speaks of some of the runs and lets the others be. */

interface Given {
  diamonds: string;
  start: string;
  deepRate: number;
  shallowRate: number;
}

const conditions: Record<string, (result: Result, given: Given) => boolean> = {
  '一个隐藏层 $\\tfrac{w(w+3)}2$ 个单元，参数个数恰好相同': (result) =>
    result.mode !== 'train' || result.deep.parameters === result.shallow.parameters,

  两个写下来的网络在格点上一个也没有答错: (result) =>
    result.mode !== 'exact' || netKinds.every((kind) => result[kind].wrong === 0),

  '学习率都取 0.003 时，浅的网络到训练结束也没有学会这块地毯': (result, { diamonds, start, shallowRate }) =>
    result.mode !== 'train' ||
    diamonds !== '4' ||
    start !== 'zero' ||
    shallowRate !== 0.003 ||
    Math.max(...result.shallow.train) < 0.8,

  '学习率都换成 0.01，两个网络的正确率就相差无几': (result, { diamonds, deepRate, shallowRate }) =>
    result.mode !== 'train' ||
    diamonds !== '4' ||
    deepRate !== 0.01 ||
    shallowRate !== 0.01 ||
    Math.abs(result.deep.test.at(-1)! - result.shallow.test.at(-1)!) < 0.02,

  '只把偏置的初值打散，同样的 0.003，浅的网络就学会了': (result, { diamonds, start, shallowRate }) =>
    result.mode !== 'train' ||
    diamonds !== '4' ||
    start !== 'scattered' ||
    shallowRate !== 0.003 ||
    result.shallow.test.at(-1)! > 0.9,

  '2 万个点以上，种子之间的起伏比两个网络的差别大': (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '4' ||
    result.best.deep.every((deep, s) => {
      const shallow = result.best.shallow[s]!;
      const spread = Math.min(deep.high - deep.low, shallow.high - shallow.low);
      return deep.points < 20_000 || Math.abs(deep.mean - shallow.mean) < spread;
    }),

  '3000 个点时深的领先，10 万个点时浅的领先': (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '8' ||
    result.best.deep.every(({ points, mean }, s) => {
      const ahead = mean - result.best.shallow[s]!.mean;
      return points === 3000 ? ahead > 0 : points !== 100_000 || ahead < 0;
    }),

  '4×4 的地毯上，只要有 3000 个点，两个网络的平均正确率相差就不到两个百分点': (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '4' ||
    result.best.deep.every(
      ({ points, mean }, s) => points < 3000 || Math.abs(mean - result.best.shallow[s]!.mean) < 0.02,
    ),

  '300 个点和 1000 个点时，浅的网络反而更好': (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '4' ||
    result.best.deep.every(({ points, mean }, s) => points > 1000 || mean < result.best.shallow[s]!.mean),

  浅的网络挑中的学习率总不比深的小: (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '4' ||
    result.best.deep.every(({ rate }, s) => rate <= result.best.shallow[s]!.rate),

  '两个网络从 1000 个点起都答对九成半以上，平均相差不到一个百分点': (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '2' ||
    result.best.deep.every(({ points, mean }, s) => {
      const shallow = result.best.shallow[s]!.mean;
      return points < 1000 || (Math.min(mean, shallow) > 0.95 && Math.abs(mean - shallow) < 0.01);
    }),

  '个参数的两个网络在任何点数上都没有学会，平均正确率不到四分之三': (result, { diamonds }) =>
    result.mode !== 'sweep' ||
    diamonds !== '8' ||
    netKinds.every((kind) => result.best[kind].every(({ mean }) => mean < 0.75)),

  '折好三次，20 个点就能答对九成以上': (result) =>
    result.mode !== 'folds' || result.sizes.every((_, s) => result.logisticMean.at(-1)![s]! > 0.9),

  '少折一次，再多的点也只有一半上下': (result) =>
    result.mode !== 'folds' ||
    result.logisticMean.slice(0, -1).every((bySize) => bySize.every((share) => Math.abs(share - 0.5) < 0.1)),

  '最近邻折好之后，在每一种点数上都比不折好': (result) =>
    result.mode !== 'folds' || result.nearestMean.folded.every((share, s) => share > result.nearestMean.raw[s]!),
};

export const claims = Object.fromEntries(Object.entries(conditions).map(([claim, holds]) => [claim, { of: {}, holds }]));
