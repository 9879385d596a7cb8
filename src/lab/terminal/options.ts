import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { nearest } from '../declare/nearest.ts';
import { collectPairs } from '../declare/pairs.ts';
import { show } from '../declare/validate.ts';

/** What all commands of the laboratory read in the same way: options by `node:util`, pairs of name and value, faults in Chinese. */

/** Wrong words: the command ends with 2 after this one Chinese line. */
export class Misuse extends Error {}

/** An option as parseArgs has it. `needs`, of a string, is what has to follow, in Chinese ("一个文件夹"). */
export type Option =
  (ParseArgsOptionDescriptor & { type: 'string'; needs: string }) | (ParseArgsOptionDescriptor & { type: 'boolean' });

/**
 * The options and the other words of a command line.
 * @throws Misuse for an unknown option, a value that is missing or not wanted, an option given twice, a word where none is allowed
 */
export function readWords<const Options extends Record<string, Option>>(
  words: readonly string[],
  options: Options,
  allowPositionals: boolean,
) {
  const config = { args: [...words], options, allowPositionals } as const;
  const { tokens } = parseArgs({ ...config, allowPositionals: true, strict: false, tokens: true });
  const given = new Set<string>();
  for (const token of tokens) {
    const word = words[token.index]!;
    if (token.kind === 'positional' && !allowPositionals) throw unknown(word, options, allowPositionals);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name]! : undefined;
    if (option === undefined) throw unknown(word, options, allowPositionals);
    if (option.type === 'boolean') {
      if (value !== undefined) throw new Misuse(`${rawName} 后面不写值，只写 ${rawName}。`);
      continue;
    }
    // parseArgs takes whatever comes next, another option too.
    if (!value || (!inlineValue && value.startsWith('-'))) throw new Misuse(`${rawName} 后面要有${option.needs}。`);
    if (!option.multiple && given.has(name)) throw new Misuse(`${rawName} 给了两次，只写一次。`);
    given.add(name);
  }
  return parseArgs(config);
}

function unknown(word: string, options: Record<string, Option>, takesParameters: boolean): Misuse {
  const pair = /^--?([^=]+=.*)$/s.exec(word);
  if (pair && takesParameters) return new Misuse(`没有选项${show(word)}；参数前面不加横线，写成 ${show(pair[1])}。`);
  const names = Object.keys(options).map((name) => `--${name}`);
  const meant = nearest(word.replace(/=.*/s, ''), names);
  return new Misuse(
    `没有选项${show(word)}，${meant === undefined ? '' : `你要的也许是 ${meant}；`}可以用的有 ${names.join('、')}。`,
  );
}

/**
 * Words of the form name=value, as an object without prototype; values are text as typed and may hold further =.
 * @param form how one is written, with an example, in Chinese @param what such a word is called
 * @throws Misuse for a word of another form or a name given twice
 */
export function readPairs(words: readonly string[], what: string, form: string): Record<string, string> {
  const pairs = words.map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw new Misuse(`${show(word)}不合写法：${what}写成 ${form}。`);
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  const { given, faults } = collectPairs(pairs, what);
  if (faults.length > 0) throw new Misuse(faults[0]);
  return given;
}
