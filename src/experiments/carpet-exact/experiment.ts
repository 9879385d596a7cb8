import { ready } from '../../engine/ready.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { netKinds, netNames } from '../../math/nets/equal-nets.ts';
import { construct, type Result } from './construction.ts';

export default defineExperiment({
  title: '地毯函数：写下来的网络',
  summary: '不训练，直接写出两个完全等于地毯函数的网络，在六万多个格点上核对：折叠的要多少参数，一层的要多少。',
  controls: {
    diamonds: {
      kind: 'choice',
      label: '每边的菱形',
      options: { 2: '2 个', 4: '4 个', 8: '8 个' },
      value: '4',
      help: '地毯每边有几个菱形；讲义的地毯是 4 个。',
    },
  },
  touch: ['diamonds'],
  fields: {
    'deep.units': '折叠网络的隐藏单元数',
    'deep.parameters': '它的参数个数',
    'deep.wrong': '它在格点上答错的个数',
    'shallow.units': '一层网络的隐藏单元数',
    'shallow.parameters': '它的参数个数',
    'shallow.wrong': '它在格点上答错的个数',
    checked: '核对的格点数，边界上的也在内',
    'growth.sides': '每边的菱形数',
    'growth.deep': '折叠网络的参数个数',
    'growth.shallow': '一层网络的参数个数',
    folds: '每条坐标轴折的次数，也是折叠网络的隐藏层数',
  },
  publish: [{}, { diamonds: '2' }, { diamonds: '8' }],
  prepare: ready,
  *run({ diamonds }): Generator<Result, void, void> {
    yield construct(Number(diamonds));
  },
  progress: () => 1,
  claims: {
    两个写下来的网络在格点上一个也没有答错: {
      of: {},
      holds: (result) => netKinds.every((kind) => result[kind].wrong === 0),
    },
  },
  table: (result) => ({
    columns: [
      { label: '网络' },
      { label: '隐藏单元', unit: '个' },
      { label: '参数', unit: '个' },
      { label: '答错', unit: '个点' },
    ],
    rows: netKinds.map((kind) => [netNames[kind], result[kind].units, result[kind].parameters, result[kind].wrong]),
  }),
  describe: ({ folds, deep, shallow, checked }, { diamonds }) =>
    `${diamonds}×${diamonds} 的地毯：折叠网络 ${folds} 层、${deep.parameters} 个参数，一层的网络 ${shallow.parameters} 个参数；在 ${checked} 个格点上分别答错 ${deep.wrong} 个和 ${shallow.wrong} 个。`,
});
