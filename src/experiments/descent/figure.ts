import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { behindNote } from '../../lab/draw/charts/corner-note.ts';
import { planeAxes, planeBorder } from '../../lab/draw/charts/plane-frame.ts';
import { dot, line, ruleY, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf, type PanelSize } from '../../lab/draw/pair.ts';
import { seriesLine } from '../../lab/draw/series.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Pair = [x: number, y: number];

/** The part of the bowl that is drawn, both axes alike; a walk that leaves it is seen to leave. */
export const SHOWN = [-2, 2] as const;

const figure: FigureOf<typeof experiment> = (result, params, { width, published }) => {
  const [first, second] = pairOf(width);
  return [bowl(result, params, first), curve(result, params, second, published)];
};
export default figure;

/** Heights that are drawn, each four times the one before. */
const LEVELS = Array.from({ length: 8 }, (_, i) => 4 ** (i - 4));
/** Of an ellipse, the first again at the end. */
const PLACES = 61;

/** Where ½(u² + λv²) has that height. */
const ellipse = (height: number, curvature: number): Pair[] =>
  Array.from({ length: PLACES }, (_, i): Pair => {
    const t = (2 * Math.PI * i) / (PLACES - 1);
    return [Math.sqrt(2 * height) * Math.cos(t), Math.sqrt((2 * height) / curvature) * Math.sin(t)];
  });

function bowl({ path, steps }: Result, { curvature }: Given, { width, height }: PanelSize): Panel {
  const side = Math.min(width, height);
  const scale = { domain: SHOWN, axis: null };
  return {
    title: `从上面看这只碗：走了 ${steps} 步`,
    height: side,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: width - side,
    x: scale,
    y: scale,
    marks: [
      line(
        LEVELS.flatMap((level) => ellipse(level, curvature).map(([u, v]) => ({ u, v, level }))),
        { x: 'u', y: 'v', z: 'level', stroke: 'var(--bamboo)', strokeWidth: 0.8, clip: true },
      ),
      planeBorder(SHOWN),
      ...planeAxes(SHOWN, ['θ₁', 'θ₂']),
      line(path, { stroke: 'var(--indigo)', strokeWidth: 1.6, clip: true, className: 'symbol-t' }),
      dot(path, { r: 2.6, fill: 'var(--indigo)', clip: true }),
      dot(path.slice(0, 1), { r: 4, fill: 'var(--ink)' }),
      dot(path.slice(-1), { r: 4.5, fill: 'var(--vermilion)', clip: true }),
    ],
  };
}

/** Losses beyond these leave the panel. */
const HEIGHTS = [1e-8, 1e4] as const;

function curve({ losses }: Result, params: Given, { height }: PanelSize, published?: Result): Panel {
  const before = published && published.losses.join() !== losses.join() ? published : undefined;
  const points = (values: readonly number[]) => values.map((loss, i) => ({ x: i, y: loss > 0 ? loss : NaN }));
  return {
    title: '损失',
    height,
    x: { domain: [0, params.steps], label: '步数（步）', labelArrow: 'none' as const, ticks: 5 },
    y: {
      type: 'log' as const,
      domain: HEIGHTS,
      label: '损失（对数刻度）',
      labelArrow: 'none' as const,
      ticks: [1e-8, 1e-4, 1, 1e4],
      tickFormat: (loss: number) => ({ 1: '1', 10000: '10⁴', 0.0001: '10⁻⁴' })[loss] ?? '10⁻⁸',
      grid: true,
    },
    marks: [
      ruleY(losses.slice(0, 1), { stroke: 'var(--soft)', strokeDasharray: '1 3' }),
      before ? seriesLine(points(before.losses), 'behind', { clip: true }) : undefined,
      before ? behindNote() : undefined,
      line(points(losses), {
        x: 'x',
        y: 'y',
        stroke: 'var(--indigo)',
        strokeWidth: 2.2,
        clip: true,
        className: 'symbol-t',
      }),
      dot(
        points(losses)
          .slice(-1)
          .filter(({ y }) => y >= HEIGHTS[0] && y <= HEIGHTS[1]),
        { x: 'x', y: 'y', r: 4.5, fill: 'var(--vermilion)' },
      ),
    ],
  };
}
