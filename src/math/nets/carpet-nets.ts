/**
 * Nets with written-down weights whose logit is 1/n − a(x) − a(y), exactly: above 0 where the carpet of n × n diamonds is 1 (datasets/carpet.ts).
 * All weights are sums of powers of two, so float32 makes no rounding error on inputs with few binary digits.
 */

/** One dense layer: kernel[i·units + j] joins input i to unit j. Hidden layers are ReLU, the last is linear. */
interface WrittenLayer {
  units: number;
  kernel: number[];
  bias: number[];
}

/** Hidden units and parameters of a stack of dense layers on two inputs. */
export function sizeOf(layers: readonly WrittenLayer[]): { units: number; parameters: number } {
  const hidden = layers.slice(0, -1);
  return {
    units: hidden.reduce((sum, { units }) => sum + units, 0),
    parameters: layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0),
  };
}

/** Folds that make the distance to the middle of a period out of a coordinate: |·|, |· − 1/2|, |· − 1/4| … @param n a power of two */
export const foldsFor = (n: number): number => 32 - Math.clz32(n);

/**
 * The deep net: log₂n + 1 layers of 4 units fold the plane, each axis by |v| = relu(v) + relu(−v), and the last layer cuts it once.
 * 20·log₂n + 17 parameters.
 */
export function foldingCarpet(n: number): WrittenLayer[] {
  const layers: WrittenLayer[] = [];
  for (let fold = 0; fold < foldsFor(n); fold++) {
    // Units: x up, x down, y up, y down. Before the first fold a coordinate is one input, later it is the sum of two units.
    const crease = fold === 0 ? 0 : 2 ** -fold;
    const signs = [1, -1];
    const rows = fold === 0 ? [0, 1] : [0, 0, 1, 1];
    layers.push({
      units: 4,
      kernel: rows.flatMap((axis) => [0, 1].flatMap((other) => signs.map((sign) => (axis === other ? sign : 0)))),
      bias: [0, 1].flatMap(() => signs.map((sign) => -sign * crease)),
    });
  }
  return [...layers, { units: 1, kernel: [-1, -1, -1, -1], bias: [1 / n] }];
}

/**
 * The shallow net: a(t) is a zigzag of 2n pieces over [−1,1], and each piece costs one unit: 4n units, 16n + 1 parameters. The slope is −1 at
 * first and turns by 2 at every middle and end of a period.
 */
export function zigzagCarpet(n: number): WrittenLayer[] {
  const hinges = Array.from({ length: 2 * n }, (_, i) => -1 + i / n);
  const turns = hinges.map((_, i) => (i === 0 ? -1 : i % 2 === 1 ? 2 : -2));
  return [
    {
      units: 4 * n,
      kernel: [0, 1].flatMap((axis) => [0, 1].flatMap((other) => hinges.map(() => (axis === other ? 1 : 0)))),
      bias: [0, 1].flatMap(() => hinges.map((hinge) => -hinge)),
    },
    // Both axes begin with a(−1) = 1/n.
    { units: 1, kernel: [0, 1].flatMap(() => turns.map((turn) => -turn)), bias: [-1 / n] },
  ];
}

/** Folds a coordinate so many times: |t|, ||t| − 1/2|, … */
export function folded(t: number, folds: number): number {
  for (let fold = 0; fold < folds; fold++) t = Math.abs(t - (fold === 0 ? 0 : 2 ** -fold));
  return t;
}
