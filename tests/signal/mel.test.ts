import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../property-seed.ts';
import { hertzOf, melOf } from '../../src/signal/mel.ts';

it("has HTK's values", () => {
  expect(melOf(1000, 'htk')).toBeCloseTo(999.98554, 5);
  expect(melOf(8000, 'htk')).toBeCloseTo(2840.023, 4);
  expect(melOf(0, 'htk')).toBe(0);
});

it("has Slaney's: straight below 1000 Hz, then 27 steps from one frequency to 6.4 times it", () => {
  expect(melOf(440, 'slaney')).toBeCloseTo(6.6, 12);
  expect(melOf(1000, 'slaney')).toBe(15);
  expect(melOf(6400, 'slaney')).toBeCloseTo(42, 10);
  // librosa.hz_to_mel([60, 110, 220, 440]) of its documentation
  for (const [hertz, mel] of [
    [60, 0.9],
    [110, 1.65],
    [220, 3.3],
  ] as const)
    expect(melOf(hertz, 'slaney')).toBeCloseTo(mel, 12);
  // The two pieces meet.
  expect(melOf(1000 - 1e-9, 'slaney')).toBeCloseTo(15, 9);
});

it.each(['htk', 'slaney'] as const)('goes back and forth, and rises: %s', (scale) => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 24000, noNaN: true }), (hertz) => {
      expect(hertzOf(melOf(hertz, scale), scale)).toBeCloseTo(hertz, 7);
      expect(melOf(hertz + 1, scale)).toBeGreaterThan(melOf(hertz, scale));
    }),
  );
});
