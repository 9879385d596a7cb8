import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, text, type Panel } from '../../lab/draw/draw.ts';
import { fontSize } from '../../lab/draw/layout.ts';
import { alive } from '../../lab/draw/live-marks.ts';
import { series } from '../../lab/draw/series.ts';
import type { Mark } from '../../lab/draw/shapes.ts';
import { freePlaces, type Wish } from '../../lab/draw/text/free-places.ts';
import { F1_SHOWN, F2_SHOWN, frameOf, MARGINS, toPixels, type Places } from './places.ts';
import { groupsIn, scaleOf, signs, soundsMark, STYLES, type GroupName, type Groups } from './sounds.ts';
import type experiment from './experiment.ts';

/** The chart as phoneticians draw it: F2 to the left, F1 downwards, both logarithmic. */

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

export const GROUP_LABELS: Record<GroupName, string> = { men: '男声', women: '女声', children: '童声' };
const TITLES: Record<string, string> = {
  none: '母音图：各组本来的样子',
  group: '母音图：减去各组的均值以后',
  speaker: '母音图：减去各人的均值以后',
};
const SVG = 'http://www.w3.org/2000/svg';

/** The chosen place: a ring, so that what lies under it is seen. */
export const placeMark = ({ f1, f2 }: { f1: number; f2: number }): Mark =>
  alive('place', (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const ring = document.createElementNS(SVG, 'circle');
    const attributes = { cx: x(f2), cy: y(f1), r: 8, fill: 'none', stroke: 'var(--vermilion)', 'stroke-width': 2.6 };
    for (const [name, value] of Object.entries(attributes)) ring.setAttribute(name, String(value));
    return ring;
  });

export const movingSounds = (groups: Groups): Mark => alive('sounds', soundsMark(groups));

/** Where a name may stand about its sign: sideways first, then above, below, and the corners. */
const AROUND = [
  [12, 0],
  [-12, 0],
  [0, -14],
  [0, 14],
  [11, -12],
  [-11, -12],
  [11, 12],
  [-11, 12],
] as const;

/** Names of the vowels, where they are free: those of the voice in use first, then those that are called wrong. */
function namesOf(groups: Groups, who: string, places: Places, width: number, taken: readonly [number, number][]) {
  const pixels = toPixels(places),
    frame = frameOf(places);
  const all = groupsIn(groups)
    .flatMap(({ name, vowels, tokens }) => vowels.map((vowel) => ({ ...vowel, name, alone: tokens.length === 0 })))
    .map((vowel) => ({ ...vowel, x: pixels.x(vowel.f2), y: pixels.y(vowel.f1), wrong: vowel.named !== vowel.ipa }))
    .sort((a, b) => Number(b.name === who) - Number(a.name === who) || Number(b.wrong) - Number(a.wrong));
  const wishes = all.map(({ ipa, named, wrong, x, y }): Wish => {
    const words = wrong ? `${ipa}→${named}` : ipa,
      push = wrong ? 11 : 0;
    // Measured as wide as its letters and its arrow are in fonts that have them.
    return {
      text: words.replace(/[^→]/gu, 'M').replace('→', '字'),
      places: AROUND.map(([dx, dy]) => [x + dx + Math.sign(dx) * push, y + dy] as const),
    };
  });
  const blocks = [
    ...all.map(({ x, y }) => ({ x, y, width: 9, height: 9 })),
    // A sign that brings its own name, to the right of it and a little above or below.
    ...taken.map(([f2, f1]) => ({ x: pixels.x(f2) + 7, y: pixels.y(f1), width: 30, height: 32 })),
  ];
  const free = freePlaces(
    wishes,
    {
      blocks,
      within: {
        left: MARGINS.left + 1,
        right: MARGINS.left + frame.width - 1,
        top: MARGINS.top,
        bottom: MARGINS.top + frame.height,
      },
    },
    { size: fontSize(width) + 1, lineHeight: 26 },
  );
  return all.flatMap((vowel, i) => {
    const at = free[i];
    const words = vowel.wrong ? `${vowel.ipa}→${vowel.named}` : vowel.ipa;
    return at ? [{ ...vowel, words, dx: at[0] - vowel.x, dy: at[1] - vowel.y }] : [];
  });
}

