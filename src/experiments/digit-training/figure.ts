import { dot, line, link, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import type training from './experiment.ts';

const SERIES = [
  { kind: 'same', name: '熟人', color: 'var(--indigo)', dash: '', symbol: 'circle' },
  { kind: 'unseen', name: '生人', color: 'var(--ochre)', dash: '6 3', symbol: 'diamond' },
] as const;

/** Errors against the size of the mixtures, every fold a point; and every speaker's errors at the largest size, heard and not heard before. */
const figure: FigureOf<typeof training> = ({ mixtures, speakers, folds, same, unseen }, _params, { width }) => {
  const [first, second] = pairOf(width);
  const means = { same, unseen };
  const all = [...folds.same, ...folds.unseen].flat();
  const top = Math.max(0.1, ...all.map((error) => 100 * error)) * 1.08;
  const y = { domain: [0, top], label: '认错的数字（%）', labelArrow: 'none' as const, grid: true, ticks: 5 };
  return [byMixtures(), bySpeaker()];

  function byMixtures(): Panel {
    const curves = SERIES.map((one) => ({
      ...one,
      points: means[one.kind].map(({ error }, m): [number, number] => [m, 100 * error]),
      folds: folds[one.kind].flatMap((errors) => errors.map((error, m): [number, number] => [m, 100 * error])),
    }));
    return {
      title: '分量一个一个加上去',
      height: first.height,
      marginRight: 48,
      x: {
        domain: [-0.2, mixtures.length - 0.9],
        ticks: mixtures.map((_, m) => m),
        tickFormat: (m: number) => String(mixtures[m]),
        label: '每个状态的分量（个）',
        labelArrow: 'none',
      },
      y,
      marks: [
        ...curves.map(({ folds: points, color, symbol }) =>
          dot(points, { r: 2.5, stroke: color, symbol, strokeOpacity: 0.7 }),
        ),
        ...curves.map(({ points, color, dash }) =>
          line(points, { stroke: color, strokeWidth: 2.2, ...(dash && { strokeDasharray: dash }) }),
        ),
        ...curves.map(({ points, color, symbol }) => dot(points, { r: 4.5, fill: color, symbol })),
        endLabels(
          curves.flatMap(({ points, name, color }) =>
            points.slice(-1).map(([x, at]) => ({ x, y: at, text: name, color })),
          ),
          { dx: 9 },
        ),
      ],
    };
  }

  function bySpeaker(): Panel {
    const last = (errors: readonly number[]) => (errors.length === mixtures.length ? [100 * errors.at(-1)!] : []);
    const rows = speakers.map(({ name, same: heard, unseen: strange }, i) => ({
      i,
      name,
      values: [last(heard), last(strange)] as const,
    }));
    return {
      title: `每个人，${mixtures.at(-1)} 个分量`,
      height: second.height,
      x: {
        domain: [-0.5, speakers.length - 0.5],
        ticks: speakers.map((_, i) => i),
        tickFormat: (i: number) => speakers[i]?.name ?? '',
        label: '考的是谁',
        labelArrow: 'none',
      },
      y,
      marks: [
        ...rows.flatMap(({ i, values: [heard, strange] }) =>
          heard.length > 0 && strange.length > 0
            ? [
                link([0], {
                  x1: () => i,
                  x2: () => i,
                  y1: () => heard[0],
                  y2: () => strange[0],
                  stroke: 'var(--soft)',
                  strokeWidth: 1,
                }),
              ]
            : [],
        ),
        ...SERIES.map(({ color, symbol }, s) =>
          dot(
            rows.flatMap(({ i, values }) => values[s]!.map((error): [number, number] => [i, error])),
            { r: 4.5, fill: color, symbol },
          ),
        ),
        ...SERIES.map(({ name, color }, s) =>
          text([`${s === 0 ? '●' : '◆'} ${name}`], {
            frameAnchor: 'top-right',
            text: String,
            fill: color,
            fontWeight: 600,
            textAnchor: 'end',
            dy: 4 + 18 * s,
          }),
        ),
      ],
    };
  }
};

export default figure;
