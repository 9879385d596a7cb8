import type { Table } from '../../lab/declare/define.ts';
import type { Result } from './xor-net.ts';

/** Every result as a small table, and as one sentence. */

const classNames = ['圆点', '方块'];

export const tableOf = ({ points, classes, hidden, logits }: Result): Table => ({
  columns: [
    { label: '点' },
    { label: 'x₁' },
    { label: 'x₂' },
    { label: '隐藏值 x₁′' },
    { label: '隐藏值 x₂′' },
    { label: '输出' },
  ],
  rows: points.map(([x, y], i) => [classNames[classes[i]!]!, x, y, ...hidden[i]!, logits[i]!]),
});

export function sentenceOf({ separable, correct, points, reached }: Result): string {
  const plane = (yes: boolean) => (yes ? '一条直线分得开' : '没有直线分得开');
  const learned = reached.at(-1)! > 0 ? `训练 ${reached.at(-1)} 步后` : '按写下的权重';
  return `两类点在输入平面里${plane(separable.input)}，在隐藏平面里${plane(separable.hidden)}；${learned}，这一刀分对 ${points.length} 个点里的 ${correct} 个。`;
}
