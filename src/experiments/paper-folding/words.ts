import type { Table } from '../../lab/declare/define.ts';
import type { Result } from './paper.ts';

/** Every result as a small table, and as one sentence. */

export function tableOf({ cuts, thickness }: Result): Table {
  if (cuts.length === 0)
    return {
      columns: [
        { label: '对折', unit: '次' },
        { label: '最厚处', unit: '层' },
      ],
      rows: thickness.map((layers, i) => [i + 1, layers]),
    };
  return {
    columns: [{ label: '第几刀' }, { label: '展开以后', unit: '处' }],
    rows: cuts.map(({ copies }, i) => [i + 1, copies]),
  };
}

const fold = { 1: '对折一次', 4: '折成四瓣', 5: '折成五瓣', 6: '折成六瓣' } as Record<number, string>;

export function sentenceOf({ order, thickness, cuts, holes }: Result): string {
  const paper = `${fold[order]}，叠成 ${thickness.at(-1)} 层`;
  if (cuts.length === 0) return `${paper}，还没有剪；在折好的纸上划一刀，或者点一下。`;
  const each = cuts.length <= 6 ? `（${cuts.map(({ copies }) => copies).join('、')}）` : '';
  return `${paper}，剪 ${cuts.length} 刀，展开一共 ${holes} 处${each}。`;
}