/** y, which English has not, in the voice in use. */
function roundedMarks([f1, f2]: Result['y'], scale: { f1: number; f2: number }, places: Places) {
  const at = [[f2 / scale.f2, f1 / scale.f1]] as [number, number][];
  const free = toPixels(places).y(at[0]![1]) > 40;
  return [
    signs(at, 'fourth'),
    text(at, {
      text: () => 'y',
      dx: 11,
      dy: free ? -8 : 8,
      fill: 'var(--plum)',
      stroke: 'var(--paper)',
      strokeWidth: 3,
      fontWeight: 600,
      fontSize: 14,
    }),
  ];
}

/** The reader's own vowel: a cross. */
function voiceMarks(voice: Result['voice']) {
  if (voice?.f1 == null) return [];
  const at = [[voice.f2, voice.f1]] as [number, number][];
  return [
    dot(at, { symbol: 'times', r: 7, stroke: 'var(--ink)', strokeWidth: 2.6, clip: true }),
    text(at, {
      text: () => '你',
      dx: 13,
      dy: 0,
      fill: 'var(--ink)',
      stroke: 'var(--paper)',
      strokeWidth: 4,
      fontWeight: 600,
      fontSize: 14,
      clip: true,
    }),
  ];
}

export function chartPanel(
  groups: Groups,
  { y, place, voice }: Pick<Result, 'y' | 'place' | 'voice'>,
  { normalisation, who }: Given,
  places: Places,
  width: number,
): Panel {
  const { chart } = places;
  const scale = scaleOf(groups, who, normalisation);
  const named: [number, number][] = [
    [y[1] / scale.f2, y[0] / scale.f1],
    ...(voice?.f1 == null ? [] : [[voice.f2, voice.f1] as [number, number]]),
  ];
  const key = groupsIn(groups).map(({ name }, row) => ({ name, row }));
  const soft = { fill: 'var(--soft)', stroke: 'var(--paper)', strokeWidth: 4 };
  // In the empty corner of sounds that are open and farther front than any tongue.
  const keyAt = (row: number) => [F2_SHOWN[0] / 1.07, 800 * 1.13 ** row] as [number, number];
  return {
    title: TITLES[normalisation]!,
    place: { left: chart.left, top: 0, width: chart.width },
    height: chart.height,
    marginLeft: MARGINS.left,
    marginRight: MARGINS.right,
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    x: {
      type: 'log' as const,
      domain: F2_SHOWN,
      label: '第二共振峰 F2（赫），越往左越高',
      labelArrow: 'none' as const,
      labelAnchor: 'center' as const,
      ticks: [600, 800, 1000, 1500, 2000, 3000],
      tickFormat: String,
    },
    y: {
      type: 'log' as const,
      domain: F1_SHOWN,
      label: '',
      labelArrow: 'none' as const,
      ticks: [200, 300, 400, 600, 800, 1200],
      tickFormat: String,
      grid: true,
    },
    marks: [
      movingSounds(groups),
      ...namesOf(groups, who, places, width, named).map(({ f1, f2, words, wrong, name, dx, dy }) =>
        text([[f2, f1]], {
          text: () => words,
          dx,
          dy,
          fill: wrong ? 'var(--vermilion)' : series[STYLES[name]].color,
          stroke: 'var(--paper)',
          strokeWidth: 3,
          fontWeight: 600,
          fontSize: width < 560 ? 13 : 14,
        }),
      ),
      ...key.map(({ name, row }) => signs([keyAt(row)], STYLES[name])),
      text(
        key.map(({ row }) => keyAt(row)),
        { text: (_: unknown, i: number) => GROUP_LABELS[key[i]!.name], dx: 10, textAnchor: 'start', ...soft },
      ),
      text([[F2_SHOWN[0], F1_SHOWN[1]]], {
        text: () => 'F1（赫），越往下越高',
        dx: 6,
        dy: 10,
        textAnchor: 'start',
        ...soft,
      }),
      ...roundedMarks(y, scale, places),
      ...voiceMarks(voice),
      placeMark(place),
    ],
  };
}
