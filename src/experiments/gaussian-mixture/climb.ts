import { exp } from '../../math/elementary/elementary.ts';
import { emStep, responsibilities } from '../../math/mixtures/em.ts';
import { drawCentres } from '../../math/mixtures/k-means.ts';
import {
  logLikelihood,
  rowsOf,
  scorerOf,
  type Features,
  type Mixture,
  type Shape,
} from '../../math/mixtures/mixture.ts';
import { gaussianOf, kMeansStart, spreadStart } from '../../math/mixtures/start.ts';
import type { Streams } from '../../math/random.ts';
import { significant } from '../../math/rounding.ts';
import type { Given } from './given.ts';

/** EM from a start to where it has come to, a result after every iteration. */

export type Result = ReturnType<typeof climb> extends Generator<infer R> ? R : never;

export interface Settings {
  components: number;
  shape: Shape;
  start: 'drawn' | 'kmeans';
  /** Least standard deviation as a share of that of all points. */
  floor: number;
  iterations: number;
}

const short = (value: number): number => significant(value, 6);
/** Points are told one by one up to so many; more are counted in cells, so many a side. */
const ONE_BY_ONE = 400,
  CELLS = 32;
/** Places at which the curves over a line are drawn. */
const PLACES = 121;

export function* climb(features: Features, given: Given, settings: Settings, random: Streams) {
  const { dims } = features,
    rows = rowsOf(features);
  const { shape, iterations } = settings;
  const whole = gaussianOf(features, { shape: 'diagonal', floor: 0 }).covariances;
  const floor = whole.map((variance) => variance * settings.floor * settings.floor);
  const begun = startOf(features, given, { ...settings, floors: floor }, random);
  const extent = extentOf(features, whole);
  const dots = dotsOf(features, extent);
  const components = begun.weights.length;
  const trail = Array.from({ length: components }, (_, k) => [rowOf(begun.means, k, dims)]);
  const distinct = distinctRows(features);
  const state = (
    mixture: Mixture,
    told: { floored: number[]; empty: number[]; singular: number[] },
    likelihoods: number[],
  ) => ({
    iteration: likelihoods.length - 1,
    logLikelihoods: [...likelihoods],
    weights: Array.from(mixture.weights, (weight) => significant(weight, 10)),
    means: trail.map((_, k) => rowOf(mixture.means, k, dims, 10)),
    variances: trail.map((_, k) => variancesOf(mixture, k)),
    covariances: trail.map((_, k) =>
      shape === 'full' && dims === 2 ? significant(mixture.covariances[k * 4 + 1]!, 10) : 0,
    ),
    start: trail.map(([first]) => first!),
    trail: trail.map((path) => [...path]),
    points: dots.map(({ at, count }) => [...at, count]),
    owners: ownersOf(mixture, dots, dims),
    curves: dims === 1 ? curvesOf(mixture, extent) : [],
    extent,
    count: rows,
    distinct,
    floored: told.floored.map((k) => k + 1),
    empty: told.empty.map((k) => k + 1),
    singular: told.singular.map((k) => k + 1),
  });
  let mixture = begun,
    told: { floored: number[]; empty: number[]; singular: number[] } = { floored: [], empty: [], singular: [] };
  const likelihoods: number[] = [];
  const flat = singularOf(mixture);
  if (flat.length > 0) {
    // Nothing has a density yet: what is drawn is the start, as wide as all points or with no width.
    yield state(widened(mixture), { ...told, singular: flat }, [0]);
    return;
  }
  likelihoods.push(significant(logLikelihood(mixture, features), 12));
  yield state(mixture, told, likelihoods);
  for (let i = 0; i < iterations; i++) {
    const step = emStep(mixture, features, floor);
    if (step.singular.length > 0) {
      yield state(mixture, { ...told, singular: step.singular }, likelihoods);
      return;
    }
    mixture = step.mixture;
    told = step;
    trail.forEach((path, k) => path.push(rowOf(mixture.means, k, dims)));
    likelihoods.push(significant(logLikelihood(mixture, features), 12));
    yield state(mixture, told, likelihoods);
  }

  function rowOf(all: Float64Array, k: number, size: number, digits = 6): number[] {
    return Array.from(all.subarray(k * size, (k + 1) * size), (value) => significant(value, digits));
  }
  function variancesOf({ covariances }: Mixture, k: number): number[] {
    return Array.from({ length: dims }, (_, d) =>
      significant(covariances[shape === 'full' ? k * dims * dims + d * dims + d : k * dims + d]!, 10),
    );
  }
}

