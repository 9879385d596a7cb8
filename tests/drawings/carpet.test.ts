import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/carpet/experiment.ts';
import figure from '../../src/experiments/carpet/figure.ts';
import { drawnBefore, expectPlaces, publishedDrawings } from './published.ts';
import { drawn, readFigure, type Panel, type Point } from './read-marks.ts';

const colors = { deep: 'var(--indigo)', shallow: 'var(--ochre)' } as const;
const kinds = ['deep', 'shallow'] as const;
const runs = publishedDrawings<typeof experiment>('carpet', figure);
/** A curve is drawn to a thousandth of a pixel, over some hundred pixels. */
const near = [0.1, 1e-4] as const;

/** For each image, from the left panel to the right: its colour, and how strong each cell is, from the lower left corner row by row. */
function strengths(svg: Element, columns: number) {
  return [...svg.querySelectorAll('rect[mask]')].map((rect) => {
    const id = /#([^)]+)/.exec(rect.getAttribute('mask')!)![1]!;
    const href = svg.querySelector(`mask[id="${id}"] image`)!.getAttribute('href')!;
    const { data } = decode(Buffer.from(href.split(',')[1]!, 'base64'));
    const rows = Array.from({ length: columns }, (_, row) => [...data.slice(row * columns, (row + 1) * columns)]);
    return { color: rect.getAttribute('fill'), cells: rows.reverse().flat() };
  });
}

describe.each(runs)('$name', ({ result, params, panels }) => {
  const curves = panels.at(-1)!;
  const curve = (values: readonly number[]): Point[] => values.map((y, i) => [result.steps[i]!, y]);

  it('paints every cell by what the net answers: indigo for 0, ochre for 1, paper where it does not know', () => {
    const svg = drawn(figure(result, params, { width: 680 }), 680);
    const images = strengths(svg, result.columns);
    expect(images.map(({ color }) => color)).toEqual([colors.deep, colors.shallow, colors.deep, colors.shallow]);
    kinds.forEach((kind, k) => {
      const [blue, orange] = images.slice(2 * k) as [(typeof images)[0], (typeof images)[0]];
      [...result[kind].surface].forEach((digit, i) => {
        const level = Number(digit) - 4;
        expect(blue.cells[i]! / 255 / 0.85).toBeCloseTo(Math.max(0, -level) / 4, 2);
        expect(orange.cells[i]! / 255 / 0.85).toBeCloseTo(Math.max(0, level) / 4, 2);
      });
    });
  });

  it('draws validation accuracies as lines, training as dots, and the test as one ring at the end, each net in its colour', () => {
    for (const kind of kinds) {
      expectPlaces(
        curves.only({ stroke: colors[kind], fill: 'none', tag: 'path' }).points,
        curve(result[kind].validation),
        [1, 1e-4],
      );
      const dots = curves
        .find({ fill: colors[kind] })
        .filter(({ tag, attribute }) => tag !== 'text' && attribute('class') !== 'net-glyphs');
      expectPlaces(
        dots.flatMap(({ points }) => points),
        curve(result[kind].train).filter((_, i) => i % 3 === 0),
        [1, near[1]],
      );
      const rings = curves.find({ stroke: colors[kind], fill: 'var(--paper)' });
      expectPlaces(
        rings.flatMap(({ points }) => points),
        curve(result[kind].test).slice(-1),
        [1, near[1]],
      );
    }
    expect(curves.placeOf('深')[0]).toBeCloseTo(result.steps.at(-1)!, 0);
  });

  it('keeps the test to itself until training has ended', () => {
    const half = { ...result, steps: result.steps.slice(0, 30) };
    for (const kind of kinds) {
      const net = result[kind];
      half[kind] = {
        ...net,
        train: net.train.slice(0, 30),
        validation: net.validation.slice(0, 30),
        test: net.test.slice(0, 30),
      };
    }
    const panels = readFigure(figure(half, params, { width: 680 }), 680);
    expect(panels.at(-1)!.find({ fill: 'var(--paper)' })).toEqual([]);
  });
});

it('the published run’s validation curves stay behind, faint; its own are not drawn twice', () => {
  const [first, second] = runs as [(typeof runs)[0], (typeof runs)[0]];
  const behind = (panels: Panel[]) => panels.at(-1)!.find({ stroke: 'var(--soft)', tag: 'path' });
  const found = behind(drawnBefore(figure, second as never, first.result as never));
  expect(found).toHaveLength(2);
  kinds.forEach((kind, k) =>
    expectPlaces(
      found[k]!.points,
      first.result[kind].validation.map((y, i): Point => [first.result.steps[i]!, y]),
      [1, 1e-4],
    ),
  );
  expect(behind(drawnBefore(figure, first as never, first.result as never))).toEqual([]);
});
