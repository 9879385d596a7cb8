import { expect, it } from 'vitest';
import { cosineTransform, lifterWeights } from '../../src/signal/cepstra.ts';

const rows = (matrix: Float64Array, size: number) =>
  Array.from({ length: matrix.length / size }, (_, i) => [...matrix.subarray(i * size, (i + 1) * size)]);
const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

it.each([1, 2, 23, 26, 40])('is orthonormal: O Oᵀ = I, at size %i', (size) => {
  const all = rows(cosineTransform(size, size, 'orthonormal'), size);
  for (const [i, a] of all.entries())
    for (const [j, b] of all.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 12);
});

it('is the sum that the HTK Book prints, channels numbered from 1', () => {
  const size = 26;
  const matrix = rows(cosineTransform(size, 13, 'htk'), size);
  expect(matrix).toHaveLength(13);
  for (let i = 0; i < 13; i++)
    for (let j = 1; j <= size; j++)
      expect(matrix[i]![j - 1]).toBeCloseTo(Math.sqrt(2 / size) * Math.cos(((Math.PI * i) / size) * (j - 0.5)), 12);
});

it('differs between its two scales in c_0 alone, by √2', () => {
  const [htk, own] = (['htk', 'orthonormal'] as const).map((scale) => rows(cosineTransform(20, 20, scale), 20));
  expect(htk![0]![0]! / own![0]![0]!).toBeCloseTo(Math.SQRT2, 12);
  expect(htk!.slice(1)).toEqual(own!.slice(1));
});

it('finds a cosine over the channels in the one coefficient that it is', () => {
  const size = 26;
  const wave = Array.from({ length: size }, (_, j) => Math.cos((Math.PI * 5 * (j + 0.5)) / size));
  const found = rows(cosineTransform(size, 13, 'htk'), size).map((row) => dot(row, wave));
  for (const [i, c] of found.entries()) expect(c).toBeCloseTo(i === 5 ? Math.sqrt(size / 2) : 0, 12);
});

it('lifters as HTK does: 1 at c_0, 1 + L/2 at c_(L/2), and nothing at all with L = 0', () => {
  const weights = lifterWeights(23, 22);
  expect(weights[0]).toBe(1);
  expect(weights[11]).toBeCloseTo(12, 12);
  expect(weights[22]).toBeCloseTo(1, 12);
  expect(weights[1]).toBeCloseTo(1 + 11 * Math.sin(Math.PI / 22), 12);
  expect([...lifterWeights(3, 0)]).toEqual([1, 1, 1]);
});
