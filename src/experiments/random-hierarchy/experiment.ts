import { dataCount } from '../../datasets/random-hierarchy.ts';
import { treeNetKinds } from '../../engine/convolution/tree-nets.ts';
import { ready } from '../../engine/ready.ts';
import { trainedBy } from '../../engine/trainer.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import { learning, testCount } from './learning.ts';

const names = { local: '照着树', deep: '全连接', shallow: '一层' } as const;

export default defineExperiment({
  title: '随机层级与同义的写法',
  summary: '三种网络学一套随机的语法：换掉树上一处的写法，类不变，看各层的表示动不动；例子多少时谁学得会。',
  controls: {
    points: {
      kind: 'number',
      label: '例子',
      symbol: 'P',
      min: 16,
      max: 16_384,
      step: 1,
      value: 2048,
      scale: 'log',
      unit: '个',
      help: '训练用多少个不同的数据；测试的另外抽。',
    },
    m: {
      kind: 'number',
      label: '规则',
      symbol: 'm',
      min: 2,
      max: 8,
      step: 1,
      value: 4,
      atMost: 'v',
      unit: '条',
      help: '每个符号有几种写法，不多于符号的个数。',
    },
    levels: {
      kind: 'number',
      label: '层数',
      symbol: 'L',
      min: 2,
      max: 3,
      step: 1,
      value: 3,
      unit: '层',
      help: '从类到叶子改写几次；叶子有 2 的层数次方个。',
    },
    v: {
      kind: 'number',
      label: '符号',
      symbol: 'v',
      min: 3,
      max: 8,
      step: 1,
      value: 4,
      unit: '个',
      help: '每一层有几个符号，也是类的个数。',
    },
    width: {
      kind: 'number',
      label: '宽度',
      min: 16,
      max: 128,
      step: 16,
      value: 64,
      unit: '个',
      help: '照着树的网络每处有几个单元；另两种网络的宽度取得使参数最接近它。',
    },
    learningRate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.001,
      max: 0.1,
      step: 0.001,
      value: 0.01,
      scale: 'log',
      help: '三种网络用同一个；走完六成步数以后降到十分之一。',
    },
    steps: {
      kind: 'number',
      label: '步数的上限',
      min: 250,
      max: 6000,
      step: 250,
      value: 3000,
      unit: '步',
      help: '把例子全记住了就停。',
    },
  },
  touch: ['points', 'm'],
  seeded: true,
  refuses: ({ points, v, m, levels }) => {
    const all = dataCount({ v, m, levels });
    const most = all - testCount(all);
    return points > most
      ? { name: 'points', message: `这套语法一共只有 ${all} 个数据，留下测试的，例子最多 ${most} 个。` }
      : undefined;
  },
  fields: {
    data: '一共有多少个不同的数据',
    expected: '类数乘规则数的层数次方',
    finished: '三种网络都停了',
    'nets.*.parameters': '参数个数；local 照着树，deep 全连接的深网络，shallow 一层',
    'nets.*.steps.*': '到过的步数',
    'nets.*.losses.*': '从上一次看到这一次的平均损失，纳特；没有数为 null',
    'nets.*.errors.*': '各次看时，没学过的数据上的错误率',
    'nets.*.fitted': '把训练的例子都记住了',
    'rows.*.*': '图里的一个数据：从类到叶子，一行一行的符号',
    'answers.*': '各网络说它是哪一类',
    'swaps.*.node': '换了写法的结点，从上到下一行一行数，从 0 起',
    'swaps.*.rows.*.*': '换了以后的符号',
    'swaps.*.changes.*':
      '各隐藏层的表示动了多少（距离的平方，除以不同数据之间的平均）；untrained 是照着树的网络训练以前，一层的点都重合时为 null',
    'swaps.*.answers.*': '换了以后，各网络说是哪一类',
  },
  publish: [{}, { points: 256 }, { points: 8192 }, { m: 2, points: 128 }],
  prepare: ready,
  trainedBy,
  run: learning,
  progress: ({ finished, nets }, { steps }) =>
    finished ? 1 : Math.min(...treeNetKinds.map((kind) => (nets[kind].fitted ? 1 : nets[kind].steps.at(-1)! / steps))),
  claims: {},
  table: ({ nets }) => ({
    columns: [
      { label: '网络' },
      { label: '参数', unit: '个' },
      { label: '走了', unit: '步' },
      { label: '记住了例子' },
      { label: '测试错误率' },
    ],
    rows: treeNetKinds.map((kind) => {
      const { parameters, steps, fitted, errors } = nets[kind];
      return [names[kind], parameters, steps.at(-1)!, fitted ? '是' : '否', percent(errors.at(-1)!)];
    }),
  }),
  describe: ({ nets, expected, finished }, { points }) =>
    `${points} 个例子${finished ? '' : '（还在学）'}：${treeNetKinds
      .map((kind) => `${names[kind]}的错 ${percent(nets[kind].errors.at(-1)!)}`)
      .join('，')}；类数乘规则数的层数次方是 ${expected}。`,
});
