import type { Mark, Pair } from '../../lab/draw/shapes.ts';

/** Dots that are digits: of each digit all in one path, so that hundreds of them are ten elements. */

/** Corners of each digit in a box of 0.6 by 1, y downwards. */
const SHAPES: readonly (readonly Pair[])[] = [
  [
    [0, 0],
    [0.6, 0],
    [0.6, 1],
    [0, 1],
    [0, 0],
  ],
  [
    [0.1, 0.25],
    [0.35, 0],
    [0.35, 1],
  ],
  [
    [0, 0],
    [0.6, 0],
    [0.6, 0.5],
    [0, 0.5],
    [0, 1],
    [0.6, 1],
  ],
  [
    [0, 0],
    [0.6, 0],
    [0.6, 0.5],
    [0.1, 0.5],
    [0.6, 0.5],
    [0.6, 1],
    [0, 1],
  ],
  [
    [0, 0],
    [0, 0.6],
    [0.6, 0.6],
    [0.6, 0.1],
    [0.6, 1],
  ],
  [
    [0.6, 0],
    [0, 0],
    [0, 0.5],
    [0.6, 0.5],
    [0.6, 1],
    [0, 1],
  ],
  [
    [0.55, 0],
    [0, 0],
    [0, 1],
    [0.6, 1],
    [0.6, 0.5],
    [0, 0.5],
  ],
  [
    [0, 0],
    [0.6, 0],
    [0.2, 1],
  ],
  [
    [0, 0.5],
    [0, 0],
    [0.6, 0],
    [0.6, 1],
    [0, 1],
    [0, 0.5],
    [0.6, 0.5],
  ],
  [
    [0.6, 0.5],
    [0, 0.5],
    [0, 0],
    [0.6, 0],
    [0.6, 1],
  ],
];

/** The three that the picture is about; the others stay behind them. */
export const COLORS: Record<number, string> = { 4: 'var(--indigo)', 7: 'var(--ochre)', 9: 'var(--bamboo)' };
const OTHERS = ['var(--plum)', 'var(--soft)'];
export const colorOf = (digit: number): string => COLORS[digit] ?? OTHERS[digit % 2]!;

const SVG = 'http://www.w3.org/2000/svg';
const TALL = 7;
const tenth = (value: number): string => String(Math.round(10 * value) / 10);

/** @param dots label, x and y, one after the other @param place where it is drawn, in pixels */
export const glyphs =
  (dots: readonly number[], place: (x: number, y: number) => Pair): Mark =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    for (const [name, value] of [
      ['fill', 'none'],
      ['stroke-width', '1.2'],
      ['stroke-linejoin', 'round'],
    ] as const)
      group.setAttribute(name, value);
    SHAPES.forEach((shape, digit) => {
      let d = '';
      for (let i = 0; i < dots.length; i += 3) {
        if (dots[i] !== digit) continue;
        const [x, y] = place(dots[i + 1]!, dots[i + 2]!);
        d += `M${shape.map(([u, v]) => `${tenth(x + TALL * (u - 0.3))},${tenth(y + TALL * (v - 0.5))}`).join('L')}`;
      }
      if (d === '') return;
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', d);
      path.setAttribute('stroke', colorOf(digit));
      path.setAttribute('class', `digit-${digit}`);
      group.append(path);
    });
    return group;
  };
