import { defineExperiment } from '../../lab/declare/define.ts';
import { differenceValue, outputWeight, smoothActivations } from '../../math/nets/difference-net.ts';
import { readable } from '../../math/number-text.ts';
import { roundedTo, significant } from '../../math/rounding.ts';

/** Pieces of [−1,1] on which errors are measured, and at whose ends curves are drawn. */
const PIECES = 200;
const places = Array.from({ length: PIECES + 1 }, (_, i) => (2 * i - PIECES) / PIECES);
/** The values of h at which both precisions are measured: from 4 down, by halves, to about 1.5·10⁻⁸. */
const HALVINGS = 28;
const double = (value: number) => value;

/** As a `<Value>` writes it: 0.0625, 0.000488, 2.2×10¹⁵. */
const short = (x: number) => readable(roundedTo(x, 3));

export default defineExperiment({
  title: '三个光滑的单元变成平方',
  summary: 'S 形函数的二阶差商是三个单元的网络，步子越小越像平方；小过了头，舍入误差就把它毁掉。',
  controls: {
    h: {
      kind: 'number',
      label: '步子',
      symbol: 'h',
      min: 1e-8,
      max: 4,
      step: 1e-8,
      value: 2,
      scale: 'log',
      help: '三个单元的输入权重是 h、0 与 −h。',
    },
    b: {
      kind: 'number',
      label: '偏置',
      symbol: 'b',
      min: -3,
      max: 3,
      step: 0.1,
      value: 1,
      help: '三个单元共有的偏置；激活函数在那里要弯，即二阶导数不为 0。',
    },
    activation: {
      kind: 'choice',
      label: '激活函数',
      options: { sigmoid: 'S 形函数', tanh: 'tanh', sine: '正弦' },
      value: 'sigmoid',
      help: '光滑而不是多项式的都行。',
    },
  },
  touch: ['h'],
  fields: {
    error: '双精度的误差：双精度算出的网络与平方在 [−1,1] 上最多差多少',
    single: '单精度的误差：单精度（float32）算出的网络最多差多少',
    weight: '输出权重的大小，即 1/(h²|σ″(b)|)',
    bend: '激活函数在 b 处的二阶导数',
    'best.double.h': '所试的步子里，双精度最准的一个',
    'best.double.error': '那时的最大误差',
    'best.single.h': '所试的步子里，单精度最准的一个',
    'best.single.error': '那时的最大误差',
    'steps.*.h': '所试的步子：4、2、1、1/2……',
    'steps.*.double': '双精度的最大误差',
    'steps.*.single': '单精度的最大误差',
    'curves.double': '双精度的网络，[−1,1] 上等距的 201 点的高度',
    'curves.single': '单精度的网络，同上',
    'units.*': '激活函数在 b − h、b、b + h 处，横坐标与高度：x = 1 时三个单元的值',
  },
  publish: [{}, { h: 1 }, { h: 0.1 }, { h: 0.0001 }, { h: 0.0000001 }, { activation: 'tanh' }, { activation: 'sine' }],
  refuses: ({ b, activation }) =>
    Math.abs(smoothActivations[activation as 'tanh'].bend(b)) > 1e-9
      ? undefined
      : { name: 'b', message: '这个激活函数在 0 处不弯，二阶导数是 0，除不得；请把偏置挪开一点。' },
  *run({ h, b, activation }) {
    const smooth = smoothActivations[activation as 'tanh'];
    const heights = (step: number, rounded: (value: number) => number) =>
      places.map((x) => differenceValue(smooth, { h: step, b, rounded }, x));
    const worst = (values: readonly number[]) =>
      significant(Math.max(...values.map((y, i) => Math.abs(y - places[i]! * places[i]!))), 6);
    const steps = Array.from({ length: HALVINGS + 1 }, (_, k) => {
      const step = 4 / 2 ** k;
      return { h: step, double: worst(heights(step, double)), single: worst(heights(step, Math.fround)) };
    });
    const best = (name: 'double' | 'single') => {
      const least = steps.reduce((before, now) => (now[name] < before[name] ? now : before));
      return { h: least.h, error: least[name] };
    };
    const curves = { double: heights(h, double), single: heights(h, Math.fround) };
    yield {
      error: worst(curves.double),
      single: worst(curves.single),
      weight: significant(Math.abs(outputWeight(smooth, { h, b })), 6),
      bend: significant(smooth.bend(b), 6),
      best: { double: best('double'), single: best('single') },
      steps,
      curves: {
        double: curves.double.map((y) => significant(y, 5)),
        single: curves.single.map((y) => significant(y, 5)),
      },
      units: [b - h, b, b + h].map((z): [number, number] => [significant(z, 12), significant(smooth.value(z), 6)]),
    };
  },
  claims: {
    '步子每减半，误差大约变成四分之一': {
      of: { activation: 'sigmoid' },
      holds: ({ steps }) =>
        steps.every(({ double }, k) => k < 4 || k > 10 || Math.abs(steps[k - 1]!.double / double - 4) < 0.2),
    },
    '再往小走，误差反而越来越大': {
      of: {},
      holds: ({ best, steps }) =>
        steps.at(-1)!.double > 1e3 * best.double.error && steps.at(-1)!.single > 1e3 * best.single.error,
    },
  },
  table: ({ steps }) => ({
    columns: [{ label: '步子 h' }, { label: '双精度：误差' }, { label: '单精度：误差' }],
    rows: steps.map(({ h, double, single }) => [h, double, single]),
  }),
  describe: ({ error, single, weight, best }, { h }) =>
    `步子是 ${short(h)} 时，三个单元与平方最多差 ${short(error)}（双精度）或 ${short(single)}（单精度），输出权重到 ${short(2 * weight)}；双精度最好取 ${short(best.double.h)} 左右，单精度取 ${short(best.single.h)} 左右。`,
});
