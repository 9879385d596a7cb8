/**
 * How the paper is folded into a wedge of 30°, outermost fold last: in half, in three, in half again. Each fold is undone by turning what is there
 * over its creases, given as angles in degrees in the wedge's own frame (the wedge lies between 0° and 30°).
 */
export const FOLDS: readonly { name: string; creases: readonly number[] }[] = [
  { name: '对折', creases: [30] },
  { name: '三折', creases: [60, 0] },
  { name: '再对折', creases: [120] },
];

/** The same folds as they are made: the first is the last that is undone, and of a fold in three each part is a fold. */
export const FOLDING: readonly number[] = FOLDS.toReversed().flatMap(({ creases }) => creases);

/**
 * The half turn about a crease as seen from above, as an SVG transform: distances across the crease are multiplied by cos(πt), from 1 (folded, t = 0)
 * through 0 (standing upright) to −1 (open, t = 1).
 */
export function flip(crease: number, t: number): string {
  const angle = (crease * Math.PI) / 180,
    across = Math.cos(Math.PI * t);
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const entry = (x: number) => x.toFixed(5);
  const mixed = (1 - across) * ux * uy;
  return `matrix(${entry(ux * ux + across * uy * uy)} ${entry(mixed)} ${entry(mixed)} ${entry(uy * uy + across * ux * ux)} 0 0)`;
}
