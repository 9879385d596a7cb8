import { expect, test } from 'vitest';
import { random } from '../../src/math/random.ts';
import { BLOCKS, blockProduct, DEPTH, measurePeak } from '../../src/speed/peak.ts';

test.each(BLOCKS)('what the peak times is a matrix product: block of %i rows and %i vectors', async (rows, vectors) => {
  const { run, a, b, c } = await blockProduct(rows, vectors);
  const draw = random(1, 'panels'),
    width = 4 * vectors;
  for (const panel of [a, b]) for (let i = 0; i < panel.length; i++) panel[i] = draw.integer(17) - 8; // whole numbers: sums are exact
  for (const times of [1, 3]) {
    run(times);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let k = 0; k < DEPTH; k++) sum += a[k * rows + i]! * b[k * width + j]!;
        expect(c[i * width + j]).toBe(times * sum);
      }
    }
  }
});

test('the peak is that of one of the blocks, and plausible for a machine with SIMD', async () => {
  const { gflops, block } = (await measurePeak(10))!;
  expect(BLOCKS.map(([rows, vectors]) => `${rows}×${4 * vectors}`)).toContain(block);
  expect(gflops).toBeGreaterThan(0.2);
  expect(gflops).toBeLessThan(2000);
});
