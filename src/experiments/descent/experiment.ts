import { defineExperiment } from '../../lab/declare/define.ts';
import { readPoints } from '../../math/number-list.ts';
import { fixed, significant } from '../../math/rounding.ts';
import { limitOf, walk, type Method } from './walk.ts';

export default defineExperiment({
  title: '下山',
  summary: '在一只碗里一步一步往最陡的下坡走：学习率小了慢，大了来回跳，再大就跳出碗去。',
  controls: {
    rate: {
      kind: 'number',
      label: '学习率',
      symbol: 'eta',
      min: 0.001,
      max: 1,
      step: 0.001,
      value: 0.05,
      scale: 'log',
      help: '每一步走梯度的多少倍。',
    },
    method: {
      kind: 'choice',
      label: '走法',
      options: { plain: '梯度下降', momentum: '动量法', adam: 'Adam' },
      value: 'plain',
      help: '动量法把上一步的九成带进这一步；Adam 让每个方向按自己梯度的大小定步子。',
    },
    curvature: {
      kind: 'number',
      label: '陡的方向的曲率',
      symbol: 'lambda',
      min: 1,
      max: 100,
      step: 1,
      value: 10,
      help: '缓的方向曲率是 1；两个方向差得越多，碗越像一条山谷。',
    },
    start: {
      kind: 'points',
      label: '起点',
      x: [-2, 2],
      y: [-2, 2],
      step: 0.05,
      groups: [1, 1],
      each: [1, 1],
      value: '-1.6,1',
      help: '从哪里往下走；在图上拖也行。',
    },
    steps: {
      kind: 'number',
      label: '步数',
      symbol: 't',
      min: 1,
      max: 300,
      step: 1,
      value: 60,
      unit: '步',
      help: '走几步；已经跑到天边的不再走。',
    },
  },
  touch: ['rate', 'method'],
  fields: {
    path: '走过的地方，横坐标与纵坐标，从起点起，6 位有效数字',
    losses: '走过的地方各有多高，也就是损失',
    loss: '现在的损失',
    steps: '走了几步',
    astray: '损失超过一亿，不再走了',
    limit: '学习率到了这个数，就不是从每个起点都走得到最低处；Adam 没有这样一个数，为 null',
  },
  publish: [
    {},
    { rate: 0.01 },
    { rate: 0.18 },
    { rate: 0.2 },
    { rate: 0.22 },
    { method: 'adam' },
    { rate: 0.019, curvature: 100, steps: 150 },
    { rate: 0.019, method: 'momentum', curvature: 100, steps: 150 },
    { method: 'adam', curvature: 100 },
  ],
  *run({ rate, method, curvature, start, steps }) {
    const [place] = readPoints(start)[0]!;
    const limit = limitOf(method as Method, curvature);
    for (const { path, losses } of walk(place!, { curvature, method: method as Method, rate, steps }))
      yield {
        path,
        losses,
        loss: losses.at(-1)!,
        steps: path.length - 1,
        astray: losses.at(-1)! > 1e8,
        limit: limit === null ? null : significant(limit, 6),
      };
  },
  progress: ({ steps, astray }, params) => (astray ? 1 : steps / params.steps),
  claims: {},
  table: ({ path, losses }) => ({
    columns: [{ label: '步数', unit: '步' }, { label: '横坐标' }, { label: '纵坐标' }, { label: '损失' }],
    rows: path.map(([u, v], i) => [i, u, v, losses[i]!]),
  }),
  describe: ({ steps, losses, loss, astray }, { rate }) =>
    astray
      ? `学习率 ${rate} 太大：走了 ${steps} 步，损失从 ${fixed(losses[0]!, 2)} 涨过了一亿。把学习率调小再走。`
      : `学习率 ${rate}，走了 ${steps} 步，损失从 ${fixed(losses[0]!, 2)} 变成${short(loss)}。`,
});

/** Very small losses are told by what they lie below. */
const short = (loss: number): string => (loss > 0 && loss < 0.0005 ? '不到 0.001' : ` ${fixed(loss, 3)}`);
