import { defineExperiment } from '../../lab/declare/define.ts';
import { parametersOf, valuesAt, type OneLayerNet } from '../../math/nets/one-layer-net.ts';
import { readPoints } from '../../math/number-list.ts';
import { significant } from '../../math/rounding.ts';

/** Binary fractions such as 0.1 leave a rest far behind the decimals that are shown. */
const shown = (value: number): number => significant(Math.round(value * 1e6) / 1e6, 6);

/** A net of one hidden layer as its kinks write it: the unit relu(x − at), which the output takes `slope` times. */
function examine(units: readonly (readonly [number, number])[], x: number) {
  const hinges = units.map(([at, weight]) => ({ at, weight }));
  const net: OneLayerNet = { activation: 'relu', hinges: hinges.toSorted((a, b) => a.at - b.at), offset: 0 };
  const bends = [...new Set(net.hinges.map(({ at }) => at))]
    .map((at) => ({ at, change: net.hinges.reduce((sum, one) => sum + (one.at === at ? one.weight : 0), 0) }))
    .filter(({ at, change }) => at > 0 && at < 1 && shown(change) !== 0);
  const knots = [0, ...bends.map(({ at }) => at), 1];
  const heights = valuesAt(net, knots);
  return {
    units: hinges.map(({ at, weight }) => {
      const sum = shown(x - at),
        activation = Math.max(0, sum);
      return { kink: at, slope: weight, sum, activation, share: shown(weight * activation) + 0 };
    }),
    output: shown(valuesAt(net, [x])[0]!),
    parameters: parametersOf(net),
    bends: bends.length,
    knots: knots.map((at, i): [number, number] => [at, shown(heights[i]!)]),
  };
}

export default defineExperiment({
  title: '一个单元管一处弯折',
  summary: '一个 ReLU 单元在自己的折点以前不出声，过了折点就一路往上或往下；几个单元加起来，是一条折几次的线。',
  controls: {
    units: {
      kind: 'points',
      label: '单元',
      x: [0, 0.95],
      y: [-8, 8],
      step: 0.05,
      groups: [1, 1],
      each: [1, 6],
      value: '0.3,1',
      help: '每个单元写两个数：折点的位置，和过了折点以后的坡度；在图上拖折点与线的末端也行。',
    },
    x: {
      kind: 'number',
      label: '输入',
      symbol: 'x',
      min: 0,
      max: 1,
      step: 0.01,
      value: 0.8,
      help: '送进网络的数；网络图里写着它一路变成什么。',
    },
  },
  touch: ['x'],
  fields: {
    'units.*.kink': '单元的折点',
    'units.*.slope': '过了折点以后，它给输出添上的坡度，也就是输出权重',
    'units.*.sum': '加权和 x − 折点',
    'units.*.activation': '加权和经过 ReLU',
    'units.*.share': '乘上输出权重，它给输出的一份',
    output: '各份之和',
    parameters: '参数个数：每个单元一个输入权重、一个偏置、一个输出权重，再加输出偏置',
    bends: '输出在 0 与 1 之间的弯折数；折点重合的算一处，抵消掉的不算',
    knots: '输出的折点与两端，横坐标与高度',
  },
  publish: [{}, { units: '0.2,2 0.6,-4' }, { units: '0,2 0.25,-4 0.5,4 0.75,-4' }],
  *run({ units, x }) {
    yield examine(readPoints(units)[0]!, x);
  },
  claims: {
    '三个折点以后，输出弯了三次': {
      of: { units: '0,2 0.25,-4 0.5,4 0.75,-4' },
      holds: ({ bends }) => bends === 3,
    },
    输出的弯折从来不比单元多: { of: {}, holds: ({ bends, units }) => bends <= units.length },
  },
  table: ({ units, output }) => ({
    columns: [
      { label: '单元' },
      { label: '折点' },
      { label: '坡度' },
      { label: '加权和' },
      { label: 'ReLU 之后' },
      { label: '给输出的一份' },
    ],
    rows: [
      ...units.map(({ kink, slope, sum, activation, share }, i) => [
        `第 ${i + 1} 个`,
        kink,
        slope,
        sum,
        activation,
        share,
      ]),
      ['输出', null, null, null, null, output],
    ],
  }),
  describe: ({ units, output, bends }, { x }) => {
    const open = units.filter(({ activation }) => activation > 0).length;
    const written = (value: number) => String(value).replace('-', '\u2212');
    return `x = ${written(x)} 时，${units.length} 个单元里打开了 ${open} 个，输出是 ${written(output)}；整条线在 0 与 1 之间弯了 ${bends} 处。`;
  },
});
