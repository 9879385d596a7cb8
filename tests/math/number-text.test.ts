import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typed } from '../../components/reading/copying.ts';
import { statusText } from '../../components/lab/status.ts';
import { numberText, readable } from '../../src/math/number-text.ts';
import { open } from '../../src/lab/run/session.ts';
import { percent } from '../../src/math/rounding.ts';

const shown = (value: number, options = {}) => {
  const { text, exponent } = numberText(value, options);
  return exponent === undefined ? text : `${text}e${exponent}`;
};

test.each<[number, object, string]>([
  [0, {}, '0'],
  [128, {}, '128'],
  [2048, {}, '2048'],
  [32769, {}, '32\u202f769'],
  [45122648, {}, '45\u202f122\u202f648'],
  [-7, {}, '−7'],
  [0.009973, {}, '0.009973'],
  [0.0099731234, {}, '0.009973'],
  [0.5, { digits: 3 }, '0.500'],
  [128, { digits: 2 }, '130'],
  [12345.678, { digits: 7 }, '12\u202f345.68'],
  [0.2934, { percent: true, digits: 3 }, '29.3%'],
  [0.2934, { percent: true }, '29.34%'],
  [1, { percent: true }, '100%'],
  [-0.0655, { percentagePoints: true, digits: 2 }, '−6.6'],
  [0.0005, { percentagePoints: true, digits: 1 }, '0.05'],
  [0.1, { percentagePoints: true }, '10'],
  [0.000001, { digits: 2 }, '1.0e-6'],
  [0.00002537, {}, '2.537e-5'],
  [9.995, { digits: 3 }, '10.0'],
  [0.9585, { percent: true, digits: 3 }, '95.9%'],
  [4.965e-5, { digits: 3 }, '4.97e-5'],
  [9.9996e-5, {}, '1e-4'],
  [99.96, { digits: 3 }, '100'],
  [6.02e23, {}, '6.02e23'],
])('%d with %o reads %s', (value, options, text) => {
  expect(shown(value, options)).toBe(text);
});

test('what is read is the value, to the digits shown', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }),
      fc.integer({ min: 1, max: 12 }),
      (value, digits) => {
        const read = Number(shown(value, { digits }).replaceAll('\u202f', '').replace('−', '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 0.5001 * 10 ** (1 - digits));
      },
    ),
  );
});

test('integers are shown to the last digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 49), max: 2 ** 49 }), (value) => {
      expect(Number(shown(value).replaceAll('\u202f', '').replace('−', '-'))).toBe(value);
    }),
  );
});

test('a share in percent is the share, to the digits shown, however small or large', () => {
  const magnitude = fc.tuple(fc.integer({ min: -24, max: 20 }), fc.double({ min: 1, max: 10, noNaN: true }));
  fc.assert(
    fc.property(magnitude, fc.boolean(), fc.integer({ min: 1, max: 12 }), ([power, mantissa], negative, digits) => {
      const value = (negative ? -1 : 1) * mantissa * 10 ** power;
      for (const options of [{ percent: true, digits }, { percent: true }]) {
        const { text, exponent } = numberText(value, options);
        // A percent sign, or a power of ten that has taken its place.
        expect(text.endsWith('%')).toBe(exponent === undefined);
        const read = Number(text.replace('%', '').replaceAll('\u202f', '').replace('−', '-'));
        const share = exponent === undefined ? read / 100 : read * 10 ** exponent;
        expect(Math.abs(share - value)).toBeLessThanOrEqual(
          Math.abs(value) * 0.5001 * 10 ** (1 - ('digits' in options ? digits : 4)),
        );
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('a share in words, and how far a run is, are percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (thousandths) => {
      const share = thousandths / 1000;
      expect(Number(percent(share).replace('%', ''))).toBe(thousandths / 10);
      for (const phase of ['running', 'paused'] as const) {
        const said = statusText({
          ...open({ controls: {}, published: [], origin: { params: {}, seed: 0 } }),
          phase,
          progress: share,
        });
        expect(Number(/ (\d+)%/.exec(said)![1])).toBe(Math.floor(share * 100));
      }
    }),
    { numRuns: 200, seed: 2 },
  );
  expect([0, 0.5, 0.9996, 1].map((share) => percent(share))).toEqual(['0.0%', '50.0%', '100.0%', '100.0%']);
});

test('a whole number of percent is written as one, though a double cannot hold the share', () => {
  for (let whole = 0; whole <= 1000; whole++)
    for (const options of [{ percent: true }, { percent: true, digits: 4 }])
      expect(numberText(whole / 100, options)).toEqual({ text: `${whole}%` });
});

test('a number that is copied is the number that was read', () => {
  expect(['4.97×10⁻⁵', '4.97×10−5', '32\u202f769', '−7.5', '6.02×1023', '95.9%', '二'].map(typed)).toEqual([
    '4.97e-5',
    '4.97e-5',
    '32769',
    '-7.5',
    '6.02e23',
    '95.9%',
    '二',
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
      const copied = Number(typed(readable(value)));
      expect(Math.abs(copied - value)).toBeLessThanOrEqual(Math.abs(value) * 0.5001e-3);
    }),
  );
});
