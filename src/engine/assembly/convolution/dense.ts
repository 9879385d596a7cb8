import { backLayer, forwardLayer, stepLayer } from '../layer';
import { address, word } from '../plan';
import { BIASES, DELTAS, IN_CHANNELS, LAYER_ACTIVATION, OUT_CHANNELS, SKIPS, VALUES, WEIGHTS } from './plan';

/** A dense layer among others: the products of the dense nets (../layer.ts), found by this plan's records. */

export function forwardDense(plan: usize, at: usize, x: usize, rows: i32): void {
  const inputs = word(at, IN_CHANNELS),
    units = word(at, OUT_CHANNELS),
    kernel = address(at, WEIGHTS),
    bias = address(at, BIASES),
    out = address(at, VALUES);
  forwardLayer(plan, rows, inputs, units, word(at, LAYER_ACTIVATION), word(at, SKIPS), x, kernel, bias, out);
}

/** The delta of the layer below, with that activation and those outputs. */
export function backDense(plan: usize, at: usize, rows: i32, activation: i32, values: usize, below: usize): void {
  const inputs = word(at, IN_CHANNELS),
    units = word(at, OUT_CHANNELS),
    kernel = address(at, WEIGHTS);
  backLayer(plan, rows, inputs, units, word(at, SKIPS), address(at, DELTAS), kernel, activation, values, below);
}

/** A step of the weights, whose input was x. */
export function stepDense(plan: usize, at: usize, x: usize, rows: i32, decay: f32): void {
  const inputs = word(at, IN_CHANNELS),
    units = word(at, OUT_CHANNELS),
    kernel = address(at, WEIGHTS),
    bias = address(at, BIASES);
  stepLayer(plan, rows, inputs, units, word(at, SKIPS), x, address(at, DELTAS), kernel, bias, decay);
}
