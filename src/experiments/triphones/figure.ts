import { beside, link, ruleX, text, type FigureOf } from '../../lab/draw/draw.ts';
import { inPowers, powerOf, powersAxis } from '../../lab/draw/text/powers.ts';
import { grouped } from '../../math/number-text.ts';
import type triphones from './experiment.ts';

interface Bar {
  name: string;
  /** A whole number as exact decimal text. */
  digits: string;
  color: string;
}

/** From sounds to states, and from states to parameters, both on logarithmic scales. */
const figure: FigureOf<typeof triphones> = (result, params, { width }) => {
  const heightOf = (rows: number) => (width < 560 ? 70 + 46 * rows : 300);
  const { phones, tied, components, dims, hiddenLayers } = params;
  const alike = Math.max(2, powerOf(result.untiedDigits), powerOf(String(result.dnn)));
  return [
    bars('多少个单位', heightOf(4), Math.max(2, powerOf(String(result.states)), powerOf(String(tied))), [
      { name: '音素', digits: String(phones), color: 'var(--soft)' },
      { name: '三音子', digits: String(result.triphones), color: 'var(--soft)' },
      { name: '状态', digits: String(result.states), color: 'var(--ochre)' },
      { name: '合用之后的状态', digits: String(tied), color: 'var(--bamboo)' },
    ]),
    bars('多少个参数', heightOf(3), alike, [
      { name: '各用各的混合', digits: result.untiedDigits, color: 'var(--ochre)' },
      { name: `合用（每个 ${components} 分量、${dims} 维）`, digits: String(result.tied), color: 'var(--bamboo)' },
      { name: `${hiddenLayers}×${params.width} 的网络`, digits: String(result.dnn), color: 'var(--indigo)' },
    ]),
  ];
};

function bars(title: string, height: number, most: number, rows: Bar[]) {
  const place = (i: number) => rows.length - i - 0.62;
  return {
    title,
    height,
    marginTop: 8,
    marginLeft: 14,
    marginRight: 22,
    x: { ...powersAxis(Math.max(2, most) * 1.05, '个数（对数刻度）'), grid: true },
    y: { axis: null, domain: [0, rows.length] },
    marks: [
      ruleX([0], { stroke: 'var(--line)' }),
      ...rows.map(({ digits, color }, i) =>
        link([0], {
          x1: () => 0,
          x2: () => powerOf(digits),
          y1: () => place(i),
          y2: () => place(i),
          stroke: color,
          strokeWidth: 9,
        }),
      ),
      ...rows.map(({ name, digits, color }, i) =>
        text([[0, place(i)]], {
          text: () => `${name}：${digits.length > 13 ? inPowers(digits, 13) : grouped(digits)}`,
          ...beside(color, { dx: 2, dy: -16 }),
        }),
      ),
    ],
  };
}

export default figure;
