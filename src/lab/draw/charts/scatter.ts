import { polygons } from '../marks.ts';
import type { Pair } from '../shapes.ts';
import { series, seriesDots, type SeriesName } from '../series.ts';

/** Points in classes, and the ellipses of their covariances. */

/** Symmetric and positive semidefinite. */
export type Covariance = readonly [row: Pair, row: Pair];

const CORNERS = 72;

/**
 * The ellipse of all points whose Mahalanobis distance from the mean is k, counter-clockwise: the mean plus k·L·(cos t, sin t), with
 * Cholesky's L·Lᵀ the covariance. Of a covariance that is singular it is a segment, drawn twice.
 * @throws RangeError if the covariance is not symmetric and positive semidefinite
 */
export function covarianceEllipse([mx, my]: Pair, [[a, b], [c, d]]: Covariance, k: number): Pair[] {
  const rounding = 1e-12 * Math.max(a, d, 0) ** 2;
  if (b !== c || !(a >= 0 && d >= 0) || !(a * d - b * b >= -rounding))
    throw new RangeError(`invalid covariance: ${a}, ${b}; ${c}, ${d}`);
  const first = Math.sqrt(a),
    below = first > 0 ? b / first : 0,
    second = Math.sqrt(Math.max(0, d - below * below));
  return Array.from({ length: CORNERS }, (_, i): Pair => {
    const t = (2 * Math.PI * i) / CORNERS;
    const [u, v] = [k * Math.cos(t), k * Math.sin(t)];
    return [mx + first * u, my + below * u + second * v];
  });
}

export interface PointClass {
  series: SeriesName;
  points: readonly Pair[];
  /** Gaussians whose ellipses are drawn. */
  gaussians?: readonly { mean: Pair; covariance: Covariance }[];
}

export interface ScatterOptions {
  /** Radius of a dot in pixels. */
  r?: number;
  /** Mahalanobis distances at which ellipses are drawn: 1 and 2 unless given. */
  sigmas?: readonly number[];
  className?: string;
}

/** Dots of every class in its series' colour and shape, with a rim of paper, over its ellipses. */
export function scatter(classes: readonly PointClass[], { r = 4, sigmas = [1, 2], className }: ScatterOptions = {}) {
  return [
    ...classes.flatMap(({ series: name, gaussians = [] }) =>
      gaussians.length === 0
        ? []
        : polygons(
            gaussians.flatMap(({ mean, covariance }) => sigmas.map((k) => covarianceEllipse(mean, covariance, k))),
            {
              points: (corners) => corners,
              fill: series[name].color,
              fillOpacity: 0.1,
              stroke: series[name].color,
              strokeWidth: 1.2,
            },
          ),
    ),
    ...classes.map(({ series: name, points }) =>
      seriesDots(
        points.map(([x, y]) => ({ x, y })),
        name,
        { r, stroke: 'var(--paper)', strokeWidth: 1.5, ...(className !== undefined && { className }) },
      ),
    ),
  ];
}
