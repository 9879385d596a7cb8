import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { experimentIds } from '../../lab/publish/catalogue.ts';
import { readBook } from '../book.ts';
import { placeOf } from '../chapter-order.ts';
import { deviceName, idForm } from '../words/attributes.ts';
import { chapterSkeleton, experimentSkeleton, type Files } from './skeletons.ts';

/** Thrown if nothing new is made; its message is a sentence for the writer. */
export class Refused extends Error {}

/** A new chapter or experiment: its kind, its name, and the files that were written, from the project's root. */
export interface Created {
  kind: 'chapter' | 'experiment';
  name: string;
  files: string[];
}

/**
 * Makes what the words after `npm run new --` ask for. Nothing is overwritten, and of a skeleton all is written or nothing.
 * @throws Refused
 */
export function create(words: readonly string[], root = '.'): Created {
  const [kind, name, number, ...more] = words;
  if (kind !== 'chapter' && kind !== 'experiment') throw new Refused('要说清做什么新的：chapter 还是 experiment。');
  if (name === undefined) throw new Refused('还要一个名字。');
  if (!idForm.test(name) || name.length > 60 || deviceName.test(name)) throw new Refused(`名字 ${name} 写得不对。`);
  if (more.length > 0 || (kind === 'experiment' && number !== undefined))
    throw new Refused(`不认识 ${more[0] ?? number}。`);
  const files = kind === 'chapter' ? newChapter(name, number, root) : newExperiment(name, root);
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Refused(`${taken} 已经有了，什么也没有写。`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
  }
  return { kind, name, files: Object.keys(files) };
}

function newChapter(slug: string, given: string | undefined, root: string): Files {
  const { chapters, complete } = readBook(root);
  if (!complete) throw new Refused('有的章读不进来，章号数不清。请先让 npm run check 没有错误。');
  if (chapters.some((chapter) => chapter.slug === slug)) throw new Refused(`已经有一章叫 ${slug}。`);
  const last = Math.max(-1, ...chapters.map(({ order }) => Math.floor(placeOf(order))));
  const number = given?.toLowerCase() ?? String(last + 1);
  if (!/^(?:0|[1-9]\d{0,2}[bc]?)$/.test(number)) throw new Refused(`章号 ${number} 写得不对，写成 17 或 11b 这样。`);
  if (chapters.some(({ order }) => order.toLowerCase() === number))
    throw new Refused(`已经有第 ${number.toUpperCase()} 章。`);
  return chapterSkeleton(slug, /^\d[bc]?$/.test(number) ? `0${number}` : number);
}

function newExperiment(id: string, root: string): Files {
  if (experimentIds(join(root, 'src/experiments')).includes(id)) throw new Refused(`已经有一个实验叫 ${id}。`);
  return experimentSkeleton(id);
}
