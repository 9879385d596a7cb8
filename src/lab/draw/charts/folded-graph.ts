import { beside, line, text, type Panel } from '../draw.ts';
import { behindNote, cornerNote } from './corner-note.ts';
import { series, seriesLine } from '../series.ts';

/** The graph of a folding net over [0,1], or its beginning: deep in indigo, one layer in ochre. */

type Point = [x: number, y: number];
type Marks = NonNullable<Panel['marks']>;

export const deep = { stroke: series.deep.color },
  shallow = { stroke: series.shallow.color, strokeDasharray: series.shallow.dash };

/** Folds and pieces as a panel's title; where not all pieces are drawn, how many are. */
export const foldedTitle = ({ folds, pieces, knots }: { folds: number; pieces: number; knots: readonly Point[] }) =>
  `折 ${folds} 次：${pieces} 段${pieces > knots.length - 1 ? `，画出前 ${knots.length - 1} 段` : ''}`;

export interface FoldedGraph {
  folds: number;
  /** Pieces of the whole graph, and units that made it. */
  pieces: number;
  units: number;
  knots: Point[];
  /** The graph of one layer with as many units. */
  rival: Point[];
}

/** Pieces of a graph behind another that can be told apart on the axis. */
const MOST_TEETH = 64;

/**
 * A sawtooth between 0 and 1 beside what one layer with as many units draws.
 * @param before another graph, drawn faintly behind
 * @param marks drawn under the two lines, and over them
 */
export function sawtoothPanel(
  { folds, pieces, units, knots, rival }: FoldedGraph,
  height: number,
  { before, under = [], over = [] }: { before?: FoldedGraph; under?: Marks; over?: Marks },
) {
  const end = knots.at(-1)![0];
  const behind = before && before.folds !== folds ? before : undefined;
  return {
    title: foldedTitle({ folds, pieces, knots }),
    height,
    x: { domain: [0, end], label: '输入 x', labelArrow: 'none' as const, ticks: 4 },
    y: { domain: [-0.16, 1.16], label: '输出', labelArrow: 'none' as const, ticks: [0, 0.5, 1] },
    marks: [
      ...under,
      // Teeth that stand closer than those of the finest graph would be a smear: they are told of, not drawn.
      ...(behind && behind.pieces * end > MOST_TEETH ? [cornerNote(`发布的结果更密：${behind.pieces} 段`)] : []),
      ...(behind && behind.pieces * end <= MOST_TEETH
        ? [
            seriesLine(
              behind.knots.map(([x, y]) => ({ x, y })),
              'behind',
              { clip: true },
            ),
            behindNote(),
          ]
        : []),
      line(knots, { ...deep, strokeWidth: pieces > 32 ? 1 : 1.8, strokeLinejoin: 'bevel', className: 'symbol-k' }),
      line(rival, { ...shallow, strokeWidth: 2, strokeLinejoin: 'bevel', clip: true }),
      ...over,
      text([[0, 1.16] as Point], {
        text: () => `虚线：一层，同样 ${units} 个单元`,
        ...beside('var(--ochre)', { dx: 4, dy: 8 }),
      }),
    ],
  };
}
