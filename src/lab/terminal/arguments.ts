import { Misuse, readPairs, readWords } from './options.ts';

/** What the command line asks for. `given` holds text as typed, unchecked but for its form. */
export interface Asked {
  /** The first word: an experiment's id or "list"; undefined if there is none. */
  id: string | undefined;
  given: Record<string, string>;
  seed: string | undefined;
  /** What follows each `--data`. */
  data: string[];
  /** What stands on stdout instead of words for people. */
  form: 'json' | 'csv' | undefined;
  help: boolean;
  root: string | undefined;
}

/** Reads the words after `npm run -s lab --`. @throws Misuse */
export function readArguments(words: readonly string[]): Asked {
  const { values, positionals } = readWords(
    words,
    {
      json: { type: 'boolean' },
      csv: { type: 'boolean' },
      data: { type: 'string', multiple: true, needs: ' 名字=文件' },
      help: { type: 'boolean', short: 'h' },
      root: { type: 'string', needs: '一个文件夹' },
    },
    true,
  );
  const [id, ...pairs] = positionals;
  const { seed, ...given } = readPairs(pairs, '参数', '名字=值，例如 seed=1');
  const { json = false, csv = false, help = false, root, data = [] } = values;
  if (json && csv) throw new Misuse('--json 和 --csv 只写一个：标准输出上只有一份结果。');
  if (csv && (help || id === 'list')) throw new Misuse('--csv 只用来取一次运行的表；列出实验和帮助请用 --json。');
  return { id, given, seed, data, form: json ? 'json' : csv ? 'csv' : undefined, help, root };
}
