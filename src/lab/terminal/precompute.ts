import { resolve } from 'node:path';
import { readDataWords } from '../data/files.ts';
import { EXPERIMENTS } from '../publish/catalogue.ts';
import { handedTo, lackOf } from '../publish/handed.ts';
import { duration, progressBar } from './progress.ts';
import { checkRuns, jobName, jobsOf, publishRuns, tidyFiles, type Job } from '../publish/publish.ts';
import { command, execute, type Streams } from './command.ts';
import { Misuse, readWords } from './options.ts';
import { show } from '../declare/validate.ts';

/** `npm run precompute -- …`: see USAGE. */

const USAGE = `用法：npm run precompute -- [选项]
  --only <实验>    只算这一个（可以写几次）
  --shard i/n      把运行分成 n 份，只算第 i 份
  --check          重算并与发布的结果比较，不写文件；有不同时退出码是 1
  --force          代码没有变的也重算
  --data 名字=文件 有的运行要不能随书发布的数据；几个文件就写几次
  --root <文件夹>  用别处的实验`;

interface Asked {
  only: string[];
  shard: { i: number; n: number };
  data: string[];
  check: boolean;
  force: boolean;
  help: boolean;
  root: string;
}

/** Reads the words after `npm run precompute --`. @throws Misuse */
function readArguments(words: readonly string[]): Asked {
  const { values } = readWords(
    words,
    {
      only: { type: 'string', multiple: true, needs: '一个实验的名字' },
      data: { type: 'string', multiple: true, needs: ' 名字=文件' },
      shard: { type: 'string', needs: ' i/n，例如 1/2' },
      check: { type: 'boolean' },
      force: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      root: { type: 'string', needs: '一个文件夹' },
    },
    false,
  );
  const {
    only = [],
    data = [],
    shard = '1/1',
    check = false,
    force = false,
    help = false,
    root = EXPERIMENTS,
  } = values;
  return { only, data, shard: readShard(shard), check, force, help, root: resolve(root) };
}

function readShard(text: string): { i: number; n: number } {
  const [, i, n] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (i === undefined || n === undefined || i < 1 || i > n)
    throw new Misuse(`--shard 应写成 i/n，其中 1 ≤ i ≤ n，例如 1/2，不能是${show(text)}。`);
  return { i, n };
}

/** A bar a run, for runs differ a hundredfold in length: the time left is that of the run, beside its number among all. */
function reporter({ stdout, stderr }: Streams, count: number) {
  let bar = progressBar(stderr);
  let drawnFor = -1;
  const clear = (): void => bar.clear();
  const say = (line: string): void => {
    clear();
    stdout.write(`${line}\n`);
  };
  return {
    clear,
    say,
    progress(job: Job, index: number, part: number): void {
      if (index !== drawnFor) {
        clear();
        bar = progressBar(stderr);
        drawnFor = index;
      }
      bar.show(part, `第 ${index + 1}/${count} 次 ${jobName(job)}`);
    },
    resumed(job: Job, part: number): void {
      bar.skip(part);
      say(`${jobName(job)}：上次算到 ${Math.floor(part * 100)}%，接着算`);
    },
  };
}

export const precompute = command(async (words, streams) => {
  const { only, data, shard, check, force, help, root } = readArguments(words);
  if (help) return (streams.stdout.write(`${USAGE}\n`), 0);
  const started = performance.now();
  const took = () => duration(performance.now() - started);
  const chosen = await jobsOf({ root, only, shard });
  const handed = await handedTo(chosen, readDataWords(data));
  const due = check || force ? chosen : chosen.filter(({ published, stale }) => !published || stale !== undefined);
  const jobs = due.filter((job) => lackOf(job, handed) === undefined);
  const lacking = due.filter((job) => lackOf(job, handed) !== undefined);
  const left = lacking.length === 0 ? '' : `，${lacking.length} 次缺数据`;
  const { clear, say, ...events } = reporter(streams, jobs.length);
  try {
    for (const job of lacking) say(`${jobName(job)}：${check ? '没有核对' : '没有算'}，它${lackOf(job, handed)}。`);
    if (check) {
      const done = (job: Job, difference?: string) => say(`${jobName(job)}：${difference ?? '逐位一致'}`);
      const wrong = await checkRuns(jobs, root, { ...events, done }, handed);
      say(
        wrong === 0
          ? `${jobs.length} 次运行全部与发布的结果逐位一致${left}，用了 ${took()}。`
          : `${jobs.length} 次运行中有 ${wrong} 次不对${left}。`,
      );
      return wrong === 0 ? 0 : 1;
    }
    const done = (job: Job) => say(`${jobName(job)}：已算好`);
    await publishRuns(jobs, root, { ...events, done }, handed);
    await tidyFiles(chosen, root);
    say(`算了 ${jobs.length} 次运行，${chosen.length - due.length} 次没有变${left}，用了 ${took()}。`);
    return 0;
  } finally {
    clear();
  }
});

if (import.meta.main) await execute(precompute);
