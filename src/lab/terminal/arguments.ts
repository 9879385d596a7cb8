import { nearest } from '../declare/nearest.ts';
import { show } from '../declare/validate.ts';

/** What the command line asks for. `given` holds text as typed, unchecked but for its form. */
export interface Asked {
  /** The first word: an experiment's id or "list"; undefined if there is none. */
  id: string | undefined;
  given: Record<string, string>;
  seed: string | undefined;
  json: boolean;
  help: boolean;
  root: string | undefined;
}

const OPTIONS = ['--json', '--help', '--root'];

/** Reads the words after `npm run -s lab --`. A fault is one Chinese line that says what is allowed. */
export function readArguments(
  words: readonly string[],
): { asked: Asked; fault?: undefined } | { fault: string; asked?: undefined } {
  const asked: Asked = {
    id: undefined,
    given: Object.create(null) as Record<string, string>,
    seed: undefined,
    json: false,
    help: false,
    root: undefined,
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--json') asked.json = true;
    else if (word === '--help' || word === '-h') asked.help = true;
    else if (word === '--root') {
      asked.root = words[++i];
      if (asked.root === undefined) return { fault: '--root 后面要有一个文件夹。' };
    } else if (word.startsWith('-')) return { fault: unknownOption(word) };
    else if (asked.id === undefined) asked.id = word;
    else {
      const fault = addValue(asked, word);
      if (fault !== undefined) return { fault };
    }
  }
  return { asked };
}

function addValue(asked: Asked, word: string): string | undefined {
  const at = word.indexOf('=');
  if (at < 1) return `${show(word)}不合写法：参数写成 名字=值，例如 seed=1。`;
  const [name, value] = [word.slice(0, at), word.slice(at + 1)];
  if (name in asked.given || (name === 'seed' && asked.seed !== undefined)) return `参数 ${name} 给了两次，只写一次。`;
  if (name === 'seed') asked.seed = value;
  else asked.given[name] = value;
  return undefined;
}

function unknownOption(word: string): string {
  const value = /^--?([^=]+)=(.*)$/.exec(word);
  if (value) return `没有选项${show(word)}；参数前面不加横线，写成 ${show(`${value[1]}=${value[2]}`)}。`;
  const meant = nearest(word, OPTIONS);
  return `没有选项${show(word)}，${meant === undefined ? '' : `你要的也许是 ${meant}；`}可以用的有 ${OPTIONS.join('、')}。`;
}
