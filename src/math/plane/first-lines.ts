import type { PlaneNet } from './folding-net.ts';
import type { Form } from './linear-regions.ts';
import { unitLine } from './placed-lines.ts';

/** A net's first layer as lines of the plane: each of its units is zero along one, and grows from there on one side. */

/** The line of each unit of the first layer. */
export const firstLines = ({ layers: [first] }: PlaneNet): Form[] =>
  first!.weights.map(([a, b], j) => [a!, b!, first!.biases[j]!]);

/** Steps to a whole weight, so that lines turned to any angle are rounded finely. */
const STEPS = 2 ** 20;

/**
 * The net with some lines of its first layer elsewhere: such a unit keeps the length of its weights (1 if it had none) and is active where the
 * new form is positive. All other weights stay. relu(k·v) = k·relu(v): the first layer is written in finer steps, and all biases after it too.
 */
export function withFirstLines(net: PlaneNet, lines: readonly (Form | undefined)[]): PlaneNet {
  const forms = firstLines(net);
  if (forms.every((_, j) => lines[j] === undefined)) return net;
  const steps = BigInt(STEPS);
  const moved = forms.map(([a, b, c], j): Form => {
    const line = lines[j] && unitLine(lines[j]);
    if (!line) return [a * steps, b * steps, c * steps];
    const [p, q] = [Number(a), Number(b)];
    const length = STEPS * (Math.sqrt(p * p + q * q) || 1);
    const whole = (part: number) => BigInt(Math.round(length * part));
    return [whole(line[0]), whole(line[1]), whole(line[2])];
  });
  const later = net.layers
    .slice(1)
    .map(({ weights, biases }) => ({ weights, biases: biases.map((bias) => bias * steps) }));
  return {
    layers: [{ weights: moved.map(([a, b]) => [a, b]), biases: moved.map(([, , c]) => c) }, ...later],
    readout: net.readout,
    scale: net.scale * STEPS,
  };
}
