import { readPoints } from '../../math/number-list.ts';

/** What a finger adds to a written digit, as the parameter has it: strokes separated by ";", each of some places of the unit square. */

/** The example that the figure begins with: a nine whose top is not quite round. The first stroke of a reader's own takes its place. */
export const EXAMPLE =
  '0.66,0.27 0.6,0.19 0.48,0.16 0.37,0.2 0.31,0.3 0.34,0.42 0.44,0.48 0.56,0.44 0.64,0.35 0.68,0.22 0.67,0.5 0.62,0.85';

export const MOST_STROKES = 8,
  MOST_PLACES = 40;
/** Places nearer to each other are one. */
const SPACING = 0.02;

type Place = readonly [x: number, y: number];

/** With one stroke more; a stroke too many takes the place of all. */
export function addStroke(written: string, stroke: readonly Place[]): string {
  const before = written === EXAMPLE || readPoints(written).length >= MOST_STROKES ? [] : [written].filter(Boolean);
  return [
    ...before,
    thinned(stroke)
      .map(([x, y]) => `${hundredths(x)},${hundredths(y)}`)
      .join(' '),
  ].join('; ');
}

const hundredths = (value: number): number => Math.round(100 * Math.min(1, Math.max(0, value))) / 100;

/** Without places that are too near to the one before, the last one kept; then evenly fewer. */
function thinned(stroke: readonly Place[]): Place[] {
  const kept: Place[] = [];
  stroke.forEach((place, i) => {
    const last = kept.at(-1);
    const [dx, dy] = last ? [place[0] - last[0], place[1] - last[1]] : [Infinity, 0];
    // Math.hypot differs from engine to engine.
    const away = Math.sqrt(dx * dx + dy * dy);
    if (away >= SPACING || (i === stroke.length - 1 && away > 0)) kept.push(place);
  });
  if (kept.length <= MOST_PLACES) return kept;
  return Array.from({ length: MOST_PLACES }, (_, i) => kept[Math.round((i * (kept.length - 1)) / (MOST_PLACES - 1))]!);
}
