import { areaY, beside, text, type FigureOf } from '../../lab/draw/draw.ts';
import { percent } from '../../math/rounding.ts';
import type sharedStates from './experiment.ts';

const NAMES = ['开头', '中间', '末尾'];
/** Room above the most shared state for what is said. */
const HEADROOM = 1.55;

/** For each position, by how many triphones each tied state is shared, the most shared first: the area is all triphones of the phone. */
const figure: FigureOf<typeof sharedStates> = ({ positions, contexts }, { phone }, { width }) => {
  const widest = Math.max(...positions.map(({ tied }) => tied));
  const most = Math.max(...positions.map(({ largest }) => largest));
  return positions.map(({ shares, tied, largest, leftDecides, rightDecides }, i) => ({
    title: `${phone} 的${positions.length === 3 ? NAMES[i] : `第 ${i + 1} 个状态`}：${tied} 个状态`,
    height: width < 560 ? 162 : 300,
    x: { domain: [0, widest], label: '合用的状态，从多到少（个）', labelArrow: 'none' as const, ticks: 5 },
    y: { domain: [0, most * HEADROOM], label: '三音子（个）', labelArrow: 'none' as const, ticks: 4, grid: true },
    marks: [
      areaY(steps(shares), {
        x: '0',
        y1: 0,
        y2: '1',
        fill: i === 1 ? 'var(--plum)' : i === 0 ? 'var(--indigo)' : 'var(--bamboo)',
        fillOpacity: 0.75,
      }),
      text(
        [
          `${contexts} 个三音子，${width >= 560 && width < 900 ? '\n' : ''}最多 ${largest} 个合用一个\n左邻定 ${percent(leftDecides, 0)}，右邻定 ${percent(rightDecides, 0)}`,
        ],
        {
          frameAnchor: 'top-right',
          text: String,
          ...beside('var(--ink)', { textAnchor: 'end', dx: -2, dy: 2 }),
          fontWeight: 400,
          lineHeight: 1.25,
        },
      ),
    ],
  }));
};

/** Corners of bars of breadth one that touch each other. */
const steps = (heights: readonly number[]): [number, number][] =>
  heights.flatMap((height, i): [number, number][] => [
    [i, height],
    [i + 1, height],
  ]);

export default figure;
