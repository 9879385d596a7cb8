import { expect, test } from 'vitest';
import { brief, exactNumber } from '../../src/math/exact-decimal.ts';

test('a number stays one as long as it is exact', () => {
  expect(exactNumber(2n ** 53n - 1n)).toBe(9007199254740991);
  expect(exactNumber(2n ** 53n)).toBeNull();
});

test('long ones are cut to four digits', () => {
  expect(brief('123456789012345')).toBe(123456789012345);
  expect(brief('1234999999999999')).toBe('约 1.234e15');
  expect(brief('9'.repeat(31))).toBe('约 9.999e30');
});
