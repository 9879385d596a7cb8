/**
 * What the vocal folds send into the tract: Rosenberg's pulse in the form of Klatt & Klatt 1990 ("Analysis, synthesis, and perception of voice
 * quality variations", JASA 87:820–857). While the glottis is open the flow is x² − x³, x from 0 to 1; then it is shut at once, and that
 * stroke is what excites the formants.
 */

/** Share of a period in which the glottis is open. */
const OPEN = 0.6;

/** The flow at a phase from 0 to 1, its peak 1. */
export function flowAt(phase: number): number {
  const x = phase / OPEN;
  return x < 1 ? 6.75 * x * x * (1 - x) : 0;
}

/** The greatest slope of the flow, that of the shutting, in peaks a period. */
export const SHUTTING = 6.75 / OPEN;

/**
 * Gives the change of the flow, sample by sample: differences of the flow itself, which are its slope averaged over a sample, so that the
 * sharp shutting folds back little. (That it is the change, not the flow, which is heard is the radiation at the lips.) The slope of the
 * shutting is 1.
 * @param sampleRate in Hz
 */
export function glottis(sampleRate: number): (f0: number) => number {
  let phase = 0;
  let flow = 0;
  return (f0) => {
    const step = f0 / sampleRate;
    phase += step;
    phase -= Math.floor(phase);
    const now = flowAt(phase);
    const change = step > 0 ? (now - flow) / (step * SHUTTING) : 0;
    flow = now;
    return change;
  };
}
