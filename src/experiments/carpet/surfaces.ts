import { bare, diamonds, sheet, type Point } from '../../lab/draw/charts/diamonds.ts';
import { alive } from '../../lab/draw/live-marks.ts';
import { polygons, text, type Panel } from '../../lab/draw/draw.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import type { Result } from './learning.ts';

/** What the nets make of the carpet. */

type Kind = 'deep' | 'shallow';

const titles = ({ deep, shallow }: Result): Record<Kind, string> => ({
  deep: `深：3 层 × ${deep.units / 3}`,
  shallow: `浅：1 层 × ${shallow.units}`,
});

/** Nine levels from surely 0 to surely 1, a digit a cell; the middle is paper. */
const levels = (surface: string) => Array.from(surface, Number);
const LEVELS = [0, 8] as const;

/** A net's answers, shifted to the right by `shift`, with the carpet's true outlines over them. */
function answers({ columns, ...nets }: Result, kind: Kind, side: number, shift: number) {
  const moved = (points: Point[]): Point[] => points.map(([x, y]) => [x + shift, y]);
  return [
    alive(
      kind,
      raster(levels(nets[kind].surface), { columns, x: [-1 + shift, 1 + shift], y: [-1, 1], domain: LEVELS }),
    ),
    polygons(diamonds(side, -1, 1), {
      points: moved,
      stroke: 'var(--ink)',
      strokeWidth: side === 8 ? 0.6 : 0.9,
    }),
    polygons([sheet(-1, 1)], { points: moved, stroke: 'var(--soft)', strokeWidth: 1 }),
  ];
}

/** One net's answers in a panel of that width. */
export function surface(result: Result, kind: Kind, side: number, width: number): Panel {
  return {
    title: titles(result)[kind],
    height: width,
    marginTop: 4,
    marginRight: 0,
    marginBottom: 4,
    marginLeft: 0,
    x: { domain: [-1, 1], ...bare },
    y: { domain: [-1, 1], ...bare },
    standing: [kind, side, width],
    marks: answers(result, kind, side, 0),
  };
}

/** Both, side by side in one panel: for a phone. */
export function bothSurfaces(result: Result, side: number, width: number): Panel {
  const gap = 0.16;
  const each = width / (2 + gap / 2);
  return {
    height: each + 26,
    marginTop: 24,
    marginRight: 0,
    marginBottom: 2,
    marginLeft: 0,
    x: { domain: [-1, 3 + gap], ...bare },
    y: { domain: [-1, 1], ...bare },
    standing: [side, width, titles(result)],
    marks: [
      ...answers(result, 'deep', side, 0),
      ...answers(result, 'shallow', side, 2 + gap),
      text(
        [
          { x: -1, kind: 'deep' as const },
          { x: 1 + gap, kind: 'shallow' as const },
        ],
        {
          x: 'x',
          y: () => 1,
          text: ({ kind }: { kind: Kind }) => titles(result)[kind],
          dy: -12,
          textAnchor: 'start',
          fill: 'var(--ink)',
          fontWeight: 600,
        },
      ),
    ],
  };
}
