import { expect, test } from 'vitest';
import { inPowers, powerOf, powersAxis, superscript } from '../../../src/lab/draw/text/powers.ts';

test('the power of ten of a number of any length', () => {
  expect(powerOf('1')).toBe(0);
  expect(powerOf('1000')).toBe(3);
  expect(powerOf('176')).toBeCloseTo(Math.log10(176), 12);
  expect(powerOf(`2${'0'.repeat(400)}`)).toBeCloseTo(400 + Math.log10(2), 12);
});

test('numbers that are too long are written with a power of ten', () => {
  expect(superscript(1024)).toBe('¹⁰²⁴');
  expect(inPowers('1234567', 7)).toBe('1234567');
  expect(inPowers('1234567', 6)).toBe('约 1.23×10⁶');
});

test('an axis of powers has at most seven ticks, from 1 on, small ones in full', () => {
  for (const top of [2, 5.3, 6, 6.1, 40, 6000]) {
    const { domain, ticks, tickFormat } = powersAxis(top, '块数');
    expect(domain).toEqual([0, top]);
    expect(ticks[0]).toBe(0);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks.at(-1)!).toBeLessThanOrEqual(top);
    expect(tickFormat(3)).toBe('1000');
    expect(tickFormat(12)).toBe('10¹²');
  }
});
