import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { countText } from '../../lab/draw/charts/accuracy.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import {
  dot,
  link,
  panelWidth,
  rect,
  ruleX,
  text,
  TITLE_HEIGHT,
  type Figure,
  type FigureOf,
  type Frame,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { series, type SeriesName } from '../../lab/draw/series.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Setting = Result['settings'][number];

/** The panel of rows, one a grammar. */
export const NEEDS = 0;

const KINDS = ['local', 'deep', 'shallow'] as const;
const styles: Record<(typeof KINDS)[number], { name: string; series: SeriesName }> = {
  local: { name: '照着树', series: 'deep' },
  deep: { name: '全连接', series: 'fourth' },
  shallow: { name: '一层', series: 'shallow' },
};
/** Data, on every axis. */
const FEWEST = 24,
  MOST = 50_000;
export const ROW = 34;
const LABELS = 76,
  AXIS = 34,
  /** Of the row that names the marks. */
  KEY = 22;

export const settingName = ({ v, m, levels }: Pick<Setting, 'v' | 'm' | 'levels'>): string => `${v} · ${m} · ${levels}`;

const dataAxis = {
  type: 'log' as const,
  domain: [FEWEST, MOST],
  ticks: [100, 1000, 10_000],
  tickFormat: countText,
  label: '例子（个）',
  labelArrow: 'none' as const,
};

/** @param chosen the grammar whose errors are drawn */
export function draw(result: Result, { width }: Frame<Result>, chosen: number): Figure {
  const beside = width >= 560,
    each = beside ? panelWidth(width, 2) : width;
  const rows = ROW * result.settings.length + KEY + AXIS,
    left = beside ? each + GAP : 0,
    top = beside ? 0 : rows + TITLE_HEIGHT + 4,
    curve = beside ? 170 : 142;
  return [
    { place: { left: 0, top: 0, width: each }, height: rows, ...needs(result, chosen) },
    { place: { left, top, width: each }, height: curve, ...errors(result.settings[chosen]!) },
    {
      place: { left, top: top + curve + TITLE_HEIGHT + 4, width: each },
      height: curve,
      ...layers(result),
    },
  ];
}

const figure: FigureOf<typeof experiment> = (result, _params: ParamsOf<typeof experiment>, frame) =>
  draw(result, frame, 0);
export default figure;

/** A row a grammar: what is expected, and what each kind of net needs; a cross where it did not get there from as many as were tried. */
function needs({ settings }: Result, chosen: number) {
  const y = (row: number) => settings.length - row - 0.5;
  const places = settings.flatMap((setting, row) =>
    KINDS.flatMap((kind) => {
      const { mean } = setting.needs[kind],
        tried = setting.rows[kind].length > 0;
      return tried ? [{ kind, x: mean ?? setting.most, y: y(row), reached: mean !== null }] : [];
    }),
  );
  const spans = settings.map((setting, row) => {
    const ends = places.filter((place) => place.y === y(row)).map(({ x }) => x);
    return { x1: Math.min(setting.expected, ...ends), x2: Math.max(setting.expected, ...ends), y: y(row) };
  });
  const key = [
    { text: '│ 预计', color: 'var(--bamboo)' },
    ...KINDS.map((kind, i) => ({ text: `${'●■◆'[i]} ${styles[kind].name}`, color: series[styles[kind].series].color })),
  ].map((one, i) => ({ ...one, x: FEWEST * (MOST / FEWEST) ** (0.08 + 0.27 * i), y: -KEY / ROW / 2 }));
  return {
    title: 'v · m · L：错到一成要多少例子',
    marginLeft: LABELS,
    marginTop: 0,
    marginBottom: AXIS,
    x: dataAxis,
    y: { axis: null, domain: [-KEY / ROW, settings.length] },
    marks: [
      rect([{ x1: FEWEST, x2: MOST, y1: y(chosen) - 0.5, y2: y(chosen) + 0.5 }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: 'var(--line)',
        fillOpacity: 0.6,
      }),
      link(spans, { x1: 'x1', x2: 'x2', y1: 'y', y2: 'y', stroke: 'var(--soft)' }),
      ...KINDS.map((kind) => {
        const { color, symbol } = series[styles[kind].series];
        return dot(
          places.filter((place) => place.kind === kind && place.reached),
          { x: 'x', y: 'y', r: 4.5, symbol, fill: color },
        );
      }),
      ...KINDS.map((kind) =>
        dot(
          places.filter((place) => place.kind === kind && !place.reached),
          {
            x: 'x',
            y: 'y',
            // Two that did not get there stand beside each other.
            dx: kind === 'shallow' ? 8 : 0,
            r: 4.5,
            symbol: 'times',
            stroke: series[styles[kind].series].color,
            strokeWidth: 2,
          },
        ),
      ),
      text(
        settings.map((setting, row) => ({ x: setting.expected, y: y(row) })),
        { x: 'x', y: 'y', text: () => '│', fill: 'var(--bamboo)', fontWeight: 700, fontSize: 18 },
      ),
      text(key, { x: 'x', y: 'y', text: 'text', fill: 'color', fontWeight: 600, textAnchor: 'middle' }),
      text(
        settings.map((setting, row) => ({ y: y(row), name: settingName(setting) })),
        { x: FEWEST, y: 'y', text: 'name', dx: -10, textAnchor: 'end', fill: 'var(--ink)' },
      ),
    ],
  };
}

