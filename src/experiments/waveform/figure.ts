import { areaY, line, type FigureOf } from '../../lab/draw/draw.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import type waveform from './experiment.ts';

/** Drawn from so many dB below the loudest cell. */
const DEPTH = 60;
const NYQUIST = 8;

/** The outline of the wave, the energy of its frames, and its spectrogram, over the same time. */
const figure: FigureOf<typeof waveform> = (
  { seconds, envelope, energy, times, columns, spectrogram },
  _params,
  { width },
) => {
  const low = width < 560;
  const time = { domain: [0, seconds] as [number, number], label: '时间（秒）' };
  const middles = envelope.low.map((_, i) => ((i + 0.5) * seconds) / envelope.low.length);
  const reach = Math.max(0.05, ...envelope.high, ...envelope.low.map(Math.abs));
  const loudest = Math.max(...spectrogram);
  return [
    {
      title: '波形',
      height: low ? 130 : 220,
      x: time,
      y: { domain: [-reach, reach], label: '振幅', ticks: 3 },
      marks: [
        areaY(middles, {
          x: (t: number) => t,
          y1: (_: number, i: number) => envelope.low[i]!,
          y2: (_: number, i: number) => envelope.high[i]!,
          fill: 'var(--bamboo)',
          stroke: 'var(--bamboo)',
          strokeWidth: 0.75,
        }),
      ],
    },
    {
      title: '每一帧的能量',
      height: low ? 150 : 220,
      x: time,
      y: { domain: [-100, 0], label: '能量（分贝）', ticks: 3 },
      marks: [
        line(
          times.map((t, i) => [t, energy[i]!]),
          { stroke: 'var(--indigo)' },
        ),
      ],
    },
    {
      title: '语谱图',
      height: low ? 200 : 220,
      x: time,
      y: { domain: [0, NYQUIST], label: '频率（千赫）' },
      marks: [
        raster(spectrogram, {
          columns,
          x: [0, seconds],
          y: [0, NYQUIST],
          domain: [loudest - DEPTH, loudest],
          colors: 'deep',
        }),
      ],
    },
  ];
};

export default figure;
