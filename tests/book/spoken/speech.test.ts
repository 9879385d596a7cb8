import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speak } from '../../../src/book/spoken/speak.ts';
import { parseSpeech } from './parser.ts';
import { formulas } from './trees.ts';

test('what is spoken of any formula is read back to that formula', () => {
  fc.assert(
    fc.property(formulas, (content) => {
      const line = speak({ content });
      expect(parseSpeech(line), line).toEqual({ content });
    }),
    { numRuns: 3000 },
  );
});
