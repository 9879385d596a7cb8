import { raster } from '../../lab/draw/charts/raster.ts';
import { areaY, dot, line, rect, ruleX, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import type speechFrames from './experiment.ts';
import { placesOf } from './places.ts';

/** Spectra are drawn down to so many dB under full scale. */
const QUIETEST = -100;
/** How far below the loudest the picture of all frames reaches: 60 dB, of a magnitude's natural logarithm or of a power's dB. */
const DEPTH = { htk: 7, slaney: 60 };
/** Width of a letter of a phone's name, in pixels, and what stays free beside it. */
const LETTER = 9,
  FREE = 4;
/** Left of the axes and right of them, in pixels: what lies below each other is at the same moment. */
const MARGINS = { marginLeft: 40, marginRight: 8, marginTop: 6, marginBottom: 34 };

type Figured = FigureOf<typeof speechFrames>;

/** The wave with its phones and the window; all frames' log mel; and of the frame under the window its wave, spectrum, log mel and cepstra. */
const figure: Figured = (result, params, { width }) => {
  const places = placesOf(width);
  const { seconds, outline, picture, frame, melCentres, spoken } = result;
  const nyquist = params.sampleRate / 2000;
  const reach = Math.max(0.05, ...outline.high, ...outline.low.map(Math.abs));
  const time = (label: string | null) => ({ domain: [0, seconds] as [number, number], label, ticks: 5 });
  const under = (y1: number, y2: number) =>
    rect([frame], { x1: 'from', x2: 'to', y1, y2, fill: 'var(--vermilion)', fillOpacity: 0.6 });
  const loud = [...picture.values, ...frame.logMel];
  const [low, high] = [
    Math.floor(Math.min(...loud)),
    Math.max(Math.floor(Math.min(...loud)) + 1, Math.ceil(Math.max(...loud))),
  ];
  const most = roundedUp(Math.max(1, ...frame.cepstra.map(Math.abs)));
  return [
    {
      ...places.wave,
      ...MARGINS,
      marginTop: 22,
      marginBottom: 22,
      title: spoken ? `波形：${titleOf(spoken)}` : '波形',
      x: time(null),
      y: { domain: [-reach, reach], label: '振幅', ticks: 3 },
      marks: [...phones(result, reach, width), wave(outline, seconds), under(-reach, reach)],
    },
    {
      ...places.picture,
      ...MARGINS,
      title: '对数梅尔谱图：横是时间，竖是滤波器',
      x: time('时间（秒）'),
      y: { domain: [0.5, melCentres.length + 0.5], label: null, ticks: 4 },
      marks: [
        raster(picture.values, {
          columns: picture.columns,
          x: [0, seconds],
          y: [0.5, melCentres.length + 0.5],
          domain: [Math.max(low, high - DEPTH[params.scale as keyof typeof DEPTH]), high],
          colors: 'deep',
        }),
        under(0.5, melCentres.length + 0.5),
      ],
    },
    {
      ...places.frame,
      ...MARGINS,
      title: `第 ${frame.index + 1} 帧，加了窗`,
      x: { domain: [0, params.windowMs], label: '毫秒', ticks: 4 },
      y: { domain: [-reach, reach], label: null, ticks: 3 },
      marks: [
        ruleY([0], { stroke: 'var(--line)' }),
        line(
          frame.wave.map((value, i) => [(i * params.windowMs) / frame.wave.length, value]),
          { stroke: 'var(--vermilion)' },
        ),
      ],
    },
    {
      ...places.spectrum,
      ...MARGINS,
      title: '频谱（分贝）',
      x: { domain: [0, nyquist], label: '千赫', ticks: 4 },
      y: { domain: [QUIETEST, 0], label: null, ticks: 3 },
      marks: [
        // The middles of the triangles.
        ruleX(melCentres, {
          x: (hertz: number) => hertz / 1000,
          y1: QUIETEST,
          y2: QUIETEST + 8,
          stroke: 'var(--bamboo)',
        }),
        line(
          frame.spectrum.map((value, i) => [(i * nyquist) / (frame.spectrum.length - 1), value]),
          { stroke: 'var(--indigo)' },
        ),
      ],
    },
    {
      ...places.logMel,
      ...MARGINS,
      title: params.scale === 'htk' ? '滤波器的输出，取对数' : '滤波器的输出（分贝）',
      x: { domain: [0, melCentres.length + 1], label: '第几个滤波器', ticks: 4 },
      y: { domain: [low, high], label: null, ticks: 3 },
      marks: stems(frame.logMel, low, 'var(--bamboo)'),
    },
    {
      ...places.cepstra,
      ...MARGINS,
      title: '倒谱系数',
      x: { domain: [0, frame.cepstra.length + 1], label: '第几个系数', ticks: 4 },
      y: { domain: [-most, most], label: null, ticks: 3 },
      marks: [ruleY([0], { stroke: 'var(--line)' }), ...stems(frame.cepstra, 0, 'var(--plum)')],
    },
  ];
};

type Result = Parameters<Figured>[0];

const titleOf = ({ phone, word, state }: NonNullable<Result['spoken']>): string =>
  phone === 'SIL' ? '窗下是静音' : `窗下是 ${word} 里的 ${phone}，状态 ${state}`;

/** The wave from afar. */
function wave({ low, high }: Result['outline'], seconds: number) {
  const middles = low.map((_, i) => ((i + 0.5) * seconds) / low.length);
  return areaY(middles, {
    x: (t: number) => t,
    y1: (_: number, i: number) => low[i]!,
    y2: (_: number, i: number) => high[i]!,
    fill: 'var(--bamboo)',
    stroke: 'var(--bamboo)',
    strokeWidth: 0.75,
  });
}

/** Where phones meet, and the names of those that are long enough to hold theirs. */
function phones({ segments, seconds }: Result, reach: number, width: number) {
  const pixels = (width - MARGINS.marginLeft - MARGINS.marginRight) / seconds;
  const named = segments.filter(
    ({ phone, from, to }) => phone !== 'SIL' && (to - from) * pixels >= phone.length * LETTER + FREE,
  );
  return [
    ruleX(segments.slice(1), { x: 'from', stroke: 'var(--line)' }),
    text(named, {
      x: ({ from, to }: { from: number; to: number }) => (from + to) / 2,
      y: reach,
      dy: -9,
      text: 'phone',
      fill: 'var(--soft)',
    }),
  ];
}

/** A value a place, from 1 on: a stem from `foot` with a dot on it. */
function stems(values: number[], foot: number, color: string) {
  const places = values.map((value, i) => ({ place: i + 1, value }));
  return [
    ruleX(places, { x: 'place', y1: foot, y2: 'value', stroke: color }),
    dot(places, { x: 'place', y: 'value', r: 2, fill: color }),
  ];
}

/** The next of 1, 2, 5, 10, 20, 50 …: an axis that seldom jumps. */
function roundedUp(value: number): number {
  let step = 1;
  while (10 * step < value) step *= 10;
  return [1, 2, 5, 10].map((k) => k * step).find((bound) => bound >= value)!;
}

export default figure;
