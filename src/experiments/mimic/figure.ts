import { beside, dot, link, panelWidth, ruleX, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { GLYPH_ROW, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { series } from '../../lab/draw/series.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import { fixed } from '../../math/rounding.ts';
import { ARMS, TEACHINGS, type Arm } from './arms.ts';
import type experiment from './experiment.ts';
import { closedOf } from './closed.ts';
import { ARM_NAMES } from './names.ts';

type Result = ResultOf<typeof experiment>;
type Net = NonNullable<Result['nets'][Arm]>;
/** What is counted: frames or pictures, or whole words. */
type Counted = 'test' | 'words';

/** What stands behind a net's name. */
const COMPARED = '（%），与“浅，学标签”比';

/** Every net in a row: each seed a small dot, the mean a large one, and a bar from the shallow net's mean to it: what is gained, or lost. */
const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => {
  const spoken = Object.values(result.nets).some(({ words }) => words !== null);
  const row = width < 560 ? (spoken ? 31 : 44) : 46;
  const sized = { height: row * (ARMS.length + 0.25) + 48, published, narrow: panelWidth(width, spoken ? 2 : 1) < 420 };
  return spoken
    ? [
        errors(result, 'test', `认错状态的帧${COMPARED}`, sized),
        errors(result, 'words', `认错的数字${COMPARED}`, sized),
      ]
    : [errors(result, 'test', `认错的图${COMPARED}`, sized)];
};

/** Percents of one kind, of each net. */
function countedOf({ nets }: Result, counted: Counted) {
  return ARMS.flatMap((arm, row) => {
    const net = nets[arm];
    const own = net?.[counted];
    if (!net || !own) return [];
    const gain = counted === 'test' ? net.gain : net.wordGain!;
    return [{ arm, row, gain, mean: 100 * own.mean, each: own.each.map((error) => 100 * error) }];
  });
}

function errors(
  result: Result,
  counted: Counted,
  title: string,
  { height, published, narrow }: { height: number; published: Result | undefined; narrow: boolean },
): Panel {
  const rows = countedOf(result, counted);
  const behind =
    published && JSON.stringify(published.nets) !== JSON.stringify(result.nets) ? countedOf(published, counted) : [];
  const of = (arm: Arm) => rows.find((one) => one.arm === arm);
  const [deep, shallow] = [of('deep'), of('shallow')];
  const all = [...rows, ...behind].flatMap(({ each }) => each);
  const [least, most] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 100];
  const room = 0.06 * Math.max(1, most - least);
  const domain: [number, number] = [Math.max(0, least - room), Math.min(100, most + room)];
  const at = result.training?.curve.at(-1);
  return {
    title,
    height: height + GLYPH_ROW,
    marginTop: 12 + GLYPH_ROW,
    marginBottom: 24,
    marginLeft: 12,
    marginRight: 16,
    x: { domain, label: null, grid: true, ticks: narrow ? 4 : 6 },
    y: { domain: [ARMS.length - 0.5, -0.75], ticks: [], label: null },
    marks: [
      netGlyphs(
        (['deep', 'shallow'] as const).map((net) => ({
          hidden: Array.from({ length: result[net].layers }, () => result[net].width),
          color: series[net].color,
          name: `${result[net].layers}×${result[net].width}`,
        })),
      ),
      ...(deep && shallow
        ? [
            ruleX([deep.mean], { stroke: series.deep.color, strokeDasharray: '2 3' }),
            ruleX([shallow.mean], { stroke: series.shallow.color, strokeDasharray: '2 3' }),
            ...rows.map(({ mean, row }) =>
              link([row], {
                x1: () => shallow.mean,
                x2: () => mean,
                y1: (r: number) => r,
                y2: (r: number) => r,
                stroke: mean <= shallow.mean ? series.truth.color : 'var(--vermilion)',
                strokeWidth: narrow ? 5 : 7,
                strokeOpacity: 0.35,
              }),
            ),
          ]
        : []),
      dot(
        behind.map(({ mean, row }): [number, number] => [mean, row]),
        { r: 5, stroke: series.behind.color, symbol: 'circle' },
      ),
      ...rows.map(({ arm, row, each }) =>
        dot(
          each.map((error): [number, number] => [error, row]),
          { r: 2, fill: styleOf(arm).color, fillOpacity: 0.6, symbol: styleOf(arm).symbol },
        ),
      ),
      ...rows.map(({ arm, row, mean }) =>
        dot([[mean, row] as [number, number]], {
          r: narrow ? 4 : 5,
          fill: styleOf(arm).color,
          symbol: styleOf(arm).symbol,
        }),
      ),
      text(rows, {
        x: () => domain[0],
        y: ({ row }: (typeof rows)[number]) => row - 0.42,
        text: ({ arm, gain }: (typeof rows)[number]) => `${ARM_NAMES[arm]}${told(arm, gain, deep?.gain)}`,
        ...beside('var(--ink)', { dx: 0 }),
        fontWeight: 400,
      }),
      ...(at
        ? [cornerNote(`正在训练${ARM_NAMES[ARMS[result.training!.cell]!]}，第 ${at[0]} 步`)]
        : behind.length > 0
          ? [cornerNote('灰圈：发布的结果')]
          : []),
    ],
  };
}

/** What a net is drawn like: as all deep and shallow nets, whoever teaches them. */
const styleOf = (arm: Arm) => series[TEACHINGS[arm].net];

/** Which share of the gap is closed, or how many times as far a net falls behind; of the deep net, or where there is no sure gap to close, how many points more are wrong than of the shallow net. */
function told(arm: Arm, gain: Net['gain'], deep: Net['gain'] | undefined): string {
  if (arm === 'shallow') return '';
  const { mean, low, high } = gain;
  const share = arm !== 'deep' && deep ? closedOf(gain, deep) : null;
  if (share) {
    const back = share.value < 0;
    const ends = back ? [-share.value, -share.high, -share.low] : [share.value, share.low, share.high];
    const [value, from, to] = ends.map((part) => fixed(part, 0, 2));
    return ` ${back ? '倒退' : '补上'} ${value}%（${from} 到 ${to}）`;
  }
  const points = (value: number) => `${value > 0 ? '+' : ''}${fixed(value, 1, 2)}`;
  return ` ${points(-mean)}${low === null || high === null ? '' : `（${points(-high)} 到 ${points(-low)}）`}`;
}

export default figure;
