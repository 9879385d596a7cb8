import {
  alternatingErrors,
  alternatingPoints,
  countedWidth,
  fewestErrors,
  follower,
  mostPieces,
  telgarskyWidth,
} from '../../math/nets/alternating-points.ts';
import { parametersOf, valuesAt } from '../../math/nets/one-layer-net.ts';
import { squareError, squareNet } from '../../math/nets/square-net.ts';
import { compose, graph, parameters, tent, units, type Graph, type Net } from '../../math/nets/tent.ts';
import type { SquareResult, TentResult } from './results.ts';

/** The two modes about graphs over [0,1]: the folded tent, and the net for x². */

/** A graph is drawn from 0 on, up to so many pieces. */
const DRAWN = 64;

const drawn = (knots: Graph): [number, number][] => knots.slice(0, DRAWN + 1).map(({ x, y }) => [x, y]);

/** The tent map folded 0, 1, … `folds` times. */
export function* foldTent(folds: number): Generator<TentResult, void, void> {
  let net: Net = { layers: [], readout: [1] };
  for (let k = 0; k <= folds; k++) {
    if (k > 0) net = compose(tent(), net);
    yield measure(net, k);
  }
}

function measure(net: Net, k: number): TentResult {
  const knots = graph(net),
    pieces = knots.length - 1;
  const n = 2 ** k,
    places = alternatingPoints(n);
  // Knots lie on the points' own grid, so that the graph's heights at the points are the net's values.
  const heights = new Map(knots.map(({ x, y }) => [x, y]));
  const sizes = [0, ...Array.from({ length: k + 1 }, (_, i) => 2 ** i)];
  const shallow = sizes.map((width) => ({
    units: width,
    errors: alternatingErrors(valuesAt(follower(knots, width), places)),
    fewest: fewestErrors(mostPieces(width, 1), n),
  }));
  const shown = drawn(knots),
    whole = follower(knots, pieces),
    rival = follower(knots, units(net));
  const bends = [...shown.slice(0, units(net) + 1).map(([x]) => x), shown.at(-1)![0]];
  return {
    mode: 'tent',
    folds: k,
    pieces,
    units: units(net),
    parameters: parameters(net),
    shallowUnits: whole.hinges.length,
    shallowParameters: parametersOf(whole),
    points: n,
    errors: alternatingErrors(places.map((x) => heights.get(x)!)),
    knots: shown,
    shallow,
    rival: [...new Set(bends)].map((x) => [x, valuesAt(rival, [x])[0]!]),
    telgarsky: Array.from({ length: k }, (_, i) => ({
      layers: i + 1,
      width: telgarskyWidth(k, i + 1),
      counted: countedWidth(k, i + 1),
    })),
  };
}

/** The net for x² with 0, 1, … `folds` folds. */
export function* approachSquare(folds: number): Generator<SquareResult, void, void> {
  const maxErrors: number[] = [],
    deepSizes: number[] = [],
    shallowSizes: number[] = [];
  for (let m = 0; m <= folds; m++) {
    const net = squareNet(m),
      knots = graph(net),
      { maxError, peaks } = squareError(knots);
    const shallow = follower(knots, knots.length - 1);
    maxErrors.push(maxError);
    deepSizes.push(units(net));
    shallowSizes.push(shallow.hinges.length);
    yield {
      mode: 'square',
      folds: m,
      maxError,
      pieces: knots.length - 1,
      units: units(net),
      parameters: parameters(net),
      shallowUnits: shallow.hinges.length,
      shallowParameters: parametersOf(shallow),
      maxErrors: [...maxErrors],
      deepSizes: [...deepSizes],
      shallowSizes: [...shallowSizes],
      knots: drawn(knots),
      peaks: peaks.slice(0, DRAWN).map(({ x, y }) => [x, y]),
    };
  }
}
