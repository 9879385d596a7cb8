import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { experimentIds } from '../../lab/publish/catalogue.ts';
import { readBook } from '../book.ts';
import { placeOf } from '../chapter-order.ts';
import { deviceName, idForm } from '../words/attributes.ts';
import { chapterSkeleton, experimentSkeleton, type Files } from './skeletons.ts';

/** `npm run new -- chapter <slug> [number]`, `npm run new -- experiment <id>`: a whole small beginning with its tests; nothing is overwritten. */

const usage = `npm run new -- chapter 章名 [章号]    一章的骨架，章号不写就接在最后
npm run new -- experiment 名字       一个实验的骨架和它的测试，并算出它发布的结果
名字用小写字母、数字和连字符，例如 weight-sharing。`;

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function write(files: Files): void {
  const taken = Object.keys(files).find((path) => existsSync(path));
  if (taken !== undefined) fail(`${taken} 已经有了，什么也没有写。`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    console.log(`写了 ${path}`);
  }
}

function newChapter(slug: string, given: string | undefined): void {
  const { chapters, complete } = readBook();
  if (!complete) fail('有的章读不进来，章号数不清。请先让 npm run check 没有错误。');
  if (chapters.some((chapter) => chapter.slug === slug)) fail(`已经有一章叫 ${slug}。`);
  const last = Math.max(-1, ...chapters.map(({ order }) => Math.floor(placeOf(order))));
  const number = given?.toLowerCase() ?? String(last + 1);
  if (!/^(?:0|[1-9]\d{0,2}[bc]?)$/.test(number)) fail(`章号 ${number} 写得不对，写成 17 或 11b 这样。`);
  if (chapters.some(({ order }) => order.toLowerCase() === number)) fail(`已经有第 ${number.toUpperCase()} 章。`);
  const padded = /^\d[bc]?$/.test(number) ? `0${number}` : number;
  write(chapterSkeleton(slug, padded));
  console.log('写好一段就运行 npm run check；npm run dev 边写边看。测试不用登记，它们自己会找到新的一章。');
}

function newExperiment(id: string): void {
  if (experimentIds(join('src', 'experiments')).includes(id)) fail(`已经有一个实验叫 ${id}。`);
  write(experimentSkeleton(id));
  const { status } = spawnSync(process.execPath, ['src/lab/terminal/precompute.ts', '--only', id], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log(`试它：npm run -s lab -- ${id} terms=5
测它：npm run unit -- tests/experiments/${id}.test.ts tests/lab/contract.test.ts
改了算法就重算：npm run precompute -- --only ${id}
放进章里：::experiment{id="${id}"}，并在那一章写上 claims 里的话。`);
}

const [kind, name, number, ...more] = process.argv.slice(2);
if (kind === undefined || !['chapter', 'experiment'].includes(kind))
  fail('要说清做什么新的：chapter 还是 experiment。');
if (name === undefined) fail('还要一个名字。');
if (!idForm.test(name) || name.length > 60 || deviceName.test(name)) fail(`名字 ${name} 写得不对。`);
if (more.length > 0 || (kind === 'experiment' && number !== undefined)) fail(`不认识 ${more[0] ?? number}。`);
if (kind === 'chapter') newChapter(name, number);
else newExperiment(name);
