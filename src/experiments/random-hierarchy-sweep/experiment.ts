import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { treeNetKinds } from '../../engine/convolution/tree-nets.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import { sweep, type Result } from './sweep.ts';

const names = { local: '照着树', deep: '全连接', shallow: '一层' } as const;

export default defineExperiment({
  title: '随机层级：要多少例子',
  summary:
    '六种随机的语法，三种参数一样多的网络各学各的，学习率各自调好：错误随例子的个数怎样降，错到一成以下要多少例子。',
  controls: {
    steps: {
      kind: 'number',
      label: '步数的上限',
      min: 250,
      max: 12_000,
      step: 250,
      value: 3000,
      unit: '步',
      help: '训练的例子全记住了就停；到了上限还没有记住也停。走完六成以后，学习率降到十分之一。',
    },
    seeds: {
      kind: 'number',
      label: '种子个数',
      min: 1,
      max: 10,
      step: 1,
      value: 5,
      unit: '个',
      help: '每种情形用几套不同的语法、例子与权重。',
    },
  },
  touch: ['steps', 'seeds'],
  seeded: true,
  fields: {
    finished: '已做完的训练次数',
    part: '做到了几成',
    'settings.*.v': '每一层有几个符号，也是类的个数',
    'settings.*.m': '一个符号有几条规则',
    'settings.*.levels': '层数',
    'settings.*.data': '一共有多少个不同的数据',
    'settings.*.expected': '类数乘规则数的层数次方',
    'settings.*.most': '最多用多少个例子',
    'settings.*.parameters.*': '各网络的参数个数',
    'settings.*.rows':
      '三种网络（local 照着树，deep 全连接的深网络，shallow 一层）在各种例子数上的结果；平均错不到 1% 以后不再加例子',
    'settings.*.rows.*.*.points': '训练的例子数',
    'settings.*.rows.*.*.rate': '验证错误的平均最低的学习率',
    'settings.*.rows.*.*.each': '这个学习率下各种子的测试错误率',
    'settings.*.rows.*.*.mean': '它们的平均',
    'settings.*.rows.*.*.low': '平均的 95 % 置信区间的下端；只有一个种子时为 null',
    'settings.*.rows.*.*.high': '区间的上端',
    'settings.*.rows.*.*.steps': '平均走了多少步',
    'settings.*.rows.*.*.fitted': '有几个种子记住了全部训练的例子',
    'settings.*.needs.*.each': '各种子错到一成时的例子数，在对数刻度上按直线插值；到上限还不止错一成的为 null',
    'settings.*.needs.*.mean': '它们的几何平均；有一个是 null 就是 null',
    'settings.*.times':
      '另两种网络要的例子是照着树的几倍，按种子配对的几何平均与 95 % 区间（mean、low、high）；有种子没学到为 null',
    'settings.*.lessShallow': '照着树的、全连接的深网络的错误率，减去一层的，按种子配对（points、mean、low、high）',
    'layers.*.points': '第一种语法里，照着树的网络的例子数',
    'layers.*.trained':
      '训练以后，把各级的写法换掉，各层的表示动了多少（先层后级；mean、low、high）：1 是换成另一个数据那么多',
    'layers.*.untrained': '同一个网络训练以前',
    slope: '规则与符号一样多的那些语法里，照着树的网络要的例子数的对数对 expected 的对数的斜率（mean、low、high）',
    'measured.*':
      '每次训练，依次做的：验证错误率、测试错误率、步数、记住了例子没有（1 或 0），第一种语法里照着树的网络后面还有训练后、训练前各层各级动了多少',
  },
  publish: [{}],
  prepare: ready,
  trainedBy,
  resumes: true,
  run: ({ steps, seeds }, random, before?: Result): Generator<Result, void, void> =>
    sweep({ steps, seeds }, random, before),
  progress: ({ part }) => part,
  claims: {},
  table: ({ settings }) => ({
    columns: [
      { label: '符号', unit: '个' },
      { label: '规则', unit: '条' },
      { label: '层数' },
      { label: '网络' },
      { label: '例子', unit: '个' },
      { label: '测试错误率' },
      { label: '学习率' },
      { label: '步数', unit: '步' },
      { label: '记住了例子的', unit: '次' },
    ],
    // Of a net that has learned nothing yet there is a row, empty.
    rows: settings.flatMap(({ v, m, levels, rows }) =>
      treeNetKinds.flatMap((kind): (string | number | null)[][] => {
        const net = [v, m, levels, names[kind]];
        return rows[kind].length === 0
          ? [[...net, null, null, null, null, null]]
          : rows[kind].map(({ points, mean, rate, steps, fitted }) => [
              ...net,
              points,
              percent(mean),
              rate,
              steps,
              fitted,
            ]);
      }),
    ),
  }),
  describe: ({ settings, finished, part }) => {
    const [{ v, m, levels, needs }] = settings as [Result['settings'][number]];
    const said = treeNetKinds.map((kind) => {
      const { mean } = needs[kind];
      return `${names[kind]}的${mean === null ? '到上限还没有' : `要 ${Math.round(mean)} 个`}`;
    });
    const wait = part < 1 ? `（做完 ${finished} 次训练）` : '';
    return `${v} 个符号、${m} 条规则、${levels} 层，错到一成以下：${said.join('，')}${wait}。`;
  },
});
