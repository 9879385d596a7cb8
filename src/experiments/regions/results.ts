import type { MapRegion } from './region-map.ts';

/** What the five modes find. `mode` tells them apart. */

/** Corners of a graph or of its beginning, [x, y] each. */
type Knots = [x: number, y: number][];

export interface TentResult {
  mode: 'tent';
  folds: number;
  pieces: number;
  units: number;
  parameters: number;
  shallowUnits: number;
  shallowParameters: number;
  /** Number of alternating points, 2^folds. */
  points: number;
  /** Points that the folding net classifies wrongly. */
  errors: number;
  /** The graph from 0 on, at most its first 64 pieces. */
  knots: Knots;
  /** One hidden layer of 0 … units, built to follow the graph as far as it can: units, measured errors, and the fewest that can be. */
  shallow: { units: number; errors: number; fewest: number }[];
  /** The graph of the one among them that has as many units as the folding net, as far as `knots` go. */
  rival: Knots;
  telgarsky: { layers: number; width: number; counted: number }[];
}

export interface LinesResult {
  mode: 'lines';
  regions: number;
  zaslavsky: number;
  /** Regions of the first 0, 1, 2 … hyperplanes. */
  growth: number[];
  map: MapRegion[] | null;
}

export interface LayerCount {
  units: number;
  /** Regions after this layer, in the whole plane and in the window. */
  regions: number;
  visible: number;
}
/** Exact decimals: these numbers pass 2^53. */
export interface LayerBound {
  units: number;
  lower: string | null;
  upper: string;
  shallow: string;
}

export interface NetResult {
  mode: 'net';
  /** In all layers. */
  units: number;
  regions: number;
  visible: number;
  montufar: number | null;
  montufarDigits: string | null;
  most: number | null;
  mostDigits: string;
  oneLayer: number | null;
  oneLayerDigits: string;
  layers: LayerCount[];
  bounds: LayerBound[];
  /** Regions of random nets of these widths in the whole plane. */
  sample: number[];
  /** The least and the most of them; null before the first is counted. */
  sampleLeast: number | null;
  sampleMost: number | null;
  /** The square that is drawn, its left and right; its bottom and top are the same. */
  square: [x0: number, x1: number];
  map: MapRegion[] | null;
  done: number;
}

export interface BoundsResult {
  mode: 'bounds';
  /** In all layers. */
  units: number;
  montufar: number | null;
  montufarDigits: string;
  most: number | null;
  mostDigits: string;
  oneLayer: number | null;
  oneLayerDigits: string;
  bounds: LayerBound[];
}

export interface SquareResult {
  mode: 'square';
  folds: number;
  maxError: number;
  pieces: number;
  units: number;
  parameters: number;
  shallowUnits: number;
  shallowParameters: number;
  /** With 0, 1, … folds: the greatest errors, and the units of the folding net and of one hidden layer with the same graph. */
  maxErrors: number[];
  deepSizes: number[];
  shallowSizes: number[];
  knots: Knots;
  /** Where each drawn piece is farthest from the square: x, the graph's height. */
  peaks: Knots;
}

export type Result = TentResult | LinesResult | NetResult | BoundsResult | SquareResult;
