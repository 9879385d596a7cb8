import type { Table } from '../../lab/declare/define.ts';
import type { Result } from './results.ts';

/** Every result as a small table, and as one sentence. */

const classNames = ['圆点', '方块'];

export function tableOf(result: Result): Table {
  if (result.mode === 'xor')
    return {
      columns: [
        { label: '点' },
        { label: 'x₁' },
        { label: 'x₂' },
        { label: '隐藏值 x₁′' },
        { label: '隐藏值 x₂′' },
        { label: '输出' },
      ],
      rows: result.points.map(([x, y], i) => [
        classNames[result.classes[i]!]!,
        x,
        y,
        ...result.hidden[i]!,
        result.logits[i]!,
      ]),
    };
  if (result.cuts.length === 0)
    return {
      columns: [
        { label: '对折', unit: '次' },
        { label: '最厚处', unit: '层' },
      ],
      rows: result.thickness.map((layers, i) => [i + 1, layers]),
    };
  return {
    columns: [{ label: '第几刀' }, { label: '展开以后', unit: '处' }],
    rows: result.cuts.map(({ copies }, i) => [i + 1, copies]),
  };
}

const fold = { 1: '对折一次', 4: '折成四瓣', 5: '折成五瓣', 6: '折成六瓣' } as Record<number, string>;

export function sentenceOf(result: Result): string {
  if (result.mode === 'xor') {
    const { separable, correct, points, reached } = result;
    const plane = (yes: boolean) => (yes ? '一条直线分得开' : '没有直线分得开');
    const learned = reached.at(-1)! > 0 ? `训练 ${reached.at(-1)} 步后` : '按写下的权重';
    return `两类点在输入平面里${plane(separable.input)}，在隐藏平面里${plane(separable.hidden)}；${learned}，这一刀分对 ${points.length} 个点里的 ${correct} 个。`;
  }
  const { order, thickness, cuts, holes } = result;
  const paper = `${fold[order]}，叠成 ${thickness.at(-1)} 层`;
  if (cuts.length === 0) return `${paper}，还没有剪；在折好的纸上划一刀，或者点一下。`;
  const each = cuts.length <= 6 ? `（${cuts.map(({ copies }) => copies).join('、')}）` : '';
  return `${paper}，剪 ${cuts.length} 刀，展开一共 ${holes} 处${each}。`;
}
