import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, foldWithPlaces, FORMULA } from '../../src/search/fold.ts';

it.each([
  ['ReLU 网络', 'relu网络'],
  ['ＲｅＬＵ（１０）', 'relu(10)'],
  ['“深”', '"深"'],
  ['10−5 – 10-5', '10-5-10-5'],
  [`$2^{d-1}$ 与 ${FORMULA.open}2^{d-1}${FORMULA.close}`, '2^{d-1}与2^{d-1}'],
  ['Montúfar', 'montúfar'],
  ['零\u200b宽', '零宽'],
])('%s is looked for as %s', (text, folded) => expect(fold(text)).toBe(folded));

it('keeps apart what means something else', () => {
  expect(fold('10²')).not.toBe(fold('102'));
  expect(fold('Σ_i')).not.toBe(fold('s_i'));
  expect(fold('<img>')).toBe('<img>');
});

it('folds twice as once, and a part as it stands in the whole', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const text = (a + b).normalize('NFC');
      expect(fold(fold(text))).toBe(fold(text));
      const { folded, places } = foldWithPlaces(text);
      expect(folded).toBe(fold(text));
      expect(places).toHaveLength(folded.length);
      // What stands from a place on folds to the rest from there.
      for (const [i, place] of places.entries())
        if (place !== places[i - 1]) expect(fold(text.slice(place)).length).toBe(folded.length - i);
    }),
  ));
