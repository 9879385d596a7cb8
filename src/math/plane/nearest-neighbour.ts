/** Classes by the nearest known point (Cover & Hart 1967), in the plane. */

/**
 * The class of the nearest point for every query; of equally near ones, the first.
 * @param known coordinates in rows, 2 a point @param classes one a known point @param queries coordinates in rows
 */
export function nearestClasses(known: Float32Array, classes: Float32Array, queries: Float32Array): Float32Array {
  const answers = new Float32Array(queries.length / 2);
  for (let q = 0; q < answers.length; q++) {
    const x = queries[2 * q]!,
      y = queries[2 * q + 1]!;
    let nearest = 0,
      least = Infinity;
    for (let i = 0; i < classes.length; i++) {
      const dx = known[2 * i]! - x,
        dy = known[2 * i + 1]! - y,
        distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    answers[q] = classes[nearest]!;
  }
  return answers;
}
