import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { diamonds, sheet } from '../../../src/lab/draw/diamonds.ts';
import {
  accuracyAxis,
  chance,
  endNames,
  faintLine,
  kindBand,
  kindColor,
  kindDots,
  kindLine,
  manyPoints,
  netKinds,
} from '../../../src/lab/draw/deep-shallow.ts';
import { drawFigure, type Panel } from '../../../src/lab/draw/draw.ts';
import { carpet } from '../../../src/datasets/carpet.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
/** A drawing in which an x or y of 0 … 1 is 100 px, y upwards. */
const scale: Panel['x'] & object = { axis: null, domain: [0, 1] };
const drawn = (marks: NonNullable<Panel['marks']>) =>
  drawFigure(
    { height: 100, margin: 0, marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0, x: scale, y: scale, marks },
    { document, width: 100, prefix: 'test' },
  );

/** Names with their heights, in units of the axis. */
const heights = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('text')].map((text) => {
    const [, , y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(text.getAttribute('transform')!)!;
    return { name: text.textContent, y: 1 - Number(y) / 100 };
  });

it('names at the ends of two curves stand beside their ends, apart by the least distance, in their order', () => {
  const end = fc.integer({ min: 20, max: 80 }).map((n) => n / 100);
  fc.assert(
    fc.property(end, end, (deep, shallow) => {
      const ends = [
        { kind: 'deep' as const, x: 0.5, y: deep },
        { kind: 'shallow' as const, x: 0.5, y: shallow },
      ];
      const placed = heights(drawn(endNames(ends, 0.1)));
      const y = (name: string) => placed.find((one) => one.name === name)!.y;
      expect(Math.abs(y('深') - y('浅'))).toBeCloseTo(Math.max(0.1, Math.abs(deep - shallow)), 6);
      expect((y('深') + y('浅')) / 2).toBeCloseTo((deep + shallow) / 2, 6);
      if (deep !== shallow) expect(y('深') > y('浅')).toBe(deep > shallow);
      if (Math.abs(deep - shallow) >= 0.1) expect(y('深')).toBeCloseTo(deep, 6);
    }),
    { numRuns: 40 },
  );
  expect(endNames([], 0.1)).toEqual([]);
  expect(heights(drawn(endNames([{ kind: 'shallow', x: 0.5, y: 0.5 }], 0.1)))).toMatchObject([{ name: '浅' }]);
});

it('deep and shallow are told apart without colour too: by dashes and by the dots’ shape', () => {
  const data = [
    { x: 0.2, y: 0.2 },
    { x: 0.6, y: 0.4 },
  ];
  const of = (kind: 'deep' | 'shallow') => drawn([kindLine(data, kind), kindDots(data, kind)]);
  expect(of('deep').querySelectorAll('[stroke-dasharray]')).toHaveLength(0);
  expect(of('shallow').querySelectorAll('[stroke-dasharray]')).toHaveLength(1);
  for (const kind of netKinds) {
    const svg = of(kind);
    expect(svg.querySelector('[stroke]')!.outerHTML).toContain(kindColor[kind]);
    expect(svg.querySelectorAll('path, circle').length).toBeGreaterThanOrEqual(3);
  }
  expect(kindColor.deep).not.toBe(kindColor.shallow);
  expect(of('deep').querySelectorAll('circle, path[d*="A"], path[d*="a"]').length).toBeGreaterThanOrEqual(2);
});

it('a band goes from the worst to the best', () => {
  const svg = drawn([
    kindBand(
      [
        { x: 0, low: 0.2, high: 0.5 },
        { x: 1, low: 0.1, high: 0.9 },
      ],
      'deep',
    ),
  ]);
  const numbers = svg
    .querySelector('path')!
    .getAttribute('d')!
    .match(/[\d.]+/g)!
    .map(Number);
  expect(numbers.filter((_, i) => i % 2 === 1).sort((a, b) => a - b)).toEqual([10, 50, 80, 90]);
});

it('guessing is a line at one half, and what was published stays faint', () => {
  const { domain } = accuracyAxis();
  const svg = drawn([
    chance(),
    faintLine([
      { x: 0, y: 0.25 },
      { x: 1, y: 0.25 },
    ]),
  ]);
  const line = svg.querySelector('line')!;
  expect([line.getAttribute('y1'), line.getAttribute('y2')].map(Number)).toEqual([50, 50]);
  expect(svg.querySelector('path')!.getAttribute('d')).toBe('M0,75L100,75');
  expect(domain[0]).toBeLessThan(0.5);
  expect(domain[1]).toBe(1);
});

it('axes say 50 % and 1 万', () => {
  expect(accuracyAxis().tickFormat(0.5)).toBe('50 %');
  const { tickFormat } = manyPoints([300, 100_000]);
  expect([20, 100, 300, 1000, 2000, 3000, 10_000, 30_000, 100_000, 1200, 110].map(tickFormat)).toEqual([
    '',
    '100',
    '300',
    '1000',
    '',
    '3000',
    '1 万',
    '3 万',
    '10 万',
    '',
    '',
  ]);
});

it('the diamonds are where the carpet is 1: all of it, and nothing else', () => {
  for (const side of [2, 4, 8]) {
    const outlines = diamonds(side, -1, 1);
    expect(outlines).toHaveLength(side ** 2);
    for (const corners of outlines) {
      const [x, y] = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / 4);
      expect(carpet(side, x!, y!)).toBe(1);
      for (const [cx, cy] of corners) {
        const at = (share: number) => [x! + share * (cx - x!), y! + share * (cy - y!)] as const;
        expect(carpet(side, ...at(0.99))).toBe(1);
        expect(carpet(side, ...at(1))).toBe(0);
      }
    }
  }
  // A quarter of the sheet has a quarter of them.
  expect(diamonds(8, 0, 1)).toHaveLength(16);
  expect(sheet(0, 1)).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
});
