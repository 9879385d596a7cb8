import { panelWidth, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { learningPanel, stepAxis, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import type experiment from './experiment.ts';
import { netPicture } from './net-picture.ts';
import type { Result } from './playground.ts';
import { surface } from './surface.ts';

const curves = ({ reached, losses: { train, test } }: Result): SeedCurve[] => [
  { name: '训练', series: 'deep', x: reached, seeds: [train] },
  ...(test.length > 0 ? [{ name: '测试', series: 'shallow', x: reached, seeds: [test] } as const] : []),
];

/** The least power of two that no loss is above, the axis stands still while a net learns. */
function highest({ losses: { train, test } }: Result): number {
  const most = Math.max(...train, ...test);
  let top = 1 / 64;
  while (top < most) top *= 2;
  return top;
}

/** Narrower panels have room for fewer numbers of steps. */
const ROOMY = 300;

const lossCurves = (result: Result, steps: number, width: number, height: number, published?: Result): Panel => ({
  ...learningPanel(curves(result), {
    title: result.regression ? '均方误差' : '交叉熵（纳特）',
    height,
    marginRight: 34,
    steps,
    y: { domain: [0, highest(result)], label: '', ticks: 4, grid: true, labelArrow: 'none' },
    published: published && curves(published),
  }),
  x: { ...stepAxis(steps), ticks: width < ROOMY ? 2 : 4 },
});

const figure: FigureOf<typeof experiment> = (result, { inputs, steps }, { width, published }) => {
  const each = panelWidth(width, 3);
  return each === width
    ? [
        netPicture(result, inputs, width, 130),
        surface(result, width, 230),
        lossCurves(result, steps, width, 150, published),
      ]
    : [
        netPicture(result, inputs, each, each),
        surface(result, each, each),
        lossCurves(result, steps, each, each, published),
      ];
};
export default figure;
