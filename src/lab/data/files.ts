import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DataFault, type DataFile } from '../../datasets/kinds.ts';
import { nearest } from '../declare/nearest.ts';
import { show } from '../declare/validate.ts';
import type { Experiment } from '../declare/define.ts';
import { admit, type Admitted } from './door.ts';
import { inputsOf } from './provide.ts';

/** Data from files on a disk, for the commands: `--data name=FILE`, as often as an input has files. */

/** What was written after `--data`: files by the name of the input. @throws DataFault for a word that is no name=FILE */
export function readDataWords(words: readonly string[]): Record<string, string[]> {
  const files: Record<string, string[]> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 1 || at === word.length - 1)
      throw new DataFault(`--data 后面应写 名字=文件，不能是${show(word)}；例如 --data voice=录音.wav。`);
    (files[word.slice(0, at)] ??= []).push(word.slice(at + 1));
  }
  return files;
}

/** The files through the door, by the input they are for; inputs that this experiment doesn't have are faults. @throws DataFault */
export async function admitFiles(
  id: string,
  experiment: Experiment,
  files: Record<string, string[]>,
): Promise<Record<string, Admitted>> {
  const inputs = new Map(inputsOf(experiment));
  const admitted: Record<string, Admitted> = {};
  for (const [name, paths] of Object.entries(files)) {
    const input = inputs.get(name);
    if (!input) throw new DataFault(noInput(id, name, [...inputs.keys()]));
    admitted[name] = await admit(input, (await Promise.all(paths.map(filesAt))).flat());
  }
  return admitted;
}

function noInput(id: string, name: string, names: string[]): string {
  if (names.length === 0) return `实验 ${id} 不用数据文件，去掉 --data。`;
  const meant = nearest(name, names);
  return `实验 ${id} 没有名为${show(name)}的数据，${meant === undefined ? '' : `你要的也许是 ${meant}；`}可以用的有 ${names.join('、')}。`;
}

/** A file, or all that lie in a folder and in folders in it, hidden ones left out. */
async function filesAt(path: string): Promise<DataFile[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [{ name: basename(path), bytes: await bytesOf(path) }];
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  const plain = inside.filter(
    (entry) => entry.isFile() && !/(^|\/)\./.test(join(entry.parentPath, entry.name).slice(path.length)),
  );
  if (plain.length === 0) throw new DataFault(`--data 给的 ${show(path)} 里没有文件；换一个文件夹。`);
  return Promise.all(
    plain.map(async ({ parentPath, name }) => ({
      name,
      folder: basename(parentPath),
      bytes: await bytesOf(join(parentPath, name)),
    })),
  );
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? '没有这个文件' : `读不了（${code}）`;
    throw new DataFault(`--data 给的 ${show(path)}：${why}；检查路径再试。`);
  }
}
