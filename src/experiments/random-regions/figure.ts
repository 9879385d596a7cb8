import type { ResultOf } from '../../lab/declare/define.ts';
import { beside, link, rect, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { powerOf, powersAxis } from '../../lab/draw/text/powers.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;

/** Each start has a row of this height; above the rows stand the names of the bounds. */
const ROW = 1,
  NAMES = 0.95;
/** Of a row, how much the highest pile of nets may fill: the rest is for its name. */
const FILLED = 0.62;
/** Nets whose counts are nearer than this, in powers of ten, stand on one pile. */
const BIN = 0.03;

const names = { zero: '偏置 0', spread: '偏置 N(0, ¼)', uniform: '均匀' };

/** Piles of nets from the base of a row upwards, each as high as it has nets. */
function piled(counts: readonly number[], base: number) {
  const piles = new Map<number, number>();
  for (const count of counts) {
    const bin = Math.round(Math.log10(count) / BIN);
    piles.set(bin, (piles.get(bin) ?? 0) + 1);
  }
  const highest = Math.max(8, ...piles.values());
  return [...piles].map(([bin, nets]) => ({
    x1: (bin - 0.4) * BIN,
    x2: (bin + 0.4) * BIN,
    y1: base,
    y2: base + (FILLED * ROW * nets) / highest,
  }));
}

const figure: FigureOf<typeof experiment> = ({ starts, ...bounds }: Result, _params, { width }) => {
  const marks = [
    { name: '排成一层至多', digits: bounds.oneLayerDigits, color: 'var(--ochre)', dash: '5 3' },
    { name: 'Montúfar 的下界', digits: bounds.montufarDigits, color: 'var(--bamboo)', dash: undefined },
    { name: 'Serra 等的下界', digits: bounds.serraDigits, color: 'var(--bamboo)', dash: '9 3 2 3' },
    { name: '乘积上界', digits: bounds.mostDigits, color: 'var(--bamboo)', dash: '2 3' },
  ].flatMap(({ digits, ...mark }) => (digits === null ? [] : [{ ...mark, digits, x: powerOf(digits) }]));
  // In the order in which they stand, each a line lower: no two names are on one line.
  marks.sort((a, b) => a.x - b.x);
  const top = Math.max(2, ...marks.map(({ x }) => x)) * 1.05,
    height = ROW * starts.length + NAMES;
  const named = marks.map((mark, i) => ({ ...mark, y: height - (NAMES * (i + 0.5)) / marks.length }));
  const rows = starts.map((one, k) => ({ ...one, base: ROW * (starts.length - 1 - k) }));
  return [
    {
      title: '随机网络，块数差不多的一堆',
      height: width < 560 ? 400 : 430,
      marginLeft: 16,
      marginRight: 24,
      x: { ...powersAxis(top, '整个平面里的块数（对数刻度）'), grid: false },
      y: { axis: null, domain: [0, height] },
      marks: [
        ruleY(
          rows.map(({ base }) => base),
          { stroke: 'var(--line)' },
        ),
        ...named.map(({ x, y, color, dash }) =>
          link([0], {
            x1: () => x,
            x2: () => x,
            y1: () => 0,
            y2: () => y,
            stroke: color,
            strokeWidth: 1.6,
            ...(dash && { strokeDasharray: dash }),
          }),
        ),
        ...rows.map(({ counts, base }) =>
          rect(piled(counts, base), { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'var(--plum)' }),
        ),
        ...rows.map(({ start, median, reach, base }) =>
          text([[0, base + 0.84 * ROW]], {
            text: () =>
              median === null
                ? names[start]
                : `${names[start]}：中位数 ${median}，${reach} 个达到${width < 560 ? '' : ' Montúfar 的'}下界`,
            ...beside('var(--ink)', { dx: 2 }),
          }),
        ),
        ...named.map(({ name, digits, x, y, color }) =>
          text([[x, y]], {
            text: () => `${name} ${digits}`,
            ...beside(color, x > top / 2 ? { dx: -6, textAnchor: 'end' } : {}),
          }),
        ),
      ],
    },
  ];
};

export default figure;
