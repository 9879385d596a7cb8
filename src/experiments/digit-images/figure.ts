import { dot, inPixels, panelWidth, text, type FigureOf } from '../../lab/draw/draw.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import type digits from './experiment.ts';

/** Means in two rows of five. */
const ACROSS = 5;
const GAP = 6;

/** The mean picture of each digit, and how often each is mistaken in both ways. */
const figure: FigureOf<typeof digits> = (
  { means, width, height, asked, meanErrors, neighbourErrors },
  _params,
  frame,
) => {
  const panel = panelWidth(frame.width, 2);
  const cell = Math.floor((panel - (ACROSS - 1) * GAP) / ACROSS);
  const tall = Math.round((cell * height) / width);
  const marks = means.map((mean, digit) => {
    const [left, top] = [(digit % ACROSS) * (cell + GAP), Math.floor(digit / ACROSS) * (tall + 26)];
    return [
      raster(mean, { columns: width, x: [left, left + cell], y: [top, top + tall], domain: [0, 255], colors: 'deep' }),
      text([digit], { x: left + cell / 2, y: top + tall + 12, text: String, fill: 'var(--soft)' }),
    ];
  });
  const share = (wrong: readonly number[]) =>
    wrong.map((count, digit) => ({ digit, share: asked[digit] ? count / asked[digit] : 0 }));
  const series = (
    wrong: readonly number[],
    name: string,
    color: string,
    symbol: 'circle' | 'diamond',
    line: number,
  ) => [
    dot(share(wrong), { x: 'digit', y: 'share', fill: color, r: 4.5, symbol }),
    text([name], { frameAnchor: 'top-right', dy: line * 18 + 4, fill: color, fontWeight: 600, textAnchor: 'end' }),
  ];
  return [
    { title: '每个数字的平均', ...inPixels(panel, 2 * (tall + 26)), marks: marks.flat() },
    {
      title: '认错的比例',
      height: frame.width < 560 ? 220 : 2 * (tall + 26),
      x: { domain: [-0.5, 9.5], ticks: 10, label: '数字' },
      y: { domain: [0, 1], label: '比例', grid: true },
      marks: [
        ...series(meanErrors, '最近的平均图', 'var(--ochre)', 'diamond', 0),
        ...series(neighbourErrors, '最近的邻居', 'var(--indigo)', 'circle', 1),
      ],
    },
  ];
};

export default figure;
