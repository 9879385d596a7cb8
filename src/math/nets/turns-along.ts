/** A one-layer ReLU net with two inputs, along a straight line: it is piecewise linear there, and its answer turns at most once on each piece. */

export interface PlaneNet {
  /** Of each hidden unit: weights of x and of y, bias, and the weight that its output has. */
  units: readonly { x: number; y: number; bias: number; out: number }[];
  bias: number;
}

/** The net's value at a place. */
export function valueAt({ units, bias }: PlaneNet, x: number, y: number): number {
  let sum = bias;
  for (const unit of units) {
    const z = unit.x * x + unit.y * y + unit.bias;
    if (z > 0) sum += unit.out * z;
  }
  return sum;
}

type Place = readonly [x: number, y: number];

/**
 * Where the net's answer, 1 where its value is above 0, changes along the way from one place to another, in shares of the way; and its first
 * answer. Each unit bends the value at most once, so m units leave m + 1 pieces and at most m + 1 turns.
 */
export function turnsAlong(net: PlaneNet, from: Place, to: Place): { first: 0 | 1; turns: number[] } {
  const along = (t: number) => valueAt(net, from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]));
  const bends = net.units
    .map(({ x, y, bias }) => {
      const start = x * from[0] + y * from[1] + bias,
        end = x * to[0] + y * to[1] + bias;
      return start / (start - end);
    })
    .filter((t) => t > 0 && t < 1)
    .sort((a, b) => a - b);
  const places = [0, ...bends, 1],
    values = places.map(along);
  const turns: number[] = [];
  for (let i = 1; i < places.length; i++) {
    const [before, after] = [values[i - 1]!, values[i]!];
    if (before > 0 === after > 0) continue;
    turns.push(places[i - 1]! + ((places[i]! - places[i - 1]!) * before) / (before - after));
  }
  return { first: values[0]! > 0 ? 1 : 0, turns };
}
