import { defineExperiment } from '../../lab/declare/define.ts';
import { brief } from '../../math/exact-decimal.ts';
import { readNumberList } from '../../math/number-list.ts';
import { countNet } from './counting.ts';
import { refusal } from './refusal.ts';

export default defineExperiment({
  title: '数多层网络的线性区域',
  summary: '折好了再下刀，块数相乘；随机的网络刀痕四散，远远数不到那么多。',
  controls: {
    widths: {
      kind: 'numbers',
      label: '各层宽度',
      symbol: 'ni',
      min: 1,
      max: 64,
      step: 1,
      least: 1,
      most: 20,
      value: '4,4,4',
      unit: '个',
      help: '每个隐藏层的单元数，从输入一侧数起；一共至多 64 个，才来得及逐块数清。',
    },
    weights: {
      kind: 'choice',
      label: '权重',
      options: { built: '造出来的：先折，再切', random: '随机的' },
      value: 'built',
      help: '造出来的是 Montúfar 的折叠网络，随机的是训练之前常用的初始权重。',
    },
  },
  touch: ['widths'],
  seeded: true,
  fields: {
    units: '隐藏单元的总数',
    regions: '整个平面里的区域数',
    visible: '所画方块里的区域数',
    montufar: 'Montúfar 的下界；超过 2 的 53 次方或不成立时为 null',
    montufarDigits: 'Montúfar 的下界，准确的十进制数；不成立时为 null',
    most: '逐层相乘的上界；超过 2 的 53 次方时为 null',
    mostDigits: '逐层相乘的上界，准确的十进制数',
    oneLayer: '同样多的单元只排一层时的最多块数',
    oneLayerDigits: '同样多的单元只排一层时的最多块数，准确的十进制数',
    'layers.*.units': '这一层的单元数',
    'layers.*.regions': '算到这一层为止，整个平面里的区域数',
    'layers.*.visible': '算到这一层为止，所画方块里的区域数',
    'bounds.*.units': '这一层的单元数',
    'bounds.*.lower': '到这一层为止的 Montúfar 下界，十进制数；不成立时为 null',
    'bounds.*.upper': '到这一层为止逐层相乘的上界，十进制数',
    'bounds.*.shallow': '到这一层为止的单元只排一层时的最多块数，十进制数',
    sample: '若干个同样宽度的随机网络在整个平面里的区域数',
    sampleLeast: '其中最少的',
    sampleMost: '其中最多的',
    square: '所画方块的左边与右边，上下相同',
    map: '所画方块里的各块区域；不画时为 null',
    'map.*.corners': '一块区域的顶点，横坐标与纵坐标，四舍五入到 4 位小数',
    'map.*.pattern': '这块区域里各单元开（1）还是关（0），各层用空格隔开',
    'map.*.formula': '这块区域里网络的值 ax+by+c 的三个系数，4 位有效数字',
    done: '已数完的比例',
  },
  publish: [{}, { weights: 'random' }, { weights: 'random', widths: '12' }, { weights: 'random', widths: '8,8,8' }],
  refuses: ({ widths, weights }) => {
    const message = refusal(readNumberList(widths), weights === 'built');
    return message === undefined ? undefined : { name: 'widths', message };
  },
  *run({ widths, weights }, random) {
    yield* countNet(readNumberList(widths), weights === 'built', random);
  },
  progress: ({ done }) => done,
  claims: {
    造出来的网络在方块里恰好有下界那么多块: {
      of: { weights: 'built' },
      holds: ({ visible, montufar }) => visible === montufar,
    },
    '随机的深网络没有一个达到 Montúfar 的下界': {
      of: { weights: 'random', widths: '8,8,8' },
      holds: ({ sampleMost, montufar }) => sampleMost! < montufar!,
    },
    '没有一个达到 Montúfar 的下界，差得还很远': {
      of: { weights: 'random', widths: '4,4,4' },
      holds: ({ sampleMost, montufar }) => sampleMost! < montufar! / 2,
    },
    '那 12 个一层的网络则都取到了最大值': {
      of: { weights: 'random', widths: '12' },
      holds: ({ sample, oneLayer }) => sample.length === 12 && sample.every((regions) => regions === oneLayer),
    },
  },
  table: ({ bounds, layers }) => ({
    columns: [
      { label: '隐藏层', unit: '层' },
      { label: '宽度', unit: '个' },
      { label: 'Montúfar 下界', unit: '块' },
      { label: '乘积上界', unit: '块' },
      { label: '单元排成一层', unit: '块' },
      { label: '整个平面', unit: '块' },
      { label: '所画方块', unit: '块' },
    ],
    rows: bounds.map(({ units, lower, upper, shallow }, l) => [
      l + 1,
      units,
      lower && brief(lower),
      brief(upper),
      brief(shallow),
      layers[l]!.regions,
      layers[l]!.visible,
    ]),
  }),
  describe: ({ regions, visible, montufarDigits, sample, sampleLeast, sampleMost, map, done }, { widths, weights }) => {
    const which = weights === 'built' ? '造出来的' : '随机的';
    const plane = regions > 0 ? `整个平面里 ${regions} 块，` : '';
    const least = montufarDigits === null ? '' : `；Montúfar 的下界是 ${montufarDigits} 块`;
    const others = done === 1 ? `，${sample.length} 个随机网络有 ${sampleLeast} 到 ${sampleMost} 块` : '';
    return `各层宽 ${widths} 的网络，权重是${which}：${plane}所画方块里 ${visible} 块${least}${others}。${map ? '' : '块数太多，地图不画。'}`;
  },
});
