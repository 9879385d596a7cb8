import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { smaller } from '../../components/lab/stage/still.ts';
import { dot, drawFigure, line, polygons, ruleY, text, type Figure } from '../../src/lab/draw/draw.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const wave = Array.from({ length: 300 }, (_, i) => ({ x: i / 299, y: ((i * 37) % 101) / 101 }));
const tiles = Array.from({ length: 60 }, (_, i) => [i / 61, 0.1 + i / 97] as const);
const panels = [
  {
    height: 260,
    marks: [
      ruleY([0], { stroke: '#888' }),
      line(wave, { x: 'x', y: 'y', stroke: '#1d5d9b', strokeDasharray: '4 2' }),
      dot(wave.slice(0, 40), { x: 'x', y: 'y', fill: '#b45309', className: 'symbol-k' }),
      text(wave.slice(0, 3), { x: 'x', y: 'y', text: () => 'a < b & "c"' }),
    ],
  },
  {
    height: 200,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      polygons(tiles, {
        points: ([x, y]) => [
          [x, 0],
          [x + 1 / 70, y],
          [x, 0.9],
        ],
        fill: (_, i) => (i % 2 === 0 ? '#1d5d9b' : '#b45309'),
        stroke: '#fbfaf6',
      }),
      polygons([[]], { points: () => [], fill: '#000' }),
    ],
  },
] as Figure;
const svg = drawFigure(panels, { document, width: 680, prefix: 'still' }).outerHTML;
const small = smaller(svg);

/** The picture at twice its size, a byte a channel. */
const painted = (svg: string) =>
  sharp(Buffer.from(svg.replace(/^<svg(?! xmlns)/, '<svg xmlns="http://www.w3.org/2000/svg"')), { density: 144 })
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer();

test('a smaller still is the same picture', async () => {
  const [before, after] = await Promise.all([painted(svg), painted(small)]);
  expect(after.length).toBe(before.length);
  expect(before.filter((value) => value < 200).length).toBeGreaterThan(50_000); // it is no blank sheet
  const differences = before.map((value, i) => Math.abs(value - after[i]!));
  expect(differences.reduce((most, value) => Math.max(most, value), 0)).toBeLessThan(24);
});

test('with the same marks, names and words, in fewer bytes', () => {
  const [before, after] = [svg, small].map((text) => parseHTML(`<body>${text}</body>`).document) as [
    Document,
    Document,
  ];
  for (const what of ['.symbol-k circle', 'path', 'text', 'line'])
    expect(after.querySelectorAll(what).length, what).toBe(before.querySelectorAll(what).length);
  const words = (page: Document) => [...page.querySelectorAll('text')].map((text) => text.textContent);
  expect(words(after)).toEqual(words(before));
  expect(words(after)).toContain('a < b & "c"');
  expect(small.length).toBeLessThan(0.8 * svg.length);
});
