import { planeFeatures } from '../../math/nets/plane-features.ts';
import { numbersIn } from '../../math/nets/written-net.ts';
import { readNumberList, readPoints } from '../../math/number-list.ts';

/** Parameters that cannot be run together, in words. */

/** As many points go into a link. */
const MOST_OWN = 200;

interface Asked {
  points: string;
  values: string;
  layers: string;
  inputs: string;
  weights: string;
  held: string;
}

export function refusal({ points, values, layers, inputs, weights, held }: Asked) {
  const features = [...inputs].filter((bit) => bit === '1').length,
    hidden = readNumberList(layers),
    units = hidden.reduce((sum, count) => sum + count, 1);
  if (features === 0)
    return {
      name: 'inputs',
      message: `网络至少要一个输入：在 ${planeFeatures.map(({ name }) => name).join('、')} 里选一个以上。`,
    };
  const given = readNumberList(weights).length,
    needed = numbersIn(features, hidden);
  if (given > 0 && given !== needed)
    return {
      name: 'weights',
      message: `这样的网络有 ${needed} 个权重与偏置，weights 里写了 ${given} 个：写足 ${needed} 个，或者清空它，由种子来抽。`,
    };
  const beyond = readNumberList(held).find((unit) => unit > units);
  if (beyond !== undefined)
    return {
      name: 'held',
      message: `网络一共有 ${units} 个单元（连输出），没有第 ${beyond} 个：改 held，或者多加几个单元。`,
    };
  const own = readPoints(points).flat().length,
    valued = readNumberList(values).length;
  if (own > MOST_OWN)
    return {
      name: 'points',
      message: `points 里有 ${own} 个点，至多 ${MOST_OWN} 个，链接才带得走：去掉一些，或者改用一份表。`,
    };
  if (valued > 0 && valued !== own)
    return {
      name: 'values',
      message: `points 里有 ${own} 个点，values 里却有 ${valued} 个值：一个点写一个值，或者清空 values，按两类点来学。`,
    };
  return undefined;
}
