import { defineExperiment } from '../../lab/declare/define.ts';
import { brief } from '../../math/exact-decimal.ts';
import { readNumberList } from '../../math/number-list.ts';
import { GRID, placedLines } from '../../math/plane/placed-lines.ts';
import type { Start } from '../../math/plane/random-net.ts';
import { countNet, type Weights } from './counting.ts';
import { refusal } from './refusal.ts';

export default defineExperiment({
  title: '数多层网络的线性区域',
  summary: '折好了再下刀，块数相乘；随机的网络刀痕四散，宽一些的就远远数不到那么多。',
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
      options: { built: '造出来的：先折，再切', serra: '造出来的：多折一折', random: '随机的' },
      value: 'built',
      help: '造出来的有两种：Montúfar 等人的折叠网络，和 Serra 等人让同样多的单元多折一折的网络。',
    },
    start: {
      kind: 'choice',
      label: '随机权重怎样取',
      options: {
        spread: 'He 的高斯权重，偏置 N(0, ¼)',
        zero: 'He 的高斯权重，偏置 0',
        uniform: '权重与偏置都均匀，PyTorch 的默认',
      },
      value: 'spread',
      when: { weights: ['random'] },
      help: '训练开始以前的权重。偏置为 0 时所有折痕都过原点，块数少得多。',
    },
    own: {
      kind: 'points',
      label: '自己放的线',
      x: [-3, 3],
      y: [-3, 3],
      step: 1 / GRID,
      groups: [0, 64],
      each: [2, 2],
      value: '',
      help: '拖动地图上第一层的线就会写在这里：每个单元写线上的两个点，从第一点走向第二点，左手边开。两个点写成同一个点的，和没有写到的，照旧；权重的长短与后面各层也都照旧。',
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
    serra: 'Serra 等人的下界；超过 2 的 53 次方或不成立时为 null',
    serraDigits: 'Serra 等人的下界，准确的十进制数；不成立（最后一层以前有一层不到输入的三倍宽）时为 null',
    most: '逐层相乘的上界；超过 2 的 53 次方时为 null',
    mostDigits: '逐层相乘的上界，准确的十进制数',
    oneLayer: '同样多的单元只排一层时的最多块数',
    oneLayerDigits: '同样多的单元只排一层时的最多块数，准确的十进制数',
    'layers.*.units': '这一层的单元数',
    'layers.*.regions': '算到这一层为止，整个平面里的区域数',
    'layers.*.visible': '算到这一层为止，所画方块里的区域数',
    'bounds.*.units': '这一层的单元数',
    'bounds.*.lower': '到这一层为止的 Montúfar 下界，十进制数；不成立时为 null',
    'bounds.*.serra': '到这一层为止 Serra 等人的下界，十进制数；不成立时为 null',
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
    lines:
      '第一层各单元的线 ax+by+c=0，每条的 a、b、c，a 与 b 的平方和为 1，4 位小数，大于 0 的一侧开；没有线的单元为 null',
    done: '已数完的比例',
  },
  publish: [
    {},
    { weights: 'serra', widths: '6,4' },
    { weights: 'random' },
    { weights: 'random', widths: '12' },
    { weights: 'random', widths: '8,8,8' },
    { weights: 'random', widths: '8,8,8', start: 'zero' },
  ],
  refuses: ({ widths, weights }) => {
    const message = refusal(readNumberList(widths), weights as Weights);
    return message === undefined ? undefined : { name: 'widths', message };
  },
  *run({ widths, weights, start, own }, random) {
    const net = { widths: readNumberList(widths), weights: weights as Weights, start: start as Start };
    yield* countNet({ ...net, placed: placedLines(own) }, random);
  },
  progress: ({ done }) => done,
  claims: {
    造出来的网络在方块里恰好有下界那么多块: {
      of: { weights: 'built' },
      holds: ({ visible, montufar }) => visible === montufar,
    },
    '整个平面也恰好是 Serra 等人的下界': {
      of: { weights: 'serra' },
      holds: ({ regions, visible, serra, montufar }) => regions === serra && visible === serra && serra > montufar!,
    },
    所有的刀痕都过原点: {
      of: { weights: 'random', start: 'zero' },
      // Every region of the drawn square reaches its middle, up to the rounding of corners.
      holds: ({ map }) => map!.every(({ corners }) => corners.some(([x, y]) => x === 0 && y === 0)),
    },
  },
  table: ({ bounds, layers }) => ({
    columns: [
      { label: '隐藏层', unit: '层' },
      { label: '宽度', unit: '个' },
      { label: 'Montúfar 下界', unit: '块' },
      { label: 'Serra 等的下界', unit: '块' },
      { label: '乘积上界', unit: '块' },
      { label: '单元排成一层', unit: '块' },
      { label: '整个平面', unit: '块' },
      { label: '所画方块', unit: '块' },
    ],
    rows: bounds.map(({ units, lower, serra, upper, shallow }, l) => [
      l + 1,
      units,
      lower && brief(lower),
      serra && brief(serra),
      brief(upper),
      brief(shallow),
      layers[l]!.regions,
      layers[l]!.visible,
    ]),
  }),
  describe: (
    { regions, visible, montufarDigits, serraDigits, sample, sampleLeast, sampleMost, map, lines, done },
    { widths, weights, own },
  ) => {
    const which = { built: '造出来的', serra: '造出来的，每层多折一折' }[weights] ?? '随机的';
    const placed = placedLines(own).filter((line, i) => line && i < lines.length).length;
    const yours = placed === 0 ? '' : `，第一层有 ${placed} 条线由你放`;
    const plane = regions > 0 ? `整个平面里 ${regions} 块，` : '';
    const least = montufarDigits === null ? '' : `；Montúfar 的下界是 ${montufarDigits} 块`;
    const more = serraDigits === null || serraDigits === montufarDigits ? '' : `，Serra 等人的是 ${serraDigits} 块`;
    const others = done === 1 ? `，${sample.length} 个随机网络有 ${sampleLeast} 到 ${sampleMost} 块` : '';
    return `各层宽 ${widths} 的网络，权重是${which}${yours}：${plane}所画方块里 ${visible} 块${least}${more}${others}。${map ? '' : '块数太多，地图不画。'}`;
  },
});
