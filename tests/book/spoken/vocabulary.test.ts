import { expect, test } from 'vitest';
import { vocabulary, wordsOf } from './lexer.ts';

const read = (line: string): string | undefined => {
  try {
    return wordsOf(line)
      .map((word) => ('number' in word ? `第${word.number}${word.text}` : word.text))
      .join(' ');
  } catch {
    return undefined;
  }
};

test('no two words make a third where they meet, but for some that never meet', () => {
  const met = vocabulary.flatMap((one) =>
    vocabulary.flatMap((other) => (read(one + other) === `${read(one)} ${read(other)}` ? [] : [`${one} ${other}`])),
  );
  // What follows 根号 is a letter or a number, 无穷 a norm; of two signs of one term the second is 正 or 负.
  const never = /^根号 下|^无穷 大|^[加减] (加|减|加减|减加)$/;
  expect(met.filter((pair) => !never.test(pair)).sort()).toEqual(['大于 等于', '小于 等于']);
});
