/**
 * Compares the book's trainer with its peers, in Node and in Chromium: `npm run bench [-- --quick] [--net 784-256-10] [--no-browser] [--publish]`.
 * Prints a table for each platform and writes build/bench.json; with --publish, which is for whole runs on a quiet machine, also
 * src/speed/published.json, from which the page 测速 reads.
 */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, type } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { roundedTo } from '../math/rounding.ts';
import { alignRows } from '../lab/terminal/columns.ts';
import { progressBar } from '../lab/terminal/progress.ts';
import { havePackages } from './machine/on-demand.ts';
import { inChromium } from './bench/chromium-half.ts';
import { engineContenders } from '../speed/engine-contenders.ts';
import { nets } from '../speed/nets.ts';
import { carryOut, type Order, type Report } from '../speed/order.ts';
import type { Published } from '../speed/published.ts';
import { peers } from './bench/peers.ts';
import { summarise, threeDigits, type Platform } from '../speed/summary.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    net: { type: 'string', multiple: true },
    'no-browser': { type: 'boolean', default: false },
    publish: { type: 'boolean', default: false },
  },
});
const contenders = [...engineContenders, ...peers];
const known = nets.map(({ name }) => name);
const wrong = values.net?.find((name) => !known.includes(name));
if (wrong !== undefined) {
  console.error(`没有叫“${wrong}”的网络，可以选：${known.join('，')}`);
  process.exit(2);
}
if (values.publish && (values.net || values['no-browser'])) {
  console.error('要发布的一次必须测全部网络，Node 和浏览器都测：去掉 --net 和 --no-browser。');
  process.exit(2);
}
try {
  havePackages(fileURLToPath(new URL('bench', import.meta.url)), '测速');
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
const order: Order = {
  nets: values.net ?? known,
  contenders: contenders.map(({ id }) => id),
  ...(values.quick ? { rounds: 3, slice: 20 } : { rounds: 9, slice: 100 }),
};

const bar = progressBar(process.stderr);
/** Gathers a platform's reports, with a progress bar. */
function gather(name: string): { platform: Platform; tell: (report: Report) => void } {
  const platform: Platform = { name, peak: null, nets: [] };
  const tell = (report: Report): void => {
    if (report.kind === 'peak') platform.peak = report.peak;
    if (report.kind === 'net') platform.nets.push({ net: report.net, timings: report.timings });
    if (report.kind === 'progress') bar.show(report.done, `${name} ${report.net}`);
  };
  return { platform, tell };
}

const timesOf = (times: number | null) => (times === null ? '–' : `${times.toFixed(1)} 倍`);

/** What was measured, without the nets that were not asked for. */
const linesOf = (platform: Platform) => summarise(platform, contenders).filter(({ net }) => order.nets.includes(net));

function print({ name, peak, nets: measured }: Platform): void {
  bar.clear();
  const lines = linesOf({ name, peak, nets: measured });
  console.log(
    `\n${name}：单核峰值 ${peak ? `${peak.gflops.toFixed(1)} GFLOP/s（${peak.block} 分块）` : '没有测到'}；每步毫秒，中位数\n`,
  );
  console.log(
    alignRows([
      [
        '网络',
        '批',
        '参数',
        ...contenders.map(({ name }) => name),
        '比最好的同行快',
        '按最快一段',
        '比修补后的 TF.js 快',
        '本书 GFLOP/s',
        '占峰值',
      ],
      ...lines.map((line) => [
        line.net,
        line.batch,
        line.parameters,
        ...contenders.map(({ id }) => threeDigits(line.ms[id])),
        timesOf(line.times),
        timesOf(line.timesAtBest),
        timesOf(line.timesRepaired),
        threeDigits(line.gflops),
        line.ofPeak === null ? '–' : `${(100 * line.ofPeak).toFixed(0)}%`,
      ]),
    ]),
  );
  for (const { net, timings } of measured)
    for (const { id, fault } of timings) if (fault !== undefined) console.log(`${net} ${id}：${fault}`);
}

if (loadavg()[0]! > cpus().length / 2)
  console.log(
    `这台机器正忙（负载 ${loadavg()[0]!.toFixed(1)}，${cpus().length} 个核），中位数会偏慢；“按最快一段”更可信。`,
  );

const node = gather(`Node ${process.version}`);
await carryOut(order, contenders, node.tell);
print(node.platform);
const platforms = [node.platform];
if (!values['no-browser']) {
  const browser = gather('Chromium');
  try {
    browser.platform.name = await inChromium(order, browser.tell);
    print(browser.platform);
    platforms.push(browser.platform);
  } catch (error) {
    bar.clear();
    console.error(`\n浏览器里没有测成：${error instanceof Error ? error.message : error}`);
  }
}
for (const { name, note } of contenders) console.log(`${name}：${note}`);

/** What is found in that folder's packages: the versions of those named. */
const versionsIn = (folder: string, names: string[]) =>
  Object.fromEntries(
    names.map((name) => {
      const file = fileURLToPath(new URL(`${folder}node_modules/${name}/package.json`, import.meta.url));
      return [name, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version];
    }),
  );
/** Four digits are more than repeat from run to run. */
const short = (value: number | null) => (value === null ? null : roundedTo(value, 4));
const measured: Published = {
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, system: `${type()} ${arch()}` },
  date: new Date().toISOString().slice(0, 10),
  pace: { rounds: order.rounds, slice: order.slice },
  versions: {
    ...versionsIn('../../', ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-cpu']),
    ...versionsIn('bench/', ['convnetjs', '@jax-js/jax', 'brain.js']),
  },
  contenders: contenders.map(({ id, name, note, peer }) => ({ id, name, note, peer })),
  platforms: platforms.map(({ name, peak, nets }) => ({
    name,
    peak: peak && { ...peak, gflops: roundedTo(peak.gflops, 4) },
    nets: nets.map(({ net, timings }) => ({
      net,
      timings: timings.map(({ median, low, high, ...rest }) => ({
        ...rest,
        median: short(median),
        low: short(low),
        high: short(high),
      })),
    })),
  })),
};
const whole = platforms.length === 2 || values['no-browser'];
const files = ['build/bench.json', ...(values.publish && whole ? ['src/speed/published.json'] : [])];
for (const name of files) {
  const file = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  await mkdir(dirname(file), { recursive: true });
  const text = await format(JSON.stringify(measured), { parser: 'json', printWidth: 120 });
  await writeFile(file, text);
}
console.log(`\n写入 ${files.join('、')}`);
process.exit(whole ? 0 : 1);
