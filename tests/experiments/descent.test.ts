import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/descent/experiment.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

const all = (given: Record<string, unknown>) => [...experiment.run(parametersOf(experiment, given), streams(0))];
const run = (given: Record<string, unknown>) => all(given).at(-1)!;

describe('gradient descent', () => {
  it('shrinks each coordinate by 1 − ηλ a step, and yields every step', () => {
    const seen = all({ rate: 0.03, curvature: 20, start: '1,-0.5', steps: 25 });
    expect(seen.map(({ steps }) => steps)).toEqual(Array.from({ length: 26 }, (_, t) => t));
    const { path, losses } = seen.at(-1)!;
    path.forEach(([u, v], t) => {
      expect(u).toBeCloseTo((1 - 0.03) ** t, 5);
      expect(v).toBeCloseTo(-0.5 * (1 - 0.6) ** t, 5);
      expect(losses[t]).toBeCloseTo((u * u + 20 * v * v) / 2, 4);
    });
  });

  it('comes to rest if and only if 0 < η < 2/λ for the larger curvature', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 999 }), (curvature, thousandths) => {
        const rate = thousandths / 1000,
          share = (rate * curvature) / 2;
        fc.pre(Math.abs(share - 1) > 0.02);
        const { losses, limit, astray } = run({ rate, curvature, start: '0,1', steps: 300 });
        expect(limit).toBeCloseTo(2 / curvature, 5);
        if (share < 1) expect(losses.at(-1)!).toBeLessThan(losses[0]!);
        else expect(astray || losses.at(-1)! > losses[0]!).toBe(true);
      }),
    );
    const edge = run({ rate: 0.2, curvature: 10, start: '0,1', steps: 50 });
    expect(edge.losses.every((loss) => loss === 5)).toBe(true);
  });

  it('stops where it has gone astray', () => {
    const { astray, loss, steps } = run({ rate: 1, curvature: 100, steps: 300 });
    expect(astray).toBe(true);
    expect(loss).toBeGreaterThan(1e8);
    expect(steps).toBeLessThan(10);
  });
});

it('momentum is the heavy ball: θ″ − (1 + β − ηλ)θ′ + βθ = 0, at rest up to 2(1 + β)/λ', () => {
  const rate = 0.03,
    curvature = 20;
  const { path, limit } = run({ rate, curvature, method: 'momentum', start: '1,1', steps: 40 });
  for (let t = 2; t < path.length; t++)
    [1, curvature].forEach((lambda, i) => {
      const [before, now, next] = [path[t - 2]![i]!, path[t - 1]![i]!, path[t]![i]!];
      expect(next).toBeCloseTo((1 + 0.9 - rate * lambda) * now - 0.9 * before, 4);
    });
  expect(limit).toBeCloseTo(3.8 / curvature, 5);
  const at = (rate: number) => run({ rate, curvature: 10, method: 'momentum', start: '0,1', steps: 300 });
  expect(at(0.37).loss).toBeLessThan(1);
  expect(at(0.39).astray).toBe(true);
});

describe('Adam', () => {
  it('steps by the rate in each coordinate at first, whatever the slope', () => {
    for (const curvature of [2, 100]) {
      const { path } = run({ rate: 0.05, curvature, method: 'adam', start: '-1,1.5', steps: 1 });
      expect(path[1]![0]).toBeCloseTo(-0.95, 5);
      expect(path[1]![1]).toBeCloseTo(1.45, 5);
    }
  });

  it('does not know how a coordinate is scaled: another curvature, the same way', () => {
    const by = (curvature: number) => run({ rate: 0.05, curvature, method: 'adam', start: '-1,1.5' }).path;
    by(3).forEach(([u, v], t) => {
      expect(u).toBeCloseTo(by(60)[t]![0], 5);
      expect(v).toBeCloseTo(by(60)[t]![1], 4);
    });
  });

  it('weighs as its paper has it', () => {
    // Two steps by hand, on u alone: gradients −1 and −0.95.
    const { path, limit } = run({ rate: 0.05, method: 'adam', start: '-1,0', steps: 2 });
    const m = (0.9 * -0.1 + 0.1 * -0.95) / (1 - 0.81),
      v = (0.999 * 0.001 + 0.001 * 0.95 ** 2) / (1 - 0.999 ** 2);
    expect(path[2]![0]).toBeCloseTo(-0.95 - (0.05 * m) / Math.sqrt(v), 5);
    expect(path[2]![1]).toBe(0);
    expect(limit).toBeNull();
  });
});
