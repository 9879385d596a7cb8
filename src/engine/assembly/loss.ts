import { exp, log, log1p } from './exponential';

/** Losses, numbered as in src/engine/fused-plan.ts. */
const MEAN_SQUARED_ERROR = 0,
  BINARY_CROSSENTROPY = 1;

/**
 * The mean loss of a batch, and delta = ∂loss/∂output. `z` outputs, `y` targets, `delta`: rows × outputs, `row` bytes
 * from row to row.
 *
 *   mean squared error         (z − y)², mean over rows and outputs
 *                              delta = (z − y)·2/(rows·outputs)
 *   binary cross-entropy       max(z, 0) − z·y + ln(1 + e^−|z|), mean over rows and outputs
 *                              delta = (σ(z) − y)/(rows·outputs)
 *   categorical cross-entropy  Σ_j y_j (ln Σ e^(z−max) − (z_j − max)), mean over rows
 *                              delta = (softmax(z)_j·Σy − y_j)/rows
 *
 * Each element's loss is float32; they are added up in float64, row by row, so the mean loses nothing to the batch's
 * size.
 */
export function lossAndDelta(kind: i32, z: usize, y: usize, delta: usize, rows: i32, outputs: i32, row: usize): f32 {
  const end = (<usize>outputs) << 2,
    count = rows * outputs;
  let sum: f64 = 0;
  for (let r = 0; r < rows; r++, z += row, y += row, delta += row) {
    if (kind == MEAN_SQUARED_ERROR) {
      for (let i: usize = 0; i < end; i += 4) sum += <f64>squaredError(z + i, y + i, delta + i, <f32>2 / <f32>count);
    } else if (kind == BINARY_CROSSENTROPY) {
      for (let i: usize = 0; i < end; i += 4)
        sum += <f64>binaryCrossentropy(z + i, y + i, delta + i, <f32>1 / <f32>count);
    } else {
      sum += <f64>categoricalCrossentropy(z, y, delta, end, <f32>rows);
    }
  }
  return <f32>(sum / <f64>(kind <= BINARY_CROSSENTROPY ? count : rows));
}

// @ts-ignore: decorator
@inline
function squaredError(z: usize, y: usize, delta: usize, scale: f32): f32 {
  const d = load<f32>(z) - load<f32>(y);
  store<f32>(delta, d * scale);
  return d * d;
}

function binaryCrossentropy(z: usize, y: usize, delta: usize, scale: f32): f32 {
  const logit = load<f32>(z),
    target = load<f32>(y);
  // One exponential serves both: e = e^−|z|, σ(z) = 1/(1+e) or e/(1+e).
  const e = exp(-abs(logit));
  const sigma: f32 = (logit >= 0 ? <f32>1 : e) / (1 + e);
  store<f32>(delta, (sigma - target) * scale);
  const rectified: f32 = logit > 0 ? logit : logit - logit; // 0, and NaN for NaN
  return rectified - logit * target + log1p(e);
}

function categoricalCrossentropy(z: usize, y: usize, delta: usize, end: usize, rows: f32): f32 {
  let top = load<f32>(z),
    total: f32 = 0,
    mass: f32 = 0,
    loss: f32 = 0;
  for (let i: usize = 4; i < end; i += 4) top = max<f32>(top, load<f32>(z + i));
  for (let i: usize = 0; i < end; i += 4) {
    const e = exp(load<f32>(z + i) - top);
    store<f32>(delta + i, e);
    total += e;
    mass += load<f32>(y + i);
  }
  const logTotal = log(total);
  for (let i: usize = 0; i < end; i += 4) {
    const target = load<f32>(y + i);
    loss += target * (logTotal - (load<f32>(z + i) - top));
    store<f32>(delta + i, ((load<f32>(delta + i) / total) * mass - target) / rows);
  }
  return loss;
}
