import { dot, link, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { cutSpectrogram } from '../../lab/draw/charts/cut-spectrogram.ts';
import type recogniser from './experiment.ts';

/** Frames that a phone needs for its name to stand in it. */
const ROOM = 3;

/** The recording with the states that it goes through, how likely each digit's best path is, and what all recordings were heard as. */
const figure: FigureOf<typeof recogniser> = (
  { verdicts, item, frames, channels, logMel, scores, segments },
  _params,
  { width },
) => {
  const low = width < 560;
  const { said, heard } = verdicts[item - 1]!;
  const best = Math.max(...scores.filter((score) => score !== null));
  return [path(), words()];

  function path(): Panel {
    return {
      title: heard === null ? '走不完' : `听成 ${heard}：走过的状态`,
      height: low ? 230 : 330,
      x: { domain: [0, Math.max(1, frames)], label: '帧（每 10 毫秒一帧）', labelArrow: 'none', ticks: 6 },
      y: { domain: [0, channels * 1.22], label: '梅尔通道', labelArrow: 'none', ticks: [0, 10, 20] },
      marks: cutSpectrogram({ frames, channels, logMel, segments, room: ROOM }),
    };
  }

  function words(): Panel {
    const rows = scores.flatMap((score, digit) => (score === null ? [] : [{ digit, behind: best - score }]));
    const far = Math.max(1, ...rows.map(({ behind }) => behind));
    return {
      title: '十个词，各比最像的差多少',
      height: low ? 226 : 330,
      marginLeft: 30,
      marginRight: 44,
      x: { domain: [far * 1.05, 0], label: '每帧的对数概率少了多少（奈特）', labelArrow: 'none', grid: true, ticks: 5 },
      y: { domain: [9.6, -0.6], ticks: rows.map(({ digit }) => digit), tickFormat: 'd', label: null },
      marks: [
        ...rows.map(({ digit, behind }) =>
          link([0], {
            x1: () => far * 1.05,
            x2: () => behind,
            y1: () => digit,
            y2: () => digit,
            stroke: digit === heard ? 'var(--indigo)' : 'var(--line)',
            strokeWidth: digit === heard ? 3 : 2,
          }),
        ),
        dot(rows, {
          x: 'behind',
          y: 'digit',
          r: 4.5,
          fill: ({ digit }: { digit: number }) =>
            digit === said ? 'var(--bamboo)' : digit === heard ? 'var(--indigo)' : 'var(--soft)',
          symbol: ({ digit }: { digit: number }) => (digit === said ? 'diamond' : 'circle'),
        }),
        ...(said === null || scores[said] === null
          ? []
          : [
              text([said], {
                x: () => best - scores[said]!,
                y: (digit: number) => digit,
                text: () => '说的',
                fill: 'var(--bamboo)',
                fontWeight: 600,
                textAnchor: 'start',
                dx: 9,
              }),
            ]),
      ],
    };
  }
};

export default figure;
