import { beforeAll, describe, expect, test } from 'vitest';
import { dense, denseWeights, type Activation } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { random } from '../../src/math/random.ts';

beforeAll(ready);

/** The kernels of a stack of these widths, drawn anew. */
function kernels(sizes: readonly number[], activation: Activation, seed: number): Float32Array[] {
  const stack = sizes.slice(1).map((units) => ({ units, activation }));
  const model = dense(sizes[0]!, stack, random(seed, 'weights'));
  const weights = denseWeights(model);
  model.dispose();
  for (const { bias } of weights) expect(bias.every((value) => value === 0)).toBe(true);
  return weights.map(({ kernel }) => kernel);
}

const mean = (values: ArrayLike<number>, of = (x: number) => x) => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]!);
  return sum / values.length;
};

/**
 * The mean square of n uniform numbers of that variance strays from it by √(0.8/n) of it (their kurtosis is 9/5); by six times that in
 * two of a billion cases.
 */
const slack = (n: number) => 6 * Math.sqrt(0.8 / n);

describe('initial kernels', () => {
  test.each<[Activation, readonly number[]]>([
    ['linear', [40, 300, 50]],
    ['tanh', [300, 40, 200]],
    ['sigmoid', [7, 2000, 9]],
  ])('before %s, %o: variance 2/(fan-in + fan-out) (Glorot & Bengio 2010, equation 12)', (activation, sizes) => {
    kernels(sizes, activation, 1).forEach((kernel, l) => {
      const variance = 2 / (sizes[l]! + sizes[l + 1]!);
      expect(Math.abs(mean(kernel, (w) => w * w) / variance - 1)).toBeLessThan(slack(kernel.length));
      expect(Math.abs(mean(kernel))).toBeLessThan(6 * Math.sqrt(variance / kernel.length));
    });
  });

  test.each([[[40, 300, 50]], [[300, 40, 200]], [[7, 2000, 9]]])(
    'before relu, %o: variance 2/fan-in (He et al. 2015, equation 10)',
    (sizes) => {
      kernels(sizes, 'relu', 1).forEach((kernel, l) => {
        const variance = 2 / sizes[l]!;
        expect(Math.abs(mean(kernel, (w) => w * w) / variance - 1)).toBeLessThan(slack(kernel.length));
        expect(Math.abs(mean(kernel))).toBeLessThan(6 * Math.sqrt(variance / kernel.length));
      });
    },
  );

  test('are uniform: no weight beyond √3 deviations, and as many in each tenth of the range', () => {
    const kernel = kernels([100, 400], 'relu', 2)[0]!,
      bound = Math.sqrt(6 / 100);
    const tenths = new Array<number>(10).fill(0);
    for (const w of kernel) tenths[Math.floor((w / bound + 1) * 5)]!++;
    const expected = kernel.length / 10;
    // χ² with 9 degrees of freedom is above 56 in one of a hundred million cases.
    expect(tenths.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(56);
  });

  test('keep the size of a signal through many layers of relu', () => {
    const WIDTH = 400,
      stream = random(3, 'signal');
    let signal = Float64Array.from({ length: WIDTH }, () => stream.normal());
    const begun = mean(signal, (x) => x * x);
    for (const kernel of kernels(new Array<number>(11).fill(WIDTH), 'relu', 4)) {
      const next = new Float64Array(WIDTH);
      for (let i = 0; i < WIDTH; i++) for (let j = 0; j < WIDTH; j++) next[j]! += signal[i]! * kernel[i * WIDTH + j]!;
      signal = next.map((z) => Math.max(0, z));
    }
    // Half of what comes in is squared away and the weights' variance makes up for it. Each layer strays by about √(5/400) of it.
    expect(Math.abs(Math.log(mean(signal, (x) => x * x) / (begun / 2) / 2))).toBeLessThan(1.5);
  });
});
