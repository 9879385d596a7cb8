import { defineExperiment } from '../../lab/declare/define.ts';
import {
  cellsOf,
  cutsOf,
  edgesOf,
  fewestByCounting,
  fewestKnown,
  mixingSlices,
  mostCuts,
  otherEnd,
  patersonSlices,
  weighed,
  bitSlices,
  levelSlices,
} from '../../math/circuits/cube-slices.ts';
import { readRows } from '../../math/number-list.ts';
import { bitsText, fromRow, toRows } from './units.ts';

/** Most bits, and most units. */
const BITS = 6,
  UNITS = 7;

export default defineExperiment({
  title: '切开每一条棱',
  summary: '一个单元是一刀，割断立方体的一些棱；有一条棱没有割断，就有两个输入，所有的单元都分不开，奇偶却不同。',
  controls: {
    d: {
      kind: 'number',
      label: '输入位数',
      symbol: 'd',
      min: 2,
      max: BITS,
      step: 1,
      value: 3,
      unit: '位',
      help: '立方体有几维：每一种输入是一个顶点，只差一位的两个输入之间是一条棱。',
    },
    looked: {
      kind: 'number',
      label: '看第几个单元',
      symbol: 'j',
      min: 1,
      max: UNITS,
      step: 1,
      value: 2,
      help: '立方体转到正好从侧面看它的超平面；超过单元的个数就看最后一个。在图上点也行。',
    },
    planes: {
      kind: 'rows',
      label: '各个单元',
      symbol: 'h',
      min: -60,
      max: 60,
      rows: [1, UNITS],
      each: [2, BITS + 1],
      value: '1,1,1,1; 2,1,1,1',
      help: '一行一个单元，先写阈值，再写各位的权重，都是整数：加权和不小于阈值时它输出 1。没有写到的权重是 0，多出来的不算。在图上拖也行。',
    },
  },
  touch: ['d'],
  fields: {
    edges: '立方体有几条棱',
    count: '有几个单元',
    limit: '一个单元至多割断几条棱：O’Neil 的上限',
    uncut: '没有一个单元割断的棱有几条',
    'units.*.threshold': '各个单元的阈值',
    'units.*.weights': '各个单元的权重，一位一个',
    'units.*.cuts': '它割断几条棱',
    'units.*.alone': '其中只有它割断的有几条',
    'times.*': '每条棱被几个单元割断；棱按那一位是 0 的一头、再按是第几位排',
    'sums.*': '所看的单元在每个输入上的加权和，输入 n 的第 i 位是 n 的二进制第 i 位，从低位数起',
    looked: '所看的是第几个单元，从 1 数起',
    silent: '第一条没有割断的棱：两头的输入，以及翻转的是第几位；都割断了时是 null',
    cells: '所有单元的答案一共有几种',
    mixed: '其中有几种答案，对应的输入里奇的偶的都有',
    alike: '所有单元答案都相同、奇偶却不同的一对输入；没有时是 null',
    byCounting: '照上限算，至少要几个单元才能割断全部的棱',
    fewest: '割断全部的棱，最少要几个单元',
  },
  publish: [
    {},
    { planes: toRows(levelSlices(3)) },
    { planes: toRows(mixingSlices), looked: 1 },
    { d: 4, planes: toRows(levelSlices(4)) },
    { d: 6, planes: toRows(bitSlices(6)), looked: 1 },
    { d: 6, planes: toRows(levelSlices(6)), looked: 3 },
    { d: 6, planes: toRows(patersonSlices) },
  ],
  refuses({ planes }) {
    if (readRows(planes).flat().every(Number.isInteger)) return undefined;
    return { name: 'planes', message: '阈值与权重都要是整数；请把带小数的改成整数，例如把一行里的数都乘以 10。' };
  },
  *run({ d, looked, planes }) {
    const slices = readRows(planes).map((row) => fromRow(row, d)),
      edges = edgesOf(d);
    const cuts = slices.map(cutsOf),
      times = edges.map((_, e) => cuts.filter((cut) => cut[e]).length);
    const counted = (flags: readonly boolean[]) => flags.filter(Boolean).length;
    const first = edges[times.indexOf(0)];
    const cells = cellsOf(slices, d),
      mixed = cells.filter(({ even, odd }) => even.length > 0 && odd.length > 0);
    const at = Math.min(looked, slices.length);
    yield {
      edges: edges.length,
      count: slices.length,
      limit: mostCuts(d),
      uncut: counted(times.map((count) => count === 0)),
      units: slices.map(({ threshold, weights }, j) => ({
        threshold,
        weights: [...weights],
        cuts: counted(cuts[j]!),
        alone: counted(cuts[j]!.map((cut, e) => cut && times[e] === 1)),
      })),
      times,
      sums: weighed(slices[at - 1]!.weights),
      looked: at,
      silent: first
        ? {
            inputs: [bitsText(first.input, d), bitsText(otherEnd(first), d)] as [string, string],
            numbers: [first.input, otherEnd(first)] as [number, number],
            bit: first.bit + 1,
          }
        : null,
      cells: cells.length,
      mixed: mixed.length,
      alike: mixed[0]
        ? {
            inputs: [bitsText(mixed[0].even[0]!, d), bitsText(mixed[0].odd[0]!, d)] as [string, string],
            numbers: [mixed[0].even[0]!, mixed[0].odd[0]!] as [number, number],
          }
        : null,
      byCounting: fewestByCounting(d),
      fewest: fewestKnown[d]!,
    };
  },
  claims: {
    '没有一个单元割断的棱比 O’Neil 的上限多': {
      of: {},
      holds: ({ units, limit }) => units.every(({ cuts }) => cuts <= limit),
    },
    有一条棱没有割断的时候总有一种答案混着奇偶: {
      of: {},
      holds: ({ uncut, mixed }) => uncut === 0 || mixed > 0,
    },
  },
  table: ({ units }) => ({
    columns: [
      { label: '单元' },
      { label: '阈值' },
      { label: '各位的权重' },
      { label: '割断', unit: '条' },
      { label: '只有它割断', unit: '条' },
    ],
    rows: units.map(({ threshold, weights, cuts, alone }, j) => [j + 1, threshold, weights.join(' '), cuts, alone]),
  }),
  describe({ edges, limit, uncut, units, silent, mixed, alike }, { d }) {
    const most = Math.max(...units.map(({ cuts }) => cuts));
    const cut = `${units.length} 个单元割断了 ${edges} 条棱里的 ${edges - uncut} 条，一个最多割断 ${most} 条（上限 ${limit}）`;
    if (silent)
      return `${cut}；${silent.inputs[0]} 与 ${silent.inputs[1]} 之间没有割断：第 ${silent.bit} 位一翻，没有一个单元的答案变，奇偶却变了，输出总要答错其中一个。`;
    if (mixed > 0)
      return `${cut}；棱都割断了，可是 ${alike!.inputs[0]} 与 ${alike!.inputs[1]} 在每个单元上答案都相同，奇偶却不同，还是分不开。`;
    return `${cut}；棱都割断了，答案相同的输入奇偶也相同：配上合适的输出，就算得出 ${d} 位的奇偶。`;
  },
});