function startOf(
  features: Features,
  { means, variances, weights }: Given,
  { components, shape, start, floors }: Settings & { floors: Float64Array },
  random: Streams,
): Mixture {
  const { dims } = features,
    settings = { shape, floor: floors };
  if (!means && start === 'kmeans') return kMeansStart(features, components, random('start'), settings);
  const begun = spreadStart(features, means ?? drawnMeans(features, components, random), settings);
  const size = shape === 'full' ? dims * dims : dims;
  variances?.forEach((variance, i) => {
    const [k, d] = [Math.floor(i / dims), i % dims];
    if (shape === 'diagonal') begun.covariances[i] = Math.max(floors[d]!, variance);
    else
      for (let e = 0; e < dims; e++)
        begun.covariances[k * size + d * dims + e] = d === e ? Math.max(floors[d]!, variance) : 0;
  });
  return weights ? { ...begun, weights } : begun;
}

/** Drawn in units of each dimension's spread, so that the wider formant does not decide alone. */
function drawnMeans(features: Features, components: number, random: Streams): Float64Array {
  const { covariances } = gaussianOf(features, { shape: 'diagonal', floor: 0 });
  const units = covariances.map((variance) => (variance > 0 ? Math.sqrt(variance) : 1));
  const scaled = features.values.map((value, i) => value / units[i % features.dims]!);
  const { centres } = drawCentres({ values: scaled, dims: features.dims }, components, random('start'));
  return centres.map((value, i) => value * units[i % features.dims]!);
}

/** Which components have no density; one is enough for the mixture to have none. */
function singularOf(mixture: Mixture): number[] {
  return Array.from(mixture.weights.keys()).filter((k) => {
    try {
      scorerOf(part(mixture, k));
      return false;
    } catch {
      return true;
    }
  });
}

const part = ({ dims, shape, means, covariances }: Mixture, k: number): Mixture => {
  const size = shape === 'full' ? dims * dims : dims;
  return {
    dims,
    shape,
    weights: Float64Array.of(1),
    means: means.slice(k * dims, (k + 1) * dims),
    covariances: covariances.slice(k * size, (k + 1) * size),
  };
};

/** The same means with unit variances, for what has to be drawn of a mixture without a density. */
const widened = (mixture: Mixture): Mixture => ({
  ...mixture,
  shape: 'diagonal',
  covariances: new Float64Array(mixture.means.length).fill(1),
});

/** The part of the plane, or of the line, that is drawn: the points with some room round them. */
function extentOf({ values, dims }: Features, variances: Float64Array): number[][] {
  return Array.from({ length: dims }, (_, d) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = d; i < values.length; i += dims) [low, high] = [Math.min(low, values[i]!), Math.max(high, values[i]!)];
    const room = Math.max(0.35 * Math.sqrt(variances[d]!), high > low ? 0 : 1);
    return [short(low - room), short(high + room)];
  });
}

interface Dot {
  at: number[];
  count: number;
}

function dotsOf({ values, dims }: Features, extent: number[][]): Dot[] {
  const rows = values.length / dims;
  if (rows <= ONE_BY_ONE)
    return Array.from({ length: rows }, (_, i) => ({
      at: Array.from(values.subarray(i * dims, (i + 1) * dims), short),
      count: 1,
    }));
  const cells = new Map<string, Dot>();
  for (let i = 0; i < rows; i++) {
    const at = extent.map(([low, high], d) => {
      const cell = Math.floor((CELLS * (values[i * dims + d]! - low!)) / (high! - low!));
      return short(low! + ((cell + 0.5) * (high! - low!)) / CELLS);
    });
    const same = cells.get(at.join());
    if (same) same.count++;
    else cells.set(at.join(), { at, count: 1 });
  }
  return [...cells.values()];
}

/** Which component answers most for each dot, from 1. */
function ownersOf(mixture: Mixture, dots: readonly Dot[], dims: number): number[] {
  const shares = responsibilities(mixture, { dims, values: Float64Array.from(dots.flatMap(({ at }) => at)) });
  const components = mixture.weights.length;
  return dots.map((_, i) => {
    let best = 0;
    for (let k = 1; k < components; k++) if (shares[i * components + k]! > shares[i * components + best]!) best = k;
    return best + 1;
  });
}

/** Over a line: the density of the whole and of each component times its weight, [x, height]; the whole first. */
function curvesOf(mixture: Mixture, extent: number[][]): number[][][] {
  const joint = new Float64Array(mixture.weights.length),
    { score } = scorerOf(mixture);
  const [low, high] = extent[0]!;
  const curves: number[][][] = Array.from({ length: joint.length + 1 }, () => []);
  for (let i = 0; i < PLACES; i++) {
    const x = low! + ((high! - low!) * i) / (PLACES - 1);
    score(Float64Array.of(x), 0, joint);
    const heights = Array.from(joint, exp);
    [heights.reduce((sum, height) => sum + height, 0), ...heights].forEach((height, k) =>
      curves[k]!.push([significant(x, 4), significant(height, 4)]),
    );
  }
  return curves;
}

function distinctRows({ values, dims }: Features): number {
  return new Set(
    Array.from({ length: values.length / dims }, (_, i) => values.subarray(i * dims, (i + 1) * dims).join()),
  ).size;
}
