import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covarianceEllipse, scatter, type Covariance } from '../../../src/lab/draw/charts/scatter.ts';
import { series } from '../../../src/lab/draw/series.ts';
import { readFigure } from '../../drawings/read-marks.ts';

const number = fc.double({ min: -3, max: 3, noNaN: true });
/** A·Aᵀ is positive semidefinite whatever A is. */
const covariance = fc.tuple(number, number, number, number).map(([a, b, c, d]): Covariance => {
  const across = a * c + b * d;
  return [
    [a * a + b * b, across],
    [across, c * c + d * d],
  ];
});
const area = (points: readonly (readonly [number, number])[]) =>
  points.reduce((sum, [x, y], i) => {
    const [u, v] = points[(i + 1) % points.length]!;
    return sum + (x * v - u * y) / 2;
  }, 0);

describe('the ellipse of a covariance', () => {
  it('is where the Mahalanobis distance is k', () => {
    fc.assert(
      fc.property(covariance, number, number, fc.double({ min: 0.1, max: 4, noNaN: true }), (sigma, mx, my, k) => {
        const [[a, b], [, d]] = sigma;
        const det = a * d - b * b;
        // A sliver's determinant is a difference of numbers that nearly agree.
        fc.pre(det > 1e-3 && det > 1e-6 * a * d);
        for (const [x, y] of covarianceEllipse([mx, my], sigma, k)) {
          const [u, v] = [x - mx, y - my];
          expect((d * u * u - 2 * b * u * v + a * v * v) / det / (k * k)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('goes round once, counter-clockwise: its area is πk²√det, but for the corners', () => {
    const ellipse = covarianceEllipse(
      [1, 2],
      [
        [4, 1],
        [1, 2],
      ],
      2,
    );
    expect(area(ellipse) / (Math.PI * 4 * Math.sqrt(7))).toBeGreaterThan(0.995);
    expect(area(ellipse) / (Math.PI * 4 * Math.sqrt(7))).toBeLessThanOrEqual(1);
  });

  it('is a segment of a line where all points lie on one', () => {
    for (const [x, y] of covarianceEllipse(
      [0, 0],
      [
        [1, 2],
        [2, 4],
      ],
      1,
    ))
      expect(y).toBeCloseTo(2 * x, 9);
    for (const [x] of covarianceEllipse(
      [3, 0],
      [
        [0, 0],
        [0, 4],
      ],
      1,
    ))
      expect(x).toBe(3);
  });

  it('refuses what is no covariance', () => {
    for (const wrong of [
      [
        [1, 0.5],
        [0.4, 1],
      ],
      [
        [-1, 0],
        [0, 1],
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [
        [NaN, 0],
        [0, 1],
      ],
    ] as Covariance[])
      expect(() => covarianceEllipse([0, 0], wrong, 1)).toThrow(RangeError);
  });
});

it('every class has its points at their places, in its own colour and shape, over its ellipses', () => {
  const [panel] = readFigure(
    {
      height: 300,
      x: { domain: [-4, 4] },
      y: { domain: [-4, 4] },
      marks: scatter(
        [
          {
            series: 'deep',
            points: [
              [1, 2],
              [-1, 3],
            ],
            gaussians: [
              {
                mean: [1, -1],
                covariance: [
                  [1, 0],
                  [0, 0.25],
                ],
              },
            ],
          },
          { series: 'shallow', points: [[0, -3]] },
        ],
        { sigmas: [1, 2] },
      ),
    },
    340,
  );
  const places = (found: { points: readonly (readonly [number, number])[] }[]) =>
    found.map(({ points }) => points[0]!.map((v) => Math.round(v * 100) / 100));
  expect(places(panel!.find({ tag: 'circle', fill: series.deep.color }))).toEqual([
    [1, 2],
    [-1, 3],
  ]);
  const [diamond, ...others] = panel!.find({ tag: 'path', fill: series.shallow.color });
  expect(others).toEqual([]);
  expect(places([diamond!])).toEqual([[0, -3]]);
  const ellipses = panel!.find({ tag: 'path', fill: series.deep.color });
  expect(ellipses.map(({ points }) => Math.max(...points.map(([x]) => x)))).toEqual([
    expect.closeTo(2, 2),
    expect.closeTo(3, 2),
  ]);
  expect(ellipses.map(({ points }) => Math.max(...points.map(([, y]) => y)))).toEqual([
    expect.closeTo(-0.5, 2),
    expect.closeTo(0, 2),
  ]);
});
