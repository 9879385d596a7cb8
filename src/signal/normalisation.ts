/**
 * Takes a recording's own mean off each feature, which takes off what microphone and room do to a cepstrum (Atal 1974), and divides by its own
 * standard deviation (over the number of frames), so that each feature has mean 0 and variance 1. A feature that never changes becomes 0.
 * @param features rows of `dims` values, a row a frame @param variance false: only the mean is taken off
 */
export function normalised(features: Float64Array, dims: number, { variance = true } = {}): Float64Array {
  const frames = features.length / dims;
  const out = new Float64Array(features.length);
  for (let d = 0; d < dims; d++) {
    let mean = 0;
    for (let t = 0; t < frames; t++) mean += features[t * dims + d]!;
    mean /= frames;
    let square = 0;
    for (let t = 0; t < frames; t++) square += (features[t * dims + d]! - mean) ** 2;
    const spread = Math.sqrt(square / frames);
    // What rounding leaves of a constant is not a spread.
    const still = spread <= 1e-12 * Math.abs(mean);
    for (let t = 0; t < frames; t++)
      out[t * dims + d] = still ? 0 : (features[t * dims + d]! - mean) / (variance ? spread : 1);
  }
  return out;
}
