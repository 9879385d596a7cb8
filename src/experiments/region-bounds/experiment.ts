import { defineExperiment } from '../../lab/declare/define.ts';
import { brief } from '../../math/exact-decimal.ts';
import { readNumberList } from '../../math/number-list.ts';
import { layerBounds, narrowLayer, wholeBounds } from '../../math/plane/region-bounds.ts';

export default defineExperiment({
  title: '多层网络的区域：上界与下界',
  summary: '给定各层的宽度，有网络达到多少块，任何网络不超过多少块，同样多的单元排成一层又至多几块。',
  controls: {
    inputs: {
      kind: 'number',
      label: '输入个数',
      symbol: 'n0',
      min: 1,
      max: 100,
      step: 1,
      value: 2,
      unit: '个',
      help: '网络的输入个数；每一层都不能比它窄。',
    },
    widths: {
      kind: 'numbers',
      label: '各层宽度',
      symbol: 'ni',
      min: 1,
      max: 1000,
      step: 1,
      least: 1,
      most: 20,
      value: '4,4,4',
      unit: '个',
      help: '每个隐藏层的单元数，从输入一侧数起。',
    },
  },
  touch: ['widths'],
  fields: {
    units: '隐藏单元的总数',
    montufar: 'Montúfar 的下界；超过 2 的 53 次方时为 null',
    montufarDigits: 'Montúfar 的下界，准确的十进制数',
    serra: 'Serra 等人的下界；超过 2 的 53 次方或不成立时为 null',
    serraDigits: 'Serra 等人的下界，准确的十进制数；不成立（最后一层以前有一层不到输入的三倍宽）时为 null',
    most: '逐层相乘的上界；超过 2 的 53 次方时为 null',
    mostDigits: '逐层相乘的上界，准确的十进制数',
    oneLayer: '同样多的单元只排一层时的最多块数；超过 2 的 53 次方时为 null',
    oneLayerDigits: '同样多的单元只排一层时的最多块数，准确的十进制数',
    'bounds.*.units': '这一层的单元数',
    'bounds.*.lower': '到这一层为止的 Montúfar 下界，十进制数',
    'bounds.*.serra': '到这一层为止 Serra 等人的下界，十进制数；不成立时为 null',
    'bounds.*.upper': '到这一层为止逐层相乘的上界，十进制数',
    'bounds.*.shallow': '到这一层为止的单元只排一层时的最多块数，十进制数',
  },
  publish: [
    {},
    { widths: '8,8,8' },
    { widths: '4,4,4,4,4,4' },
    { widths: '2,2,2' },
    { widths: '6,4' },
    { widths: '6,6,6,6' },
    { inputs: 1, widths: '3,3' },
    { inputs: 1, widths: '3,3,3,3,4,3' },
  ],
  refuses: ({ inputs, widths }) => {
    const given = readNumberList(widths),
      at = narrowLayer(inputs, given);
    if (at < 0) return undefined;
    const message = `参数 widths（各层宽度）的每一层都不能少于输入的个数 ${inputs}，否则 Montúfar 的下界不成立；第 ${at + 1} 层只有 ${given[at]} 个。`;
    return { name: 'widths', message };
  },
  *run({ inputs, widths }) {
    const given = readNumberList(widths),
      bounds = layerBounds(inputs, given);
    yield { units: given.reduce((sum, n) => sum + n, 0), ...wholeBounds(bounds), bounds };
  },
  claims: {
    '一折也没有折，下界只剩 \\Phi(2,2)': { of: { widths: '2,2,2' }, holds: ({ montufar }) => montufar === 4 },
    下界与上界碰上了: { of: { inputs: 1 }, holds: ({ serraDigits, mostDigits }) => serraDigits === mostDigits },
    'Serra 等人的下界都比 Montúfar 的高': {
      of: { inputs: 2 },
      holds: ({ serra, montufar, bounds }) => serra === null || bounds.length === 1 || serra > montufar!,
    },
  },
  table: ({ bounds }) => ({
    columns: [
      { label: '隐藏层', unit: '层' },
      { label: '宽度', unit: '个' },
      { label: 'Montúfar 下界', unit: '块' },
      { label: 'Serra 等的下界', unit: '块' },
      { label: '乘积上界', unit: '块' },
      { label: '单元排成一层', unit: '块' },
    ],
    rows: bounds.map(({ units, lower, serra, upper, shallow }, l) => [
      l + 1,
      units,
      lower && brief(lower),
      serra && brief(serra),
      brief(upper),
      brief(shallow),
    ]),
  }),
  describe: ({ montufarDigits, serraDigits, mostDigits, oneLayerDigits }, { inputs, widths }) => {
    const least = serraDigits ?? montufarDigits!;
    const whose =
      serraDigits === null ? '（Montúfar 等人）' : `（Serra 等人；Montúfar 等人的是 ${brief(montufarDigits!)} 块）`;
    return `${inputs} 个输入、各层宽 ${widths}：有网络达到 ${brief(least)} 块以上${whose}，任何网络不超过 ${brief(mostDigits)} 块；同样多的单元只排一层，至多 ${brief(oneLayerDigits)} 块。`;
  },
});
