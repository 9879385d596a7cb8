import { defineExperiment } from '../../lab/declare/define.ts';
import { readNumberList } from '../../math/number-list.ts';
import { countOf } from '../../math/plane/linear-regions.ts';
import { randomNet, type Start } from '../../math/plane/random-net.ts';
import { layerBounds, wholeBounds } from '../../math/plane/region-bounds.ts';
import { quantiles } from '../../math/statistics/quantiles.ts';
import type { Streams } from '../../math/random.ts';

const starts: readonly Start[] = ['zero', 'spread', 'uniform'];
/** A result is shown after each so many nets of one start. */
const SHOWN_EVERY = 5;
/** Nets with more units take too long to be counted by the hundred. */
const MOST_UNITS = 36;

/** How many regions the nets of one start have. */
function summary(start: Start, counts: readonly number[], least: number | null) {
  const [lower, middle, upper] = counts.length > 0 ? quantiles(counts, [0.25, 0.5, 0.75]) : [null, null, null];
  return {
    start,
    counts: counts.toSorted((a, b) => a - b),
    least: counts.length > 0 ? Math.min(...counts) : null,
    lower: lower!,
    median: middle!,
    upper: upper!,
    most: counts.length > 0 ? Math.max(...counts) : null,
    reach: least === null ? null : counts.filter((count) => count >= least).length,
  };
}

function* countSample(widths: readonly number[], nets: number, random: Streams) {
  const bounds = wholeBounds(layerBounds(2, widths));
  const counts = starts.map((): number[] => []);
  const result = () => ({
    units: widths.reduce((sum, n) => sum + n, 0),
    ...bounds,
    starts: starts.map((start, k) => summary(start, counts[k]!, bounds.montufar)),
  });
  yield result();
  for (let i = 0; i < nets; i++) {
    starts.forEach((start, k) => {
      const net = randomNet(widths, start, random(`${start} weights ${i}`), random(`${start} biases ${i}`));
      counts[k]!.push(countOf(net.layers));
    });
    if ((i + 1) % SHOWN_EVERY === 0 || i === nets - 1) yield result();
  }
}

