import { describe, expect, it } from 'vitest';
import { glidingTone } from '../../src/datasets/gliding-tone.ts';
import { SIDE } from '../../src/datasets/digit-sheet.ts';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { random } from '../../src/math/random.ts';
import { spectrumOf } from '../../src/signal/spectrum.ts';

describe('strokeDigits', () => {
  const digits = strokeDigits(200, random(3, 'digits'));
  const picture = (i: number) => digits.pixels.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE);
  it('draws as many of each digit, the same again from the same stream, others from another', () => {
    for (let digit = 0; digit < 10; digit++) expect(digits.labels!.filter((label) => label === digit)).toHaveLength(20);
    expect(strokeDigits(200, random(3, 'digits'))).toEqual(digits);
    expect(strokeDigits(200, random(4, 'digits')).pixels).not.toEqual(digits.pixels);
  });
  it('leaves paper around a full pen, and no digit is cut off at the edge', () => {
    for (let i = 0; i < digits.count; i++) {
      expect(Math.max(...picture(i))).toBe(255);
      const ink = picture(i).reduce((a, b) => a + b) / (255 * SIDE * SIDE);
      expect(ink).toBeGreaterThan(0.03);
      expect(ink).toBeLessThan(0.35);
      for (let k = 0; k < SIDE; k++) expect(picture(i)[k]! + picture(i)[(SIDE - 1) * SIDE + k]!).toBeLessThan(64);
    }
  });
  it('makes a zero with a hole and a one without', () => {
    const paperInside = (digit: number) => {
      const seen = new Uint8Array(SIDE * SIDE);
      const own = picture(digits.labels!.indexOf(digit));
      const fill = [0];
      while (fill.length > 0) {
        const at = fill.pop()!;
        if (seen[at] || own[at]! > 0) continue;
        seen[at] = 1;
        const [row, column] = [Math.floor(at / SIDE), at % SIDE];
        if (row > 0) fill.push(at - SIDE);
        if (row < SIDE - 1) fill.push(at + SIDE);
        if (column > 0) fill.push(at - 1);
        if (column < SIDE - 1) fill.push(at + 1);
      }
      return own.filter((value, at) => value === 0 && !seen[at]).length;
    };
    expect(paperInside(0)).toBeGreaterThan(10);
    expect(paperInside(1)).toBe(0);
  });
});

describe('glidingTone', () => {
  it('is strongest at its pitch, which moves evenly', () => {
    const { samples, sampleRate } = glidingTone(200, 400, 2, 16000);
    expect(samples).toHaveLength(32000);
    const frame = 1024;
    const { power } = spectrumOf(frame);
    for (const [second, pitch] of [
      [0.5, 250],
      [1, 300],
      [1.5, 350],
    ] as const) {
      const spectrum = power(samples, second * sampleRate - frame / 2);
      // Pre-emphasis lifts the overtones: look around the pitch only.
      const lines = [...spectrum.subarray(0, Math.round((1.5 * pitch * frame) / sampleRate))];
      const strongest = lines.indexOf(Math.max(...lines));
      expect(Math.abs((strongest * sampleRate) / frame - pitch)).toBeLessThanOrEqual(sampleRate / frame);
    }
  });
  it('has nothing that the rate cannot hold, and stays within full scale', () => {
    const { samples } = glidingTone(3000, 3900, 0.5, 8000);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(0.5);
    expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(0.24);
  });
});
