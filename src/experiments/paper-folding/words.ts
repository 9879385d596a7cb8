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
    columns: [{ label: '第几刀' }, { label: '碰到的边', unit: '条' }, { label: '单剪这一刀', unit: '处' }],
    rows: cuts.map(({ copies, edges }, i) => [i + 1, edges, copies]),
  };
}

const petals = { 1: '对折一次', 4: '折成四瓣', 5: '折成五瓣', 6: '折成六瓣' } as Record<number, string>;

const degrees = (angle: number) => `${angle}°`.replace('-', '\u2212');

/** How the paper was folded, and how many copies its points have. */
function foldedAs({ order, parts, creases, thickness }: Result): string {
  if (order !== null) return `${petals[order] ?? `折成 ${order} 瓣`}，叠成 ${thickness.at(-1)} 层`;
  const each = parts.map(({ from, to, copies }) => `${degrees(from)} 到 ${degrees(to)} 的点有 ${copies} 个副本`);
  return `折 ${creases.length} 次，各层没有全部重合：${each.join('，')}`;
}

export function sentenceOf(result: Result): string {
  const { cuts, holes } = result,
    paper = foldedAs(result);
  if (cuts.length === 0) return `${paper}；还没有剪，在折好的纸上划一刀，或者点一下。`;
  const alone = cuts.reduce((sum, { copies }) => sum + copies, 0);
  const each = cuts.length <= 6 ? `（${cuts.map(({ copies }) => copies).join('、')}）` : '';
  const shared = alone > holes ? `${each}，各刀分开剪一共 ${alone} 处，重叠或碰到一起的算一处` : each;
  return `${paper}，剪 ${cuts.length} 刀，展开一共 ${holes} 处${shared}。`;
}
