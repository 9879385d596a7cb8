import { defineExperiment } from '../../lab/declare/define.ts';
import { readTarget, type Target } from '../../math/enclosure/target-function.ts';
import { monotoneBound, narrowNet, narrowValue, turnsAlong } from '../../math/nets/narrow-net.ts';
import { parametersOf, reluInterpolant, valuesAt } from '../../math/nets/one-layer-net.ts';
import { parameters } from '../../math/nets/tent.ts';
import { roundedTo, significant } from '../../math/rounding.ts';

const MOST = 32;
/** Pieces of a drawn curve, and of the grid on which errors are measured: a multiple of every power of two up to twice MOST. */
const DRAWN = 240,
  MEASURED = 3840;
/** Sizes at which both nets are measured beside the one that is chosen. */
const SIZES = [1, 2, 4, 8, 16, 32];

const grid = (pieces: number) => Array.from({ length: pieces + 1 }, (_, i) => i / pieces);
const measured = grid(MEASURED),
  drawn = grid(DRAWN);
const short = (x: number) => String(roundedTo(x, 3));
const written = (x: number) => significant(Math.abs(x) < 1e-12 ? 0 : x, 12);

/** Both nets of 2N hidden units: N layers of two, and one layer of all of them; with their largest errors. */
function pairFor(target: Target, N: number) {
  const along = turnsAlong(target, N),
    deep = narrowNet(along),
    wide = reluInterpolant(target, 2 * N);
  const worst = (points: readonly number[], heights: readonly number[]) =>
    written(Math.max(...heights.map((y, i) => Math.abs(y - target.value(points[i]!)))));
  // The narrow net's turns too: it is farthest from f there, or where f turns itself.
  const places = [...measured, ...along.turns.map(({ x }) => x)].sort((a, b) => a - b);
  return {
    along,
    deep,
    wide,
    errors: {
      deep: worst(
        places,
        places.map((x) => narrowValue(deep, x)),
      ),
      wide: worst(measured, valuesAt(wide, measured)),
    },
  };
}

export default defineExperiment({
  title: '窄而深，对矮而胖',
  summary: '每层只有两个单元的网络，层数够多也跟得上任何连续函数；旁边是单元一样多、参数一样多的一层网络。',
  controls: {
    layers: {
      kind: 'number',
      label: '层数',
      symbol: 'cells',
      min: 1,
      max: MOST,
      step: 1,
      value: 8,
      unit: '层',
      help: '窄网络有几层，每层两个单元；宽网络把这些单元排成一层。',
    },
    upTo: {
      kind: 'number',
      label: '只走到第几层',
      symbol: 'j',
      min: 0,
      max: MOST,
      step: 1,
      value: null,
      optional: true,
      unit: '层',
      help: '看窄网络一层一层怎样把线折过来；不给，或者超过层数，就走完。',
    },
    f: {
      kind: 'function',
      label: '函数',
      symbol: 'f',
      value: 'sin(2*pi*x)',
      maxLength: 2000,
      presets: {
        'sin(2*pi*x)': '正弦',
        'abs(x-0.3)': '尖角',
        'exp(-40*(x-0.5)^2)': '钟形',
        'sqrt(x)': '起点竖直',
        '[0, 0.7, 0.5, 0.9, 0.2, 0.4, 0.1]': '手画的折线',
        'x^2': '平方',
      },
      check: (text) => readTarget(text).message,
      help: '写一个 x 的公式，或在画板上画；它在 [0,1] 上必须连续。',
    },
  },
  touch: ['layers'],
  fields: {
    units: '隐藏单元个数，两个网络一样',
    'parameters.deep': '窄而深的网络的参数个数',
    'parameters.wide': '矮而胖的网络的参数个数',
    'errors.deep': '窄而深的误差：量到的最大误差',
    'errors.wide': '矮而胖的误差：量到的最大误差',
    'bounds.deep': '证明的界：L/N；没有 L 时是 null',
    'bounds.wide': '证明的界：L/4N；没有 L 时是 null',
    oneWide: '每层一个单元时误差的下界：无论多深、权重是什么，误差都不低于它',
    slope: '窄网络的折线的坡度，上下都是它',
    'turns.*': '窄网络的折点，横坐标与高度，一层一个',
    'sizes.*.layers': '另外量的层数 1、2、4……',
    'sizes.*.deep': '这么多层时窄而深的网络的误差',
    'sizes.*.wide': '单元一样多的一层网络的误差',
    'curves.target': '函数，等距的 241 点上的高度',
    'curves.deep': '窄而深的网络，同上；只走到第 j 层时是那时的样子',
    'curves.wide': '矮而胖的网络，同上',
  },
  publish: [
    {},
    { layers: 32 },
    { layers: 8, upTo: 3 },
    { f: 'x^2' },
    { f: 'abs(x-0.3)', layers: 13 },
    { f: 'exp(-40*(x-0.5)^2)', layers: 16 },
    { f: 'sqrt(x)' },
    { f: '[0, 0.7, 0.5, 0.9, 0.2, 0.4, 0.1]' },
  ],
  *run({ layers: N, upTo, f }) {
    const { target, message } = readTarget(f);
    if (!target) throw new RangeError(message);
    const { along, deep, wide, errors } = pairFor(target, N);
    const shown = upTo === null ? deep : narrowNet({ ...along, turns: along.turns.slice(0, upTo) });
    const heights = (values: readonly number[]) => values.map((y) => significant(y, 5));
    const { lipschitz } = target;
    yield {
      units: 2 * N,
      parameters: { deep: parameters(deep), wide: parametersOf(wide) },
      errors,
      bounds: {
        deep: lipschitz === null ? null : lipschitz / N,
        wide: lipschitz === null ? null : lipschitz / (4 * N),
      },
      oneWide: written(monotoneBound(measured.map(target.value))),
      slope: written(along.slope),
      turns: along.turns.map(({ x, y }): [number, number] => [significant(x, 6), significant(y, 6)]),
      sizes: SIZES.map((layers) => ({ layers, ...pairFor(target, layers).errors })),
      curves: {
        target: heights(drawn.map(target.value)),
        deep: heights(drawn.map((x) => narrowValue(shown, x))),
        wide: heights(valuesAt(wide, drawn)),
      },
    };
  },
  claims: {
    '单元一样多，参数也一样多，都是 $6N+1$ 个': {
      of: {},
      holds: ({ parameters: { deep, wide }, units }) => deep === wide && deep === 3 * units + 1,
    },
    量到的误差都在各自的界以内: {
      of: {},
      holds: ({ errors, bounds }) =>
        bounds.deep === null || (errors.deep <= bounds.deep * (1 + 1e-9) && errors.wide <= bounds.wide! * (1 + 1e-9)),
    },
  },
  table: ({ sizes }) => ({
    columns: [
      { label: '层数', unit: '层' },
      { label: '隐藏单元', unit: '个' },
      { label: '窄而深：误差' },
      { label: '矮而胖：误差' },
    ],
    rows: sizes.map(({ layers, deep, wide }) => [layers, 2 * layers, significant(deep, 6), significant(wide, 6)]),
  }),
  describe({ units, parameters, errors, oneWide }, { layers, upTo }) {
    const part = upTo === null || upTo >= layers ? '' : `图里的窄网络只走到第 ${upTo} 层。`;
    return `都是 ${units} 个单元、${parameters.deep} 个参数：${layers} 层、每层两个的网络误差是 ${short(errors.deep)}，排成一层是 ${short(errors.wide)}；每层一个，多深也不低于 ${short(oneWide)}。${part}`;
  },
});
