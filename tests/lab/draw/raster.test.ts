import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { picture, raster, type RasterOptions } from '../../../src/lab/draw/charts/raster.ts';
import { drawn } from '../../drawings/read-marks.ts';

const margins = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 };
/** One panel, 100 by 100 pixels; y rises unless it is turned over. */
const draw = (mark: unknown, y: readonly [number, number] = [0, 10]) =>
  drawn(
    {
      height: 100,
      ...margins,
      x: { axis: null, domain: [0, 10] },
      y: { axis: null, domain: [...y] },
      marks: [mark],
    } as never,
    100,
  );
const decoded = (image: Element) => {
  const bytes = Buffer.from(image.getAttribute('href')!.replace('data:image/png;base64,', ''), 'base64');
  return decode(bytes);
};
/** Strengths, 0 to 1, as the image has them from its upper left corner, by the colour that is seen through them. */
const seen = (svg: Element) =>
  new Map(
    [...svg.querySelectorAll('rect[mask]')].map((rect) => {
      const id = /#([^)]+)/.exec(rect.getAttribute('mask')!)![1]!;
      const mask = svg.querySelector(`mask[id="${id}"]`)!;
      return [rect.getAttribute('fill')!, Array.from(decoded(mask.querySelector('image')!).data, (v) => v / 255)];
    }),
  );
const area = { x: [0, 10], y: [0, 10] } as const;

describe('a raster', () => {
  it('has every value at its cell: the first row along y[0], in the colour of its side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        (columns, given, rises) => {
          const rows = Math.ceil(given.length / columns);
          const values = Array.from({ length: rows * columns }, (_, i) => given[i] ?? 0);
          const svg = draw(raster(values, { ...area, columns, domain: [-2, 2] }), rises ? [0, 10] : [10, 0]);
          const colors = seen(svg);
          const blue = colors.get('var(--indigo)'),
            orange = colors.get('var(--ochre)');
          values.forEach((value, i) => {
            const [row, column] = [Math.floor(i / columns), i % columns];
            const at = (rises ? rows - 1 - row : row) * columns + column;
            expect(blue?.[at] ?? 0).toBeCloseTo(Math.max(0, -value / 2) * 0.85, 2);
            expect(orange?.[at] ?? 0).toBeCloseTo(Math.max(0, value / 2) * 0.85, 2);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is a single image for thousands of cells, where its rectangle is', () => {
    const values = Array.from({ length: 64 * 64 }, (_, i) => i % 64);
    const svg = draw(raster(values, { columns: 64, x: [2, 7], y: [1, 4], domain: [0, 63], colors: 'truth' }));
    const images = svg.querySelectorAll('image');
    expect(images).toHaveLength(1);
    expect(svg.querySelectorAll('*').length).toBeLessThan(10);
    const box = (element: Element) => ['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name)));
    expect(box(images[0]!)).toEqual([20, 60, 50, 30]);
    expect(box(svg.querySelector('rect[mask]')!)).toEqual([20, 60, 50, 30]);
    expect(images[0]!.getAttribute('preserveAspectRatio')).toBe('none');
    expect(images[0]!.getAttribute('image-rendering')).toBe('pixelated');
    expect([...seen(svg).keys()]).toEqual(['var(--bamboo)']);
  });

  it('draws what lies beyond its domain as the ends are, and what is no number as paper', () => {
    const svg = draw(raster([-9, NaN, 9, 0.5], { ...area, columns: 4, domain: [0, 1], colors: 'deep' }));
    expect(
      seen(svg)
        .get('var(--indigo)')!
        .map((v) => Math.round(v * 100) / 100),
    ).toEqual([0, 0, 0.85, 0.42]);
  });

  it('has no side that has no cells', () => {
    expect([...seen(draw(raster([1, 2], { ...area, columns: 2, domain: [-2, 2] }))).keys()]).toEqual(['var(--ochre)']);
  });

  it('keeps its masks apart from those of another', () => {
    const one = raster([1], { ...area, columns: 1, domain: [0, 1], colors: 'deep' });
    const two = raster([0.5], { ...area, columns: 1, domain: [0, 1], colors: 'fourth' });
    const svg = drawn([one, two].map((mark) => ({ height: 100, ...margins, marks: [mark] })) as never, 300);
    expect(Object.fromEntries([...seen(svg)].map(([color, [strength]]) => [color, strength!.toFixed(2)]))).toEqual({
      'var(--indigo)': '0.85',
      'var(--plum)': '0.42',
    });
  });

  it('refuses cells that do not fill whole rows, and a domain that is none', () => {
    const options: RasterOptions = { ...area, columns: 2, domain: [0, 1] };
    expect(() => raster([1, 2, 3], options)).toThrow(RangeError);
    expect(() => raster([], options)).toThrow(RangeError);
    expect(() => raster([1, 2], { ...options, domain: [1, 1] })).toThrow(RangeError);
  });
});

it('a picture keeps its own colours, mirrored where the axis is', () => {
  const rgba = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 128]);
  const upright = decoded(draw(picture(rgba, { columns: 2, x: [0, 10], y: [0, 10] })).querySelector('image')!);
  expect([upright.width, upright.height, upright.channels, [...upright.data]]).toEqual([2, 1, 4, [...rgba]]);
  const mirrored = decoded(draw(picture(rgba, { columns: 2, x: [10, 0], y: [0, 10] })).querySelector('image')!);
  expect([...mirrored.data]).toEqual([0, 255, 0, 128, 255, 0, 0, 255]);
});

it('colours blended on the screen are nearly even in lightness, in either theme', () => {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  const hex = (name: string) =>
    [...css.matchAll(new RegExp(`--${name}: #([0-9a-f]{6})`, 'g'))].map(([, value]) =>
      [0, 2, 4].map((at) => parseInt(value!.slice(at, at + 2), 16) / 255),
    );
  /** CIE L* of a colour given in sRGB. */
  const lightness = (colour: readonly number[]) => {
    const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    const y = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
  };
  for (const name of ['indigo', 'ochre']) {
    for (const theme of [0, 1]) {
      const paper = hex('paper')[theme]!,
        ink = hex(name)[theme]!;
      const steps = Array.from({ length: 11 }, (_, i) =>
        lightness(paper.map((c, k) => c + (ink[k]! - c) * 0.85 * (i / 10))),
      );
      const whole = steps[10]! - steps[0]!;
      for (let i = 0; i < 10; i++) {
        const share = (steps[i + 1]! - steps[i]!) / whole;
        expect(share, `${name} ${theme} ${i}`).toBeGreaterThan(0.07);
        expect(share, `${name} ${theme} ${i}`).toBeLessThan(0.13);
      }
    }
  }
});
