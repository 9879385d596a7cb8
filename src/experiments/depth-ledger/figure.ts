import { beside, dot, link, text, type FigureOf } from '../../lab/draw/draw.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { series, type SeriesName } from '../../lab/draw/series.ts';
import { grouped } from '../../math/number-text.ts';
import type experiment from './experiment.ts';

/** More than any task costs at the largest size, so that the axis stays as it is while the size is dragged. */
const MOST = 250_000;

/** Where the published run's marks stand, in rows below the line, so that no number is written across them. */
const BELOW = 0.26;

/** What stands before a shallow number that is not known exactly. */
const signs: Record<string, string> = { 恰好: '', 至少: '≥ ', 至多: '≤ ' };

/** A row for each task: the deep number and the shallow one on one scale, joined by what lies between them. */
const figure: FigureOf<typeof experiment> = ({ tasks }, _params, { width, published }) => {
  const rows = Object.values(tasks).map((task, row) => ({ ...task, row }));
  const before = published ? Object.values(published.tasks) : [];
  const changed = rows.flatMap(({ deep, shallow, row }) => {
    const old = before[row];
    return old && (old.deep !== deep || old.shallow !== shallow) ? [{ ...old, row }] : [];
  });
  const dots = (name: SeriesName, key: 'deep' | 'shallow') =>
    dot(
      rows.map((task): [number, number] => [task[key], task.row]),
      { r: 5, fill: series[name].color, symbol: series[name].symbol },
    );
  type Row = (typeof rows)[number];
  const apart = rows.filter(({ deep, shallow }) => deep !== shallow);
  /** The numbers of one net at its dots, on the side that is away from the other's. */
  const numbers = (key: 'deep' | 'shallow', other: 'deep' | 'shallow') =>
    ([-1, 1] as const).map((side) =>
      text(
        apart.filter((task) => Math.sign(task[key] - task[other]) === side),
        {
          x: key,
          y: 'row',
          text: (task: Row) => `${key === 'shallow' ? signs[task.known] : ''}${grouped(String(task[key]))}`,
          ...beside(series[key].color, side < 0 ? { dx: -9, textAnchor: 'end' } : { dx: 9 }),
        },
      ),
    );
  return [
    {
      title: '深的（●）与浅的（◆）各要多少个',
      height: (width < 560 ? 47 : 50) * rows.length + 48,
      marginTop: 26,
      marginLeft: 44,
      marginRight: width < 560 ? 58 : 80,
      x: {
        type: 'log',
        domain: [1, MOST],
        label: '个数（对数刻度）',
        labelArrow: 'none',
        grid: true,
        ticks: 5,
        tickFormat: (count: number) => (count < 10_000 ? String(count) : `${count / 10_000} 万`),
      },
      y: { domain: [rows.length - 0.55, -0.7], ticks: [], label: null },
      marks: [
        link(rows, {
          x1: 'deep',
          x2: 'shallow',
          y1: 'row',
          y2: 'row',
          stroke: 'var(--soft)',
          strokeOpacity: 0.5,
          strokeWidth: 3,
        }),
        ...(['deep', 'shallow'] as const).map((key) =>
          dot(
            changed.map((task): [number, number] => [task[key], task.row + BELOW]),
            { r: 3, stroke: series.behind.color, symbol: series[key].symbol },
          ),
        ),
        dots('deep', 'deep'),
        dots('shallow', 'shallow'),
        text(rows, {
          x: () => 1,
          y: ({ row }: Row) => row - 0.42,
          text: ({ name, unit }: Row) => `${name}（${unit}）`,
          ...beside('var(--ink)', { dx: -36 }),
          fontWeight: 400,
        }),
        ...numbers('deep', 'shallow'),
        ...numbers('shallow', 'deep'),
        text(
          rows.filter(({ deep, shallow }) => deep === shallow),
          {
            x: 'shallow',
            y: 'row',
            text: ({ shallow, known }: Row) => `都是 ${signs[known]}${grouped(String(shallow))}`,
            ...beside('var(--ink)', { dx: 9 }),
          },
        ),
        ...(changed.length > 0 ? [cornerNote('灰色：发布的结果')] : []),
      ],
    },
  ];
};

export default figure;
