import type tent from './experiment.ts';
import { beside, line, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';

const figure: FigureOf<typeof tent> = ({ knots, pieces, folds }, _params, { width, published }) => ({
  height: width < 560 ? 260 : 320,
  x: { domain: [0, 1], label: '输入 x', labelArrow: 'none', ticks: width < 560 ? 5 : 9 },
  y: { domain: [0, 1.12], label: '输出', labelArrow: 'none', ticks: [0, 0.5, 1] },
  marks: [
    ruleY([0], { stroke: 'var(--line)' }),
    published &&
      line(published.knots, { x: 'x', y: 'y', stroke: 'var(--soft)', strokeOpacity: 0.5, strokeDasharray: '2 3' }),
    line(knots, {
      x: 'x',
      y: 'y',
      stroke: 'var(--indigo)',
      strokeWidth: pieces > 512 ? 0.8 : 1.8,
      strokeLinejoin: 'bevel',
      className: 'symbol-k',
    }),
    text([{ x: 0.5, y: 1.07 }], {
      x: 'x',
      y: 'y',
      text: () => `折 ${folds} 次：${pieces} 段`,
      ...beside('var(--indigo)', { textAnchor: 'middle', dx: 0 }),
    }),
  ],
});

export default figure;
