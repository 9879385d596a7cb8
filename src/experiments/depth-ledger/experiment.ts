import { defineExperiment } from '../../lab/declare/define.ts';
import { grouped, tasks, type Known, type Task } from './tasks.ts';

/** How a shallow number is known, in words and as a sign before it. */
const KNOWN: Record<Known, string> = { exactly: '恰好', 'at least': '至少', 'at most': '至多' };

/** One value for each task. */
const forEach = <V>(value: (task: Task) => V) =>
  Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, value(task)])) as Record<keyof typeof tasks, V>;

export default defineExperiment({
  title: '深与浅各要多少',
  summary: '书里证过的账放在一起：同一件事，写成深的要几个门或单元，一层的要几个。',
  controls: {
    n: {
      kind: 'number',
      label: '规模',
      symbol: 'n',
      min: 2,
      max: 16,
      step: 1,
      value: 8,
      help: '奇偶是几位，锯齿与平面折几次，地毯每边是 2 的几次方个菱形。',
    },
  },
  fields: {
    'tasks.*.name': '这样的规模要做的事',
    'tasks.*.unit': '数的是门还是隐藏单元',
    'tasks.*.deep': '写下来的深的电路或网络用几个',
    'tasks.*.shallow': '两层电路或一层网络要几个',
    'tasks.*.known': '浅的数怎样得来：恰好、至少（证过的下界）、至多（只有一种写法）',
  },
  publish: [{}, { n: 2 }, { n: 3 }, { n: 4 }, { n: 16 }],
  *run({ n }) {
    yield {
      tasks: forEach(({ name, unit, deep, shallow, known }) => ({
        name: name(n),
        unit,
        deep: deep(n),
        shallow: shallow(n),
        known: KNOWN[known],
      })),
    };
  },
  claims: {
    '问全是 1 吗，深浅都只要一个门': { of: {}, holds: ({ tasks: { and } }) => and.deep === 1 && and.shallow === 1 },
  },
  table: ({ tasks: all }) => ({
    columns: [
      { label: '要做的事' },
      { label: '数的' },
      { label: '深的', unit: '个' },
      { label: '浅的', unit: '个' },
      { label: '浅的数' },
    ],
    rows: Object.values(all).map(({ name, unit, deep, shallow, known }) => [name, unit, deep, shallow, known]),
  }),
  describe: ({ tasks: { parityGates, sawtooth, carpet } }, { n }) =>
    `规模 ${n}：${parityGates.name}，两层要 ${grouped(parityGates.shallow)} 个，多层 ${parityGates.deep} 个；${sawtooth.name}，一层要 ${grouped(sawtooth.shallow)} 个单元，折叠 ${sawtooth.deep} 个；${carpet.name}，一层至少 ${grouped(carpet.shallow)} 个单元，折叠 ${carpet.deep} 个。`,
});
