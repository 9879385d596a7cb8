import { decode } from 'fast-png';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { mosaic } from '../../../src/lab/draw/charts/mosaic.ts';
import { drawFigure, inPixels } from '../../../src/lab/draw/draw.ts';
import { figurePoints } from '../../../src/lab/draw/points/figure-points.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };

const maps = [
  { left: 3, top: 2, side: 4, values: [1, 0, 0, 1] },
  { left: 9, top: 2, side: 6, values: [0, 0, 0, 0, 1, 0, 0, 0, 0] },
];
const panel = { ...inPixels(20, 10), marks: [mosaic(maps, { domain: [0, 1], colors: 'deep' })] };

test('maps of several sizes are one image, each cell in its place and paper between them', () => {
  const images = [...drawFigure(panel, { document, width: 20, prefix: 'a' }).querySelectorAll('image')];
  expect(images).toHaveLength(1);
  const [image] = images;
  expect(['x', 'y', 'width', 'height'].map((name) => Number(image!.getAttribute(name)))).toEqual([3, 2, 12, 6]);
  const { data, width, height } = decode(Buffer.from(image!.getAttribute('href')!.split(',')[1]!, 'base64'));
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => (data[row * width + column]! > 0 ? '#' : '.')).join(''),
  );
  expect(rows).toEqual([
    '##..........',
    '##..........',
    '..##....##..',
    '..##....##..',
    '............',
    '............',
  ]);
});

test('each map is gone through cell by cell as if it were alone', () => {
  const told = figurePoints(panel);
  expect(told.map(({ count, columns }) => [count, columns])).toEqual([
    [4, 2],
    [9, 3],
  ]);
  expect(told[1]!.point(4)).toMatchObject({ x: 12, y: 5, words: '值 1' });
});
