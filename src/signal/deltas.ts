/**
 * How features change: the slope of the straight line that fits `reach` frames before and behind best,
 * d_t = Σ_θ θ (c_(t+θ) − c_(t−θ)) / 2 Σ_θ θ², θ = 1 … reach (Furui 1986; The HTK Book, equation 5.16). Beyond the ends the first and
 * the last frame are repeated. Per frame.
 * @param features rows of `dims` values, a row a frame
 */
export function deltas(features: Float64Array, dims: number, reach = 2): Float64Array {
  const frames = features.length / dims;
  const slopes = new Float64Array(features.length);
  const norm = (reach * (reach + 1) * (2 * reach + 1)) / 3; // 2 Σ θ²
  for (let t = 0; t < frames; t++) {
    for (let step = 1; step <= reach; step++) {
      const [ahead, behind] = [Math.min(frames - 1, t + step) * dims, Math.max(0, t - step) * dims];
      for (let d = 0; d < dims; d++)
        slopes[t * dims + d] = slopes[t * dims + d]! + (step * (features[ahead + d]! - features[behind + d]!)) / norm;
    }
  }
  return slopes;
}

/** Every frame with its deltas and the deltas of those: rows of 3 · dims values, in HTK's order. */
export function withDeltas(features: Float64Array, dims: number, reach = 2): Float64Array {
  const first = deltas(features, dims, reach);
  return sideBySide([features, first, deltas(first, dims, reach)], dims);
}

/** Several features of the same frames in one row each. */
function sideBySide(parts: Float64Array[], dims: number): Float64Array {
  const frames = parts[0]!.length / dims;
  const joined = new Float64Array(frames * dims * parts.length);
  for (let t = 0; t < frames; t++)
    for (const [p, part] of parts.entries())
      joined.set(part.subarray(t * dims, (t + 1) * dims), (t * parts.length + p) * dims);
  return joined;
}
