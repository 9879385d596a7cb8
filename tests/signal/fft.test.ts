import { expect, it } from 'vitest';
import { random } from '../../src/math/random.ts';
import { fourier } from '../../src/signal/fft.ts';

const noise = (n: number, name: string) => {
  const stream = random(1, name);
  return Float64Array.from({ length: n }, () => stream.normal());
};

/** The definition, term by term. */
function slowly(re: Float64Array, im: Float64Array): { re: number; im: number }[] {
  const n = re.length;
  return Array.from({ length: n }, (_, k) => {
    let [a, b] = [0, 0];
    for (let i = 0; i < n; i++) {
      const angle = (-2 * Math.PI * ((i * k) % n)) / n;
      a += re[i]! * Math.cos(angle) - im[i]! * Math.sin(angle);
      b += re[i]! * Math.sin(angle) + im[i]! * Math.cos(angle);
    }
    return { re: a, im: b };
  });
}

it.each([1, 2, 4, 8, 64, 256])('is the sum that defines it, at length %i', (n) => {
  const [re, im] = [noise(n, 're'), noise(n, 'im')];
  const wanted = slowly(re, im);
  fourier(n)(re, im);
  for (const [k, value] of wanted.entries()) {
    expect(re[k]).toBeCloseTo(value.re, 10);
    expect(im[k]).toBeCloseTo(value.im, 10);
  }
});

it('keeps the energy (Parseval)', () => {
  const n = 1024;
  const [re, im] = [noise(n, 're'), new Float64Array(n)];
  const before = re.reduce((sum, x) => sum + x * x, 0);
  fourier(n)(re, im);
  expect(re.reduce((sum, x, k) => sum + x * x + im[k]! * im[k]!, 0) / n).toBeCloseTo(before, 8);
});

it('refuses other lengths', () => {
  for (const n of [0, 3, 6, 1000, -4]) expect(() => fourier(n)).toThrow(RangeError);
});
