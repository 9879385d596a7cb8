import { expect, test } from 'vitest';
import { endpointsOf } from '../../src/signal/endpoints.ts';

const RATE = 8000;
/** Silence, a tone of that amplitude and silence again, in milliseconds. */
const tone = (before: number, during: number, after: number, amplitude = 0.5, hiss = 0) =>
  Float32Array.from({ length: (RATE * (before + during + after)) / 1000 }, (_, i) => {
    const ms = (1000 * i) / RATE;
    const loud = ms >= before && ms < before + during;
    return (loud ? amplitude * Math.sin(i) : 0) + hiss * (i % 2 ? 1 : -1);
  });

test('what stands before and after is cut off, but for 80 milliseconds', () => {
  expect(endpointsOf(tone(300, 200, 400), RATE)).toEqual({ start: (300 - 80) * 8, end: (500 + 80) * 8 });
});
test('how loud the whole is does not matter, nor a hiss 40 dB below', () => {
  const clean = endpointsOf(tone(300, 200, 400), RATE);
  expect(endpointsOf(tone(300, 200, 400, 0.005), RATE)).toEqual(clean);
  expect(endpointsOf(tone(300, 200, 400, 0.5, 0.003), RATE)).toEqual(clean);
  // 30 dB below is not silence.
  expect(endpointsOf(tone(300, 200, 400, 0.5, 0.011), RATE)).toEqual({ start: 0, end: 7200 });
});
test('a pause inside stays, and nothing is taken from beyond the ends', () => {
  const twice = Float32Array.from([...tone(20, 100, 300), ...tone(0, 100, 20)]);
  expect(endpointsOf(twice, RATE)).toEqual({ start: 0, end: twice.length });
  expect(endpointsOf(new Float32Array(800), RATE)).toEqual({ start: 0, end: 800 });
  expect(endpointsOf(new Float32Array(20), RATE)).toEqual({ start: 0, end: 20 });
});