/** Test errors of one grammar's nets. */
function errors(setting: Setting) {
  const curves = KINDS.map((kind): SeedCurve => {
    const rows = setting.rows[kind],
      seeds = rows[0]?.each.length ?? 0;
    return {
      ...styles[kind],
      x: rows.map(({ points }) => points),
      seeds: Array.from({ length: seeds }, (_, seed) => rows.map(({ each }) => each[seed]!)),
      ...(seeds > 1 && {
        band: { low: rows.map(({ low }) => low ?? 0), high: rows.map(({ high }) => high ?? 0) },
      }),
    };
  });
  return {
    title: `${settingName(setting)}：测试错误率`,
    marginTop: 12,
    marginRight: 58,
    x: dataAxis,
    y: shareAxis(1),
    marks: [
      ruleX([setting.expected], { stroke: 'var(--bamboo)', strokeWidth: 1.5 }),
      ...curveMarks(curves.filter(({ x }) => x.length > 0)),
    ],
  };
}

/** How much the layers of the net along the tree mind another wording of the lowest level, in the first grammar. */
function layers({ layers: points, settings }: Result) {
  const count = settings[0]!.levels;
  const curve = (layer: number, when: 'trained' | 'untrained'): SeedCurve => {
    const known = points.flatMap(({ points: x, ...one }) => {
      const change = one[when][layer]?.[0];
      return change ? [{ x, ...change }] : [];
    });
    return {
      name: when === 'trained' ? `第 ${layer + 1} 层` : '没训练',
      series: when === 'untrained' ? 'behind' : (['shallow', 'deep', 'fourth', 'truth'] as const)[layer]!,
      x: known.map(({ x }) => x),
      seeds: [known.map(({ mean }) => mean)],
      band: { low: known.map(({ low, mean }) => low ?? mean), high: known.map(({ high, mean }) => high ?? mean) },
    };
  };
  return {
    title: `${settingName(settings[0]!)}，照着树：叶子换写法，各层动多少`,
    marginTop: 12,
    marginRight: 58,
    x: dataAxis,
    y: shareAxis(1.2),
    marks: [
      ...curveMarks(
        [curve(count - 1, 'untrained'), ...Array.from({ length: count }, (_, layer) => curve(layer, 'trained'))].filter(
          ({ x }) => x.length > 0,
        ),
      ),
      ...(points.length === 0 ? [cornerNote('还没有算到')] : []),
    ],
  };
}

const shareAxis = (most: number) => ({
  domain: [0, most],
  ticks: [0, 0.5, 1],
  tickFormat: String,
  label: '',
  grid: true,
  labelArrow: 'none' as const,
});
