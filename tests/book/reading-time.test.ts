import { expect, it } from 'vitest';
import { minutesToRead as minutesOf } from '../../src/book/reading-time.ts';
import { parseChapter } from '../../src/book/read/parse.ts';

const minutesToRead = (text: string) => minutesOf(parseChapter(text, () => {})!);

it('time to read grows with the words that are read, not with tags, notes to writers or letters of formulas', () => {
  const words = '深'.repeat(1800);
  expect(minutesToRead(words)).toBe(10);
  expect(minutesToRead(`${words}<Value of="digits" title="${'深'.repeat(900)}" />{/* ${'深'.repeat(900)} */}`)).toBe(
    10,
  );
  expect(minutesToRead(`${words}$${'x+'.repeat(900)}$`)).toBe(10);
  expect(minutesToRead(`${words}${words}`)).toBe(20);
  expect(minutesToRead(`${words}${'<Experiment id="tent" />'.repeat(5)}`)).toBe(15);
  expect(minutesToRead('')).toBe(5);
});
