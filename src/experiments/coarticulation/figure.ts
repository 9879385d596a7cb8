import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { beside, dot, line, ruleX, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { series } from '../../lab/draw/series.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Params = ParamsOf<typeof experiment>;

/** Cells of the spectrogram in a row, and their highest edge in kHz: see spectrogram.ts. */
const COLUMNS = 60;
const TOP = 4;
/** Drawn from so many dB below the loudest cell. */
const DEPTH = 50;
/** Room after the vowel, in milliseconds, and the shortest time that is drawn. */
const AFTER = 25;
const SHORTEST = 165;

const STYLES = { d: series.deep, y: series.shallow } as const;

/** Both syllables over the same time: how the sound looks, and over it the three formants, with the second of the other one. */
const figure: FigureOf<typeof experiment> = (result, params, { width }) =>
  (['d', 'y'] as const).map((before) => panel(before, result, params, width < 560 ? 245 : 360));
export default figure;

function panel(own: 'd' | 'y', { tracks, middle, spectrogram }: Result, { duration, target }: Params, height: number) {
  const other = own === 'd' ? 'y' : 'd';
  const { times } = tracks;
  const from = times[0]!;
  const cells = spectrogram[own];
  const loudest = Math.max(...cells);
  const track = (name: 'd' | 'y', k: number) => times.map((time, i) => [time, tracks[name][k]![i]! / 1000] as const);
  const formant = (k: number) =>
    line(track(own, k), {
      stroke: STYLES[own].color,
      strokeWidth: k === 1 ? 3 : 1.5,
      className: k === 1 ? 'symbol-F2' : 'formant',
    });
  const half = duration / 2;
  return {
    title: `${own}-uw：粗线是 F₂，虚线是 ${other}-uw 的`,
    height,
    marginLeft: 40,
    marginRight: 14,
    x: { domain: [from, Math.max(SHORTEST, duration) + AFTER] as [number, number], label: '时间（毫秒）', ticks: 5 },
    y: { domain: [0, TOP] as [number, number], label: '频率（千赫）', ticks: 4 },
    marks: [
      raster(cells, {
        columns: COLUMNS,
        x: [from, duration],
        y: [0, TOP],
        domain: [loudest - DEPTH, loudest + DEPTH],
        colors: 'behind',
      }),
      ruleY([target / 1000], { stroke: series.truth.color, strokeDasharray: '2 3' }),
      ruleX([0, duration], { stroke: 'var(--soft)', strokeWidth: 1 }),
      formant(0),
      formant(2),
      line(
        track(other, 1).filter(([time]) => time >= 0),
        { stroke: STYLES[other].color, strokeWidth: 1.5, strokeDasharray: '4 4', className: 'other' },
      ),
      formant(1),
      dot([[half, middle[own] / 1000]], { r: 5, fill: STYLES[own].color, stroke: 'var(--paper)', className: 'middle' }),
      text([[half, middle[own] / 1000]], {
        // To the right, where the tracks come down.
        ...beside(STYLES[own].color, { dx: 4 }),
        dy: -22,
        text: () => `正中 ${fixed(middle[own], 0)} 赫`,
      }),
      text([[Math.max(SHORTEST, duration) + AFTER, target / 1000]], {
        ...beside(series.truth.color, { dx: -2, textAnchor: 'end' }),
        dy: 12,
        text: () => '目标',
      }),
    ],
  };
}
