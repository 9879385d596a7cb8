import { readPairs, readWords } from './options.ts';

/** What the command line asks for. `given` holds text as typed, unchecked but for its form. */
export interface Asked {
  /** The first word: an experiment's id or "list"; undefined if there is none. */
  id: string | undefined;
  given: Record<string, string>;
  seed: string | undefined;
  /** What follows each `--data`. */
  data: string[];
  json: boolean;
  help: boolean;
  root: string | undefined;
}

/** Reads the words after `npm run -s lab --`. @throws Misuse */
export function readArguments(words: readonly string[]): Asked {
  const { values, positionals } = readWords(
    words,
    {
      json: { type: 'boolean' },
      data: { type: 'string', multiple: true, needs: ' 名字=文件' },
      help: { type: 'boolean', short: 'h' },
      root: { type: 'string', needs: '一个文件夹' },
    },
    true,
  );
  const [id, ...pairs] = positionals;
  const { seed, ...given } = readPairs(pairs, '参数', '名字=值，例如 seed=1');
  const { json = false, help = false, root, data = [] } = values;
  return { id, given, seed, data, json, help, root };
}
