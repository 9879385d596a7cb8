import { spawnSync } from 'node:child_process';
import { create, Refused } from './create.ts';

/** `npm run new -- chapter <slug> [number]`, `npm run new -- experiment <id>`: a whole small beginning with its tests; nothing is overwritten. */

const usage = `npm run new -- chapter 章名 [章号]    一章的骨架，章号不写就接在最后
npm run new -- experiment 名字       一个实验的骨架和它的测试，并算出它发布的结果
名字用小写字母、数字和连字符，例如 weight-sharing。`;

try {
  const { kind, name, files } = create(process.argv.slice(2));
  for (const path of files) console.log(`写了 ${path}`);
  if (kind === 'chapter')
    console.log('写好一段就运行 npm run check；npm run dev 边写边看。测试不用登记，它们自己会找到新的一章。');
  else publish(name);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}

function publish(id: string): void {
  const { status } = spawnSync(process.execPath, ['src/lab/terminal/precompute.ts', '--only', id], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log(`试它：npm run -s lab -- ${id} terms=5
测它：npm run unit -- tests/experiments/${id}.test.ts tests/lab/contract.test.ts
改了算法就重算：npm run precompute -- --only ${id}
放进章里：::experiment{id="${id}"}，并在那一章写上 claims 里的话。`);
}
