import { raster } from '../../lab/draw/charts/raster.ts';
import { line, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

/** Drawn from so many dB below the loudest cell. */
const DEPTH = 60;
const STYLES = [series.deep, series.shallow, series.truth, series.fourth] as const;
/** Seconds: the longest tone, and room for a name. */
const LONGEST = 0.5;

/** Of the five levels that an octave is divided into, those that an axis names. */
const LEVELS = [1, 2, 3, 4, 5];

/** How the pitch goes in all four; and the harmonics of one, which go with it, under formants that stay. */
const figure: FigureOf<typeof experiment> = ({ tracks, spectrogram, formants }, { tone, lowest }, { width }) => {
  const [first, second] = pairOf(width);
  const at = Number(tone) - 1;
  const chosen = tracks[at]!;
  const { columns, top, cells } = spectrogram;
  const loudest = cells.reduce((a, b) => Math.max(a, b), -Infinity);
  const inside = formants.filter((hertz) => hertz <= top);
  return [
    {
      title: `四声的基频，粗的是${chosen.character}`,
      height: width < 560 ? 230 : first.height,
      marginLeft: 46,
      marginRight: 46,
      x: { domain: [0, LONGEST], label: '时间（秒）', labelArrow: 'none', ticks: 5 },
      y: {
        type: 'log',
        domain: [lowest / 1.1, lowest * 2.2],
        label: '基频（赫）',
        labelArrow: 'none',
        ticks: LEVELS.map((level) => lowest * 2 ** ((level - 1) / 4)),
        tickFormat: (hertz: number) => fixed(hertz, 0),
        grid: true,
      },
      marks: [
        ...tracks.map(({ times, pitch }, i) =>
          line(
            times.map((t, k) => ({ x: t, y: pitch[k]! })),
            {
              x: 'x',
              y: 'y',
              stroke: STYLES[i]!.color,
              strokeDasharray: STYLES[i]!.dash ?? 'none',
              strokeWidth: i === at ? 4 : 1.6,
            },
          ),
        ),
        endLabels(
          tracks.map(({ times, pitch, character }, i) => ({
            x: times.at(-1)!,
            y: pitch.at(-1)!,
            text: character,
            color: STYLES[i]!.color,
          })),
        ),
      ],
    },
    {
      title: `${chosen.character} ${chosen.pinyin} 的谐波：一条条都是基频的整数倍`,
      height: width < 560 ? 230 : second.height,
      marginLeft: 46,
      marginRight: 46,
      x: { domain: [0, chosen.seconds], label: '时间（秒）', labelArrow: 'none', ticks: 4 },
      y: { domain: [0, top], label: '频率（赫）', labelArrow: 'none', ticks: 5 },
      marks: [
        raster(cells, {
          columns,
          x: [0, chosen.seconds],
          y: [0, top],
          domain: [loudest - DEPTH, loudest],
          colors: 'behind',
        }),
        line(
          chosen.times.map((t, k) => ({ x: t, y: chosen.pitch[k]! })),
          { x: 'x', y: 'y', stroke: STYLES[at]!.color, strokeWidth: 2.5 },
        ),
        ruleY(inside, { stroke: 'var(--vermilion)', strokeDasharray: '5 4' }),
        text(inside, {
          x: chosen.seconds,
          y: (hertz: number) => hertz,
          text: (_: number, i: number) => `F${i + 1}`,
          textAnchor: 'start',
          dx: 5,
          fill: 'var(--vermilion)',
          fontWeight: 600,
        }),
      ],
    },
  ];
};
export default figure;
