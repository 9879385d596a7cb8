import { cutSpectrogram } from '../../lab/draw/charts/cut-spectrogram.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { line, ruleY, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';

/** Frames that a phone needs for its name to stand over it, on a phone and on a wide screen. */
const ROOM = { narrow: 4, wide: 3 };
const MARGINS = { marginLeft: 46, marginRight: 10, marginTop: 8 } as const;

/** Time from left to right in both: every state of the chain in a row of its own, from top to bottom; and what was heard. */
const figure: FigureOf<typeof experiment> = (result, _params, { width }) => {
  const { frames, states, gamma, path, segments, channels, logMel } = result;
  const narrow = width < 560;
  const time = { domain: [0, Math.max(1, frames)] as [number, number], ticks: 6 };
  const place = (top: number) => ({ place: { left: 0, top, width } });
  const height = narrow ? 300 : 340;
  return [chain(), heard()];

  function chain(): Panel {
    const rows = states.length;
    const begins = states.flatMap(({ unit, place }, s) => (place === 1 ? [{ unit, s }] : []));
    const length = (s: number) => (begins.find((one) => one.s > s)?.s ?? rows) - s;
    return {
      ...place(0),
      ...MARGINS,
      title: '每一帧在哪个状态：越深越有把握，线是最好的路',
      height,
      marginBottom: 24,
      x: { ...time, label: null },
      y: {
        domain: [rows, 0],
        label: null,
        ticks: begins.map(({ s }) => s + length(s) / 2),
        tickFormat: (_: number, i: number) => (begins[i]!.unit === 'SIL' ? '静' : begins[i]!.unit),
        tickSize: 0,
      },
      marks: [
        ...(frames > 0 && gamma.length > 0
          ? [raster(gamma, { columns: frames, x: [0, frames], y: [0, rows], domain: [0, 1], colors: 'deep' })]
          : []),
        ruleY(
          begins.slice(1).map(({ s }) => s),
          { stroke: 'var(--line)' },
        ),
        line(
          path.flatMap((s, t) => [
            { x: t, y: s + 0.5 },
            { x: t + 1, y: s + 0.5 },
          ]),
          { x: 'x', y: 'y', stroke: 'var(--vermilion)', strokeWidth: 2 },
        ),
      ],
    };
  }

  function heard(): Panel {
    const room = narrow ? ROOM.narrow : ROOM.wide;
    return {
      ...place(height + 32),
      ...MARGINS,
      title: '对数梅尔谱图，按这条路切开',
      height: narrow ? 190 : 230,
      x: { ...time, label: '帧（每 10 毫秒一帧）', labelArrow: 'none' },
      y: { domain: [0, channels * 1.2], label: null, ticks: [0, 10, 20] },
      marks: cutSpectrogram({ frames, channels, logMel, segments, room }),
    };
  }
};

export default figure;
