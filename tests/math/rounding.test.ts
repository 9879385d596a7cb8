import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, fixed, percent, positional, precise, rounded, roundedTo } from '../../src/math/rounding.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e307, max: 1e307 });

describe('what is rounded is the decimal number as it is written', () => {
  test('whose digits give the double back', () =>
    fc.assert(
      fc.property(finite, (x) => {
        const { digits, exponent } = decimalOf(x);
        expect(Number(`${digits || '0'}e${exponent + 1 - digits.length}`)).toBe(Math.abs(x));
        expect(digits).not.toMatch(/0$/);
      }),
    ));

  test.each([
    // As doubles, or times 100, these lie below the half that they are written as.
    [() => percent(0.9585), '95.9%'],
    [() => percent(0.57415, 2), '57.42%'],
    [() => percent(0.285, 0), '29%'],
    [() => fixed(1.005, 2), '1.01'],
    [() => fixed(-1.005, 2), '−1.01'],
    [() => precise(decimalOf(9.995), 3), '10.0'],
    [() => String(roundedTo(0.00012345, 4)), '0.0001235'],
    // A half is no longer one when more digits follow.
    [() => fixed(0.12499999999999999, 2), '0.12'],
    [() => fixed(-0.004, 2), '0.00'],
    [() => fixed(0.005, 2), '0.01'],
    [() => fixed(0.5, 0), '1'],
    [() => fixed(0.49, 0), '0'],
    [() => fixed(99.95, 1), '100.0'],
    [() => fixed(1e21, 1), '1000000000000000000000.0'],
    [() => fixed(3e-9, 4), '0.0000'],
    [() => fixed(0, 2), '0.00'],
    [() => percent(0), '0.0%'],
    [() => percent(0.001, 0), '0%'],
    [() => percent(1), '100.0%'],
    [() => percent(0.9996), '100.0%'],
  ])('%s is %s', (text, expected) => expect(text()).toBe(expected));
});

/** A decimal number with up to eight digits after the point, by its integer, and what is left of it with `kept` of them: half goes up. */
const byHand = (n: bigint, kept: number) => (n + 5n * 10n ** BigInt(7 - kept)) / 10n ** BigInt(8 - kept);

test('decimals are rounded as by hand, halves upwards', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 7 }), (n, kept) => {
      const digits = String(n).padStart(9, '0');
      const text = fixed(Number(`${digits.slice(0, -8)}.${digits.slice(-8)}`), kept);
      expect(BigInt(text.replace('.', ''))).toBe(byHand(n, kept));
      expect(text.split('.')[1]?.length ?? 0).toBe(kept);
    }),
    { numRuns: 1000, seed: 4 },
  ));

test('what is kept reads as the number, and is nearest to it', () =>
  fc.assert(
    fc.property(finite, fc.integer({ min: 1, max: 17 }), (x, digits) => {
      const near = roundedTo(x, digits);
      expect(Math.abs(near - x)).toBeLessThanOrEqual(Math.abs(x) * 0.5001 * 10 ** (1 - digits) + Number.MIN_VALUE);
      expect(roundedTo(near, digits)).toBe(near);
      expect(Number(positional(decimalOf(x)))).toBe(Math.abs(x));
      expect(rounded(decimalOf(x), digits).digits.length).toBeLessThanOrEqual(digits);
    }),
  ));

/** Where numbers are written for machines, not to be read: parameters, addresses, paths of drawings. */
const forMachines =
  /^src\/(math\/(rounding|float32-decimal|enclosure\/.*)|lab\/declare\/validate-lists|lab\/hands\/(drawn-curve|use-curve)|experiments\/[^/]+\/(view|sheet|mouth-shape|sounds)|project\/.*)\.tsx?$|^components\/(lab\/.*Slider|front\/folds|papercut\/flower)\.tsx?$/;

test('nothing else rounds what is shown', () => {
  const files = ['src', 'components'].flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx,astro}`, { exclude: (name) => name.includes('generated') }),
  );
  expect(files.length).toBeGreaterThan(200);
  const rounding = files.filter((file) =>
    /\.(toFixed|toPrecision|toLocaleString)\(|Intl\.NumberFormat/.test(readFileSync(file, 'utf8')),
  );
  expect(rounding.filter((file) => !forMachines.test(file.replaceAll('\\', '/')))).toEqual([]);
});
