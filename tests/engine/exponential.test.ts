import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log, log1p, sigmoid, tanh } from '../../src/engine/twin/exponential.ts';
import { kernelMemory } from '../../src/engine/kernels.ts';
import { planMemory } from '../../src/engine/fused-plan.ts';
import { generatedHash, sourceHash } from '../../src/project/kernels.ts';
import { random } from '../../src/math/random.ts';

test('the compiled kernels are those of the sources (npm run kernels makes them anew)', () =>
  expect(generatedHash()).toBe(sourceHash()));

/** Distance from the exact value, in units of the last place of float32. */
function ulps(measured: number, exact: number): number {
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(exact))));
  return Math.abs(measured - exact) / 2 ** (exponent - 23);
}

/** The bounds that assembly/exponential.ts states. */
test.each([
  ['exp', exp, Math.exp, -87.3, 88.3, 1],
  ['sigmoid', sigmoid, (x: number) => 1 / (1 + Math.exp(-x)), -87, 87, 2.5],
  ['tanh', tanh, Math.tanh, -60, 60, 1.5],
  ['log1p', log1p, Math.log1p, -0.3, 1, 2],
  ['log', log, Math.log, 1.2e-38, 3.4e38, 2],
] as const)(
  '%s in float32 is within its bound of the exact value, at every 4099th float',
  (_, ours, exact, low, high, bound) => {
    const bits = new Uint32Array(1),
      float = new Float32Array(bits.buffer);
    let worst = 0,
      at = 0;
    for (let b = 0; b < 2 ** 32; b += 4099) {
      bits[0] = b;
      const x = float[0]!;
      if (!(x >= low && x <= high) || exact(x) === 0) continue;
      const error = ulps(ours(x), exact(x));
      if (error > worst) [worst, at] = [error, x];
    }
    expect(worst, `at ${at}`).toBeLessThanOrEqual(bound);
    expect(worst).toBeGreaterThan(0.5); // it was measured
  },
);

const float = (min: number, max: number) =>
  fc.float({ min: Math.fround(min), max: Math.fround(max), noNaN: true, noDefaultInfinity: true });

test('at their ends: saturation, zero, signs, NaN', () => {
  expect(exp(0)).toBe(1);
  expect(exp(1000)).toBe(exp(88.37626));
  expect(exp(-1000)).toBeGreaterThan(0);
  expect([sigmoid(0), sigmoid(1000), tanh(0), tanh(50), tanh(-50)]).toEqual([0.5, 1, 0, 1, -1]);
  expect([exp(NaN), sigmoid(NaN), tanh(NaN)]).toEqual([NaN, NaN, NaN]);
  fc.assert(fc.property(float(-30, 30), (x) => tanh(-x) === -tanh(x)));
});

test('the kernels’ functions are the twin’s, bit for bit: a layer of one weight 1 is its activation', () => {
  for (const [activation, twin] of [
    ['tanh', tanh],
    ['sigmoid', sigmoid],
  ] as const) {
    const plan = planMemory({
      layers: [{ inputs: 1, units: 1, activation }],
      batch: 1,
      samples: 1,
      loss: 'meanSquaredError',
      optimizer: 'sgd',
    });
    const { buffer, forward, path } = kernelMemory(plan.bytes),
      rows = plan.rows;
    expect(path).toBe('fused');
    new Int32Array(buffer, plan.at).set(plan.words);
    new Float32Array(buffer, plan.layers[0]!.kernel, 1)[0] = 1;
    const x = new Float32Array(buffer, plan.evaluation.spread, rows),
      y = new Float32Array(buffer, plan.layers[0]!.output, rows),
      stream = random(3, activation);
    for (let round = 0; round < 400; round++) {
      for (let i = 0; i < rows; i++) x[i] = (stream.uniform() - 0.5) * 10 ** (stream.integer(6) - 3);
      forward(plan.at, plan.evaluation.spread, rows);
      const given = x.slice(),
        outputs = y.slice();
      // The sum starts at +0, so −0 becomes +0.
      expect(outputs).toEqual(given.map((value) => twin(value + 0)));
    }
  }
});
