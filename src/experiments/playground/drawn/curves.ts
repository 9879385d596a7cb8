import { ruleY, text, TITLE_HEIGHT, type Before, type Panel } from '../../../lab/draw/draw.ts';
import { alive } from '../../../lab/draw/live-marks.ts';
import { series, type SeriesName } from '../../../lab/draw/series.ts';
import type { Mark } from '../../../lab/draw/shapes.ts';
import { stepAxis } from '../../../lab/draw/charts/curves.ts';
import type { Result } from '../playground.ts';
import { BELOW, type Layout } from './layout.ts';

/** Loss on the points that are learnt and on those kept for testing, with the run before behind it. */

type Told = Pick<Result, 'reached' | 'losses'>;

/** The axis ends at one of these times a power of ten: it stands still while the net learns. */
const ENDS = [1, 1.5, 2, 3, 5, 7, 10];

/** Where the axis of losses ends. */
export function lossEnd(...runs: readonly (Told | undefined)[]): number {
  const all = runs.flatMap((run) => (run ? [...run.losses.train, ...run.losses.test] : []));
  const most = Math.max(1e-6, ...all),
    power = 10 ** Math.floor(Math.log10(most));
  return power * ENDS.find((end) => end * power >= most)!;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Least distance of the two names, in pixels. */
const LINE = 14;

const curvesOf = ({ reached, losses }: Told, behind: boolean) =>
  [
    { name: '训练', color: 'var(--ink)', dash: undefined, values: losses.train },
    { name: '测试', color: series.fourth.color, dash: '5 2', values: losses.test },
  ].flatMap(({ values, ...style }) => {
    if (values.length === 0) return [];
    const grey = series.behind satisfies (typeof series)[SeriesName];
    return [
      {
        ...style,
        ...(behind && { color: grey.color, dash: grey.dash }),
        at: values.map((y, i) => [reached[i]!, y] as const),
      },
    ];
  });

/** The curves and, at their ends, what they are. */
export const lossMark = (told: Told, { behind = false } = {}): Mark =>
  alive(behind ? 'losses behind' : 'losses', (_index, { x = (v) => v, y = (v) => v }, _values, _size, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    const names: { text: string; color: string; x: number; y: number }[] = [];
    for (const { name, color, dash, at } of curvesOf(told, behind)) {
      const places = at.map(
        ([step, loss]) => [Math.round(100 * x(step)) / 100, Math.round(100 * y(loss)) / 100] as const,
      );
      const path = document.createElementNS(SVG, 'path');
      const style = { d: `M${places.map((place) => place.join()).join('L')}`, fill: 'none', stroke: color };
      for (const [key, value] of Object.entries({
        ...style,
        'stroke-width': behind ? 1.3 : 2,
        'stroke-linejoin': 'round',
      }))
        path.setAttribute(key, String(value));
      if (dash !== undefined) path.setAttribute('stroke-dasharray', dash);
      group.append(path);
      const [left, top] = places.at(-1)!;
      names.push({ text: name, color, x: left, y: top });
    }
    if (behind) return group;
    // The upper one is written above its curve's end, the lower one below, clear of each other and of the axis.
    names.sort((a, b) => a.y - b.y);
    const [upper, lower] = names;
    if (upper && lower && lower.y - upper.y < 2 * LINE) upper.y = Math.min(upper.y, lower.y - LINE);
    for (const { text, color, x: left, y: top } of names) {
      const label = document.createElementNS(SVG, 'text');
      const start = left < 60;
      const attributes = {
        x: left + (start ? 4 : -2),
        y: top - 7,
        fill: color,
        stroke: 'var(--paper)',
        'stroke-width': 4,
        'paint-order': 'stroke',
        'font-weight': 600,
        'text-anchor': start ? 'start' : 'end',
      };
      for (const [key, value] of Object.entries(attributes)) label.setAttribute(key, String(value));
      label.textContent = text;
      group.append(label);
    }
    return group;
  });

/** What the grey curves are: the reader's own run before, or the published one. */
const LONGEST = 11;
function behindWords(before: Before<Result> | undefined): string[] {
  if (!before) return ['灰线：发布的结果'];
  const words = before.words.length > LONGEST ? `${before.words.slice(0, LONGEST)}…` : before.words;
  return ['灰线：上一次', words];
}

export interface Behind {
  before?: Before<Result> | undefined;
  published?: Result | undefined;
}

/** The run that lies behind: one that came out the same has nothing behind it. */
export function runBehind(result: Result, { before, published }: Behind): Result | undefined {
  const run = before?.result ?? published;
  return run && JSON.stringify(run.losses) !== JSON.stringify(result.losses) ? run : undefined;
}

export function curvePanel(result: Result, steps: number, { curves }: Layout, behind: Behind): Panel {
  const run = runBehind(result, behind),
    end = lossEnd(result, run);
  const words = run ? behindWords(behind.before) : [];
  const { ticks: _ticks, ...axis } = stepAxis(steps);
  return {
    title: result.regression ? '均方误差' : '损失（交叉熵）',
    place: { left: curves.left, top: curves.top - TITLE_HEIGHT, width: curves.width },
    height: curves.height + BELOW,
    marginTop: 40,
    marginLeft: 34,
    marginRight: 14,
    marginBottom: 40 + BELOW,
    x: { ...axis, label: null, ticks: curves.width < 200 ? 2 : 4 },
    y: { domain: [0, end], label: null, ticks: 3, grid: true },
    marks: [
      ruleY([0], { stroke: 'var(--line)' }),
      ...(run ? [lossMark(run, { behind: true })] : []),
      lossMark(result),
      text(['训练步数'], { frameAnchor: 'bottom-right', dy: 34, fill: 'var(--soft)', textAnchor: 'end' }),
      ...words.map((line, i) =>
        text([line], {
          frameAnchor: 'top-right',
          dy: 15 * i - 36,
          fill: 'var(--soft)',
          textAnchor: 'end',
        }),
      ),
    ],
  };
}
