import { defineExperiment } from '../../../../src/lab/declare/define.ts';

/** Intervals below zero, across it and above it, one that ends at it, and one of a single seed. */
const sidesOf = (n: number) => [
  { mean: -2, low: -3, high: -1 },
  { mean: 0, low: -1, high: 1 },
  { mean: n, low: 1, high: 2 * n },
  { mean: 1, low: 0, high: 2 },
  { mean: 1, low: null, high: null },
];

/** Doubles a number: the smallest experiment that has everything a chapter can name. */
export default defineExperiment({
  title: '翻倍',
  summary: '一个数的两倍。',
  controls: { n: { kind: 'number', label: '数', symbol: 'n', min: 1, max: 10, step: 1, value: 3 } },
  fields: { twice: '两倍：n 的两倍', 'parts.*.share': '份额：它占多少', words: '名字' },
  publish: [{}, { n: 5 }],
  *run({ n }) {
    yield {
      twice: 2 * n,
      parts: { half: { share: 0.5 * n } },
      small: n / 3e6,
      words: '二',
      list: [n, n],
      sides: sidesOf(n),
    };
  },
  claims: {},
  table: ({ twice }) => ({ columns: [{ label: '两倍' }], rows: [[twice]] }),
  describe: ({ twice }) => `两倍是 ${twice}。`,
});
