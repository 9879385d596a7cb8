import { GLYPH_ROW, layersText, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { dot, link, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { readNumberList } from '../../math/number-list.ts';
import type acoustic from './experiment.ts';

const WAYS = [
  { way: 'gmm', name: '高斯混合', color: 'var(--ochre)', symbol: 'diamond', sign: '◆' },
  { way: 'net', name: '网络', color: 'var(--indigo)', symbol: 'circle', sign: '●' },
  { way: 'undivided', name: '网络，不除先验', color: 'var(--plum)', symbol: 'square', sign: '■' },
] as const;
/** The first line of the legend above the frame, and a line's height, in pixels. */
const ABOVE = 46,
  LINE = 17;
const KINDS = ['same', 'unseen'] as const;
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Every turn a thin line through the three ways, their means before them; and every speaker's errors, heard before or not. */
const figure: FigureOf<typeof acoustic> = ({ same, unseen, speakers, turns }, params, { width }) => {
  const hidden = readNumberList(params.hidden);
  const [first, second] = pairOf(width);
  const shares = KINDS.flatMap((kind) =>
    turns[kind].flatMap((turn) => WAYS.map(({ way }) => total(turn[way]) / total(turn.asked))),
  );
  const bySpeaker = speakers.flatMap((one) =>
    KINDS.flatMap((kind) => (one[kind] ? [one[kind].gmm, one[kind].net] : [])),
  );
  const top = Math.max(0.05, ...shares, ...bySpeaker) * 108;
  const y = { domain: [0, top], label: '认错的数字（%）', labelArrow: 'none' as const, grid: true, ticks: 5 };
  return [means(), people()];

  function means(): Panel {
    const place = (k: number, w: number) => 4 * k + w;
    const points = KINDS.flatMap((kind, k) =>
      turns[kind].map((turn) =>
        WAYS.map(({ way }, w): [number, number] => [place(k, w), (100 * total(turn[way])) / total(turn.asked)]),
      ),
    );
    return {
      title: '每一回与平均',
      height: first.height,
      marginTop: 72,
      x: {
        domain: [-0.6, 6.6],
        ticks: [1, 5],
        tickFormat: (at: number) => (at === 1 ? '熟人' : '生人'),
        label: null,
      },
      y,
      marks: [
        link(
          points.flatMap((row) => row.slice(1).map((to, i) => [row[i]!, to] as const)),
          {
            x1: ([from]: readonly [readonly number[]]) => from[0],
            y1: ([from]: readonly [readonly number[]]) => from[1],
            x2: ([, to]: readonly [unknown, readonly number[]]) => to[0],
            y2: ([, to]: readonly [unknown, readonly number[]]) => to[1],
            stroke: 'var(--soft)',
            strokeOpacity: 0.5,
            strokeWidth: 1,
          },
        ),
        ...WAYS.map(({ way, color, symbol }, w) =>
          dot(
            [same, unseen].flatMap((one, k): [number, number][] => (one ? [[place(k, w), 100 * one[way]]] : [])),
            { r: 5.5, fill: color, symbol },
          ),
        ),
        ...WAYS.map(({ name, sign, color }, w) =>
          text([`${sign} ${name}`], {
            frameAnchor: 'top-left',
            text: String,
            fill: color,
            fontWeight: 600,
            textAnchor: 'start',
            dy: LINE * w - ABOVE,
          }),
        ),
        // Beside the name of its dots.
        netGlyphs([{ hidden, color: WAYS[1].color, name: layersText(hidden) }], {
          over: ABOVE - LINE - GLYPH_ROW / 2,
          indent: 82,
        }),
      ],
    };
  }

  function people(): Panel {
    const columns = speakers.flatMap((one, s) =>
      KINDS.flatMap((kind, k) => (one[kind] ? [{ at: s + (k === 0 ? -0.18 : 0.18), kind, ...one[kind] }] : [])),
    );
    return {
      title: '每个人：左边学过他，右边没学过',
      height: second.height,
      x: {
        domain: [-0.5, speakers.length - 0.5],
        ticks: speakers.map((_, s) => s),
        tickFormat: (s: number) => speakers[s]?.name ?? '',
        label: null,
      },
      y,
      marks: [
        link(columns, {
          x1: 'at',
          x2: 'at',
          y1: ({ gmm }: { gmm: number }) => 100 * gmm,
          y2: ({ net }: { net: number }) => 100 * net,
          stroke: 'var(--soft)',
          strokeWidth: 1,
        }),
        ...WAYS.slice(0, 2).map(({ way, color, symbol }) =>
          dot(columns, {
            x: 'at',
            y: (one: Record<'gmm' | 'net' | 'undivided', number>) => 100 * one[way],
            r: 4,
            fill: color,
            symbol,
          }),
        ),
      ],
    };
  }
};

export default figure;
