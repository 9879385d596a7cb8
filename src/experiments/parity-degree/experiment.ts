import { defineExperiment } from '../../lab/declare/define.ts';
import { ceilingOf, levelShare, levelValues, middleFrom, rightValue } from '../../math/circuits/parity/low-degree.ts';
import { percent, significant } from '../../math/rounding.ts';

const BITS = 64;
const written = (share: number) => significant(share, 10);

/** On which levels a polynomial is parity, and on what share of the inputs. */
function judged(n: number, degree: number, from: number) {
  const values = levelValues(n, degree, from);
  const right = values.map((value, s) => value === rightValue(s));
  return {
    values,
    right,
    share: written(
      Math.min(
        1,
        right.reduce((sum, is, s) => sum + (is ? levelShare(n, s) : 0), 0),
      ),
    ),
  };
}

export default defineExperiment({
  title: '次数低的多项式与奇偶',
  summary: '模 3 的多项式，次数每多一，就多在一层输入上答对；拖动次数，看它至多能在多少输入上与奇偶相同。',
  controls: {
    n: {
      kind: 'number',
      label: '输入位数',
      symbol: 'n',
      min: 1,
      max: BITS,
      step: 1,
      value: 36,
      unit: '位',
      help: '奇偶读多少位。',
    },
    degree: {
      kind: 'number',
      label: '多项式的次数',
      symbol: 'D',
      min: 0,
      max: BITS,
      step: 1,
      value: 6,
      atMost: 'n',
      help: '多项式的次数至多是多少；够到位数时，它就是奇偶。',
    },
    from: {
      kind: 'number',
      label: '从哪一层起答对',
      symbol: 'a',
      min: 0,
      max: BITS,
      step: 1,
      value: null,
      optional: true,
      help: '多项式从有这么多个 1 的输入起，接连答对次数加一层；不给时放在正中，放不下时往回退。',
    },
  },
  touch: ['degree', 'n'],
  fields: {
    from: '从哪一层起接连答对次数加一层',
    'levels.*.share': '各层（从 0 个 1 起）占全部输入的多少',
    'levels.*.value': '多项式在这一层的值，模 3：0、1、2',
    'levels.*.right': '这个值是不是奇偶的值：偶数个 1 时是 1，奇数个时是 2，也就是 −1',
    share: '这个多项式在多少输入上与奇偶相同',
    promised: '其中由做法保证的：接连的那几层占多少',
    ceiling: '次数不超过它的多项式，没有一个能在更多的输入上与奇偶相同',
    'curve.*.degree': '次数 0、1、2……直到位数',
    'curve.*.middle': '正中接连答对次数加一层的多项式，在多少输入上与奇偶相同',
    'curve.*.ceiling': '这个次数的上界',
  },
  publish: [
    {},
    { degree: 0 },
    { degree: 3 },
    { degree: 12 },
    { degree: 6, from: 4 },
    { n: 9, degree: 3 },
    { n: 64, degree: 4 },
    { n: 64, degree: 8 },
    { n: 16, degree: 4 },
    { n: 4, degree: 3 },
  ],
  *run({ n, degree, from }) {
    const start = Math.min(from ?? middleFrom(n, degree), n - degree);
    const { values, right, share } = judged(n, degree, start);
    const shares = values.map((_, s) => levelShare(n, s));
    yield {
      from: start,
      levels: values.map((value, s) => ({ share: written(shares[s]!), value, right: right[s]! })),
      share,
      promised: written(shares.slice(start, start + degree + 1).reduce((sum, part) => sum + part, 0)),
      ceiling: written(ceilingOf(n, degree)),
      curve: Array.from({ length: n + 1 }, (_, D) => ({
        degree: D,
        middle: judged(n, D, middleFrom(n, D)).share,
        ceiling: written(ceilingOf(n, D)),
      })),
    };
  },
  claims: {
    '在接连的 $D+1$ 层上，它每一个输入都答对': {
      of: {},
      holds: ({ from, levels }, { degree }) => levels.slice(from, from + degree + 1).every(({ right }) => right),
    },
    没有一个多项式越过上界: {
      of: {},
      holds: ({ share, ceiling, curve }) =>
        share <= ceiling * (1 + 1e-9) && curve.every((at) => at.middle <= at.ceiling * (1 + 1e-9)),
    },
  },
  table: ({ curve }) => ({
    columns: [{ label: '次数' }, { label: '正中答对的多项式' }, { label: '上界' }],
    rows: curve.map(({ degree, middle, ceiling }) => [degree, significant(middle, 6), significant(ceiling, 6)]),
  }),
  describe({ from, share, ceiling }, { n, degree }) {
    const levels = degree === 0 ? `有 ${from} 个 1 的那一层` : `有 ${from} 到 ${from + degree} 个 1 的那些层`;
    const bound =
      degree === n ? '次数够到了位数，它就是奇偶' : `次数不超过 ${degree} 的，没有一个能超过 ${percent(ceiling, 2)}`;
    return `${n} 位的奇偶，次数 ${degree} 的多项式在${levels}上全对，一共答对 ${percent(share, 2)} 的输入；${bound}。`;
  },
});
