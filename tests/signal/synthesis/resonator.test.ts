import { expect, it } from 'vitest';
import { antiresonator, gainAt, resonance, resonator } from '../../../src/signal/synthesis/resonator.ts';
import { toneThrough } from './measuring.ts';

const RATE = 16000;

it.each([
  [300, 60],
  [870, 90],
  [2240, 150],
  [5500, 300],
])(
  'a resonator at %i Hz, %i Hz wide, is highest there, and half as strong in power half a width beside',
  (f, width) => {
    const coefficients = resonance(f, width, RATE);
    const gain = (hertz: number) => toneThrough(resonator(coefficients), hertz, RATE);
    const top = gain(f);
    for (const hertz of [f - 50, f - 10, f + 10, f + 50]) expect(gain(hertz)).toBeLessThan(top * 1.005);
    expect((gain(f - width / 2) / top) ** 2 + (gain(f + width / 2) / top) ** 2).toBeCloseTo(1, 1);
    for (const hertz of [100, f, 3000]) expect(gain(hertz) / gainAt(coefficients, hertz, RATE)).toBeCloseTo(1, 3);
  },
);

it('passes what does not move', () => expect(gainAt(resonance(700, 60, RATE), 0, RATE)).toBeCloseTo(1, 12));

it('is undone by its antiresonator', () => {
  const coefficients = resonance(900, 120, RATE);
  const [there, back] = [resonator(coefficients), antiresonator(coefficients)];
  for (let i = 0; i < 200; i++) {
    const x = Math.sin(i * i);
    expect(back.step(there.step(x))).toBeCloseTo(x, 9);
  }
});

it('rings on when it is tuned anew', () => {
  const filter = resonator(resonance(500, 50, RATE));
  filter.step(1);
  filter.tune(resonance(600, 50, RATE));
  expect(filter.step(0)).toBeGreaterThan(0);
});

it('refuses what is no resonator', () => {
  for (const [f, width] of [
    [-1, 60],
    [8000, 60],
    [NaN, 60],
    [500, 0],
    [500, NaN],
    [500, Infinity],
  ] as const)
    expect(() => resonance(f, width, RATE)).toThrow(RangeError);
});
