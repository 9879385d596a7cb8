import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, line, link, rect, ruleX, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { series } from '../../lab/draw/series.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { LEFT, leafCount, panelsOf, placed, rowsOf, STEP, WORDS, type Placed } from './places.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** The tree with its questions, what could be asked at the node that is looked at, and what more leaves are worth. */
const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const { tree, offers, way } = panelsOf(width);
  return [
    { ...tree, ...treePanel(result, params, tree.place.width) },
    { ...offers, ...offersPanel(result) },
    { ...way, ...wayPanel(result) },
  ];
};
export default figure;

/** Without axes, to the edges: what is touched is as wide as the panel. */
const BARE = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 } as const;
const HALO = { stroke: 'var(--paper)', strokeWidth: 4 } as const;

function treePanel(result: Result, { state }: Given, width: number): Panel {
  const all = placed(result);
  const inner = all.filter(({ node }) => node.question !== null),
    leaves = all.filter(({ node }) => node.question === null);
  const of = new Map(all.map((one) => [one.node.name, one]));
  const right = width - WORDS;
  const x = ({ node, depth }: Placed): number => (node.question === null ? right : LEFT + STEP * depth);
  // Down or up from a question, then across to what hangs there.
  const branches = inner.flatMap((from) =>
    [0, 1].map((answer) => ({
      from: x(from),
      at: from.y,
      to: x(of.get(2 * from.node.name + answer)!),
      y: of.get(2 * from.node.name + answer)!.y,
    })),
  );
  const looked = all.filter(({ node }) => node.name === result.at);
  return {
    title: `第 ${state} 个状态：${leafCount(result)} 个叶子，上面是答“是”的`,
    ...BARE,
    x: { domain: [0, width], axis: null },
    y: { domain: [rowsOf(result), 0], axis: null },
    marks: [
      link(branches, { x1: 'from', x2: 'from', y1: 'at', y2: 'y', stroke: 'var(--soft)' }),
      link(branches, { x1: 'from', x2: 'to', y1: 'y', y2: 'y', stroke: 'var(--soft)' }),
      dot(looked, { x, y: 'y', r: 9, fill: 'none', stroke: 'var(--vermilion)', strokeWidth: 2 }),
      dot(inner, { x, y: 'y', r: 4.5, fill: 'var(--indigo)' }),
      dot(leaves, { x, y: 'y', r: 5.5, symbol: 'square', fill: 'var(--bamboo)' }),
      text(inner, {
        x,
        y: 'y',
        text: ({ node }: Placed) => `${node.asks} ${fixed(node.gain!, 0)}`,
        textAnchor: 'start',
        dx: 12,
        fill: 'var(--ink)',
        ...HALO,
      }),
      text(leaves, {
        x,
        y: 'y',
        text: ({ node }: Placed) =>
          `${node.frames} 帧${node.nextGain === null ? '' : `，再分 ${fixed(node.nextGain, 0)}`}`,
        textAnchor: 'start',
        dx: 12,
        fill: 'var(--bamboo)',
        ...HALO,
      }),
    ],
  };
}

/** As many rows whether or not there are so many questions, so that what is touched stays where it is. */
const OFFERED = 6;

function offersPanel({ offers, nodes, at }: Result): Panel {
  const { question, frames } = nodes.find(({ name }) => name === at)!;
  const most = Math.max(1, ...offers.map(({ gain }) => gain));
  const rows = offers.map((offer, i) => ({ ...offer, y: i + 0.5, asked: offer.question === question }));
  return {
    title: offers.length === 0 ? `这 ${frames} 帧，没有问题分得开` : `圈出的 ${frames} 帧：各问能增加多少（纳特）`,
    ...BARE,
    x: { domain: [0, most], axis: null },
    y: { domain: [OFFERED, 0], axis: null },
    marks: [
      rect(rows, {
        x1: 0,
        x2: 'gain',
        y1: ({ y }: { y: number }) => y - 0.4,
        y2: ({ y }: { y: number }) => y + 0.4,
        fill: ({ asked, allowed }: { asked: boolean; allowed: boolean }) =>
          asked ? 'var(--vermilion)' : allowed ? 'var(--indigo)' : 'var(--soft)',
        fillOpacity: 0.28,
      }),
      text(rows, {
        x: 0,
        y: 'y',
        text: ({ asks, gain, yes, no, asked, allowed }: (typeof rows)[0]) =>
          `${asked ? '问了：' : ''}${asks} ${fixed(gain, 0)}（是 ${yes}，否 ${no}${allowed || asked ? '' : '，门槛不许'}）`,
        textAnchor: 'start',
        dx: 6,
        fill: 'var(--ink)',
      }),
    ],
  };
}

const LEARNED = series.fourth,
  TRIED = series.truth;

function wayPanel({ way, stages }: Result): Panel {
  const { one, tied, untied, poolOfLeaves, poolOfContexts } = stages;
  const whole = [
    one,
    untied,
    ...way,
    ...(poolOfLeaves ? [poolOfLeaves] : []),
    ...(poolOfContexts ? [poolOfContexts] : []),
  ];
  const heights = whole.flatMap(({ learned, tried }) => [learned, ...(tried === null ? [] : [tried])]);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const room = 0.06 * (high - low);
  const sides = [
    { pick: 'learned', style: LEARNED, name: '学的' },
    { pick: 'tried', style: TRIED, name: '考的' },
  ] as const;
  const pools = [poolOfLeaves, poolOfContexts].flatMap((pool) => pool ?? []);
  return {
    title: '每帧的对数似然（纳特）：○ 不绑定，◆ 高斯库',
    marginLeft: 38,
    marginRight: 40,
    marginTop: 8,
    marginBottom: 34,
    x: {
      type: 'log',
      domain: [one.parameters * 0.9, Math.max(untied.parameters, ...way.map(({ parameters }) => parameters)) * 1.1],
      label: '参数（个）',
      labelArrow: 'none',
      ticks: 4,
      tickFormat: 'd',
    },
    y: { domain: [low - room, high + room], label: null, ticks: 4, grid: true },
    marks: [
      ruleX([tied.parameters], { stroke: 'var(--indigo)', strokeOpacity: 0.35, strokeWidth: 6 }),
      ...sides.flatMap(({ pick, style, name }) => {
        const on = (fits: readonly (typeof one)[]) =>
          fits.flatMap((fit) => (fit[pick] === null ? [] : [{ x: fit.parameters, y: fit[pick] }]));
        const curve = on(way);
        const last = on([untied]);
        return [
          line(curve, { x: 'x', y: 'y', stroke: style.color, strokeWidth: 2, strokeDasharray: style.dash ?? 'none' }),
          dot(on([tied]), { x: 'x', y: 'y', r: 4.5, fill: 'var(--indigo)' }),
          dot(last, { x: 'x', y: 'y', r: 4.5, fill: 'var(--paper)', stroke: style.color, strokeWidth: 1.8 }),
          dot(on(pools), { x: 'x', y: 'y', r: 5, symbol: 'diamond', fill: style.color }),
          text(last, {
            x: 'x',
            y: 'y',
            text: () => name,
            textAnchor: 'start',
            dx: 8,
            fill: style.color,
            fontWeight: 600,
          }),
        ];
      }),
    ],
  };
}