export default defineExperiment({
  title: '随机的网络有几块',
  summary: '抽许多个随机网络，一块块数清：块数怎样分布，有几个达到折叠的下界，偏置怎样取又差多少。',
  controls: {
    widths: {
      kind: 'numbers',
      label: '各层宽度',
      symbol: 'ni',
      min: 2,
      max: 16,
      step: 1,
      least: 1,
      most: 8,
      value: '8,8,8',
      unit: '个',
      help: `每个隐藏层的单元数，从输入一侧数起；输入有两个，一共至多 ${MOST_UNITS} 个单元。`,
    },
    nets: {
      kind: 'number',
      label: '每种抽几个',
      min: 10,
      max: 400,
      step: 10,
      value: 100,
      unit: '个',
      help: '每种起点抽多少个网络，各用各的随机流。',
    },
  },
  touch: ['widths'],
  seeded: true,
  fields: {
    units: '隐藏单元的总数',
    montufar: 'Montúfar 的下界；超过 2 的 53 次方时为 null',
    montufarDigits: 'Montúfar 的下界，准确的十进制数',
    serra: 'Serra 等人的下界；超过 2 的 53 次方或不成立时为 null',
    serraDigits: 'Serra 等人的下界，准确的十进制数；不成立时为 null',
    most: '逐层相乘的上界；超过 2 的 53 次方时为 null',
    mostDigits: '逐层相乘的上界，准确的十进制数',
    oneLayer: '同样多的单元只排一层时的最多块数',
    oneLayerDigits: '同样多的单元只排一层时的最多块数，准确的十进制数',
    'starts.*.start':
      '起点：zero 是 He 的高斯权重、偏置 0，spread 是同样的权重、偏置 N(0, ¼)，uniform 是权重与偏置都均匀（PyTorch 的默认）',
    'starts.*.counts': '各个网络在整个平面里的区域数，从少到多',
    'starts.*.least': '其中最少的；一个也没有数时为 null',
    'starts.*.lower': '下四分位数',
    'starts.*.median': '中位数',
    'starts.*.upper': '上四分位数',
    'starts.*.most': '其中最多的',
    'starts.*.reach': '达到 Montúfar 下界的网络有几个',
  },
  publish: [
    {},
    { seed: 1 },
    { widths: '4,4,4' },
    { widths: '6,6,6' },
    { widths: '12' },
    { widths: '4,4' },
    { widths: '5,3,6' },
    { widths: '3,3,3' },
    { widths: '4,4,4,4,4,4' },
  ],
  refuses: ({ widths }) => {
    const given = readNumberList(widths),
      units = given.reduce((sum, n) => sum + n, 0);
    if (units <= MOST_UNITS) return undefined;
    const message = `参数 widths（各层宽度）加起来不能超过 ${MOST_UNITS} 个单元，才来得及数许多个网络；你给了 ${units} 个。`;
    return { name: 'widths', message };
  },
  *run({ widths, nets }, random) {
    yield* countSample(readNumberList(widths), nets, random);
  },
  progress: ({ starts }, { nets }) => starts.at(-1)!.counts.length / nets,
  claims: {
    '三种起点都没有一个达到 Montúfar 的下界，最多的也不到它的十分之一': {
      of: { widths: '8,8,8' },
      holds: ({ starts, montufar }) => starts.every(({ most, reach }) => reach === 0 && most! < montufar! / 10),
    },
    几乎个个都超过它: {
      of: { widths: '3,3,3' },
      holds: ({ starts }, { nets }) => starts.every(({ reach }) => reach! >= 0.9 * nets),
    },
    '有的达到，有的达不到': {
      of: { widths: '5,3,6' },
      holds: ({ starts }, { nets }) => starts.slice(1).every(({ reach }) => reach! > 0.2 * nets && reach! < 0.8 * nets),
    },
    中位数都在同样多的单元排成一层的最大块数的一半到一倍之间: {
      of: {},
      holds: ({ starts, oneLayer }) =>
        starts.slice(1).every(({ median }) => median! >= oneLayer! / 2 && median! <= oneLayer!),
    },
    '偏置取 0，块数少得多': {
      of: {},
      holds: ({ starts: [zero, ...others] }) => others.every(({ median }) => zero!.median < 0.6 * median),
    },
  },
  table: ({ starts, montufarDigits }) => ({
    columns: [
      { label: '起点' },
      { label: '最少', unit: '块' },
      { label: '下四分位', unit: '块' },
      { label: '中位数', unit: '块' },
      { label: '上四分位', unit: '块' },
      { label: '最多', unit: '块' },
      { label: `达到下界 ${montufarDigits}`, unit: '个' },
    ],
    rows: starts.map(({ start, least, lower, median, upper, most, reach }) => [
      { zero: '偏置 0', spread: '偏置 N(0, ¼)', uniform: '均匀' }[start],
      least,
      lower,
      median,
      upper,
      most,
      reach,
    ]),
  }),
  describe: ({ starts, montufarDigits }, { widths }) => {
    const each = starts.map(({ start, least, median, most, reach }) => {
      const name = { zero: '偏置 0', spread: '偏置 N(0, ¼)', uniform: '权重与偏置都均匀' }[start];
      return `${name}的有 ${least} 到 ${most} 块，中位数 ${median}，${reach} 个达到`;
    });
    const drawn = starts.at(-1)!.counts.length;
    if (drawn === 0) return `各层宽 ${widths}：还没有数。`;
    return `各层宽 ${widths} 的随机网络，每种数了 ${drawn} 个，Montúfar 的下界是 ${montufarDigits} 块：${each.join('；')}。`;
  },
});
