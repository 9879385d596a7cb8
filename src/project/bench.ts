/**
 * Compares the book's trainer with its peers, in Node and in Chromium: `npm run bench [-- --quick] [--net 784-256-10] [--no-browser]`.
 * Prints a table for each platform and writes build/bench.json. A full run takes a few minutes, --quick about one.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { alignRows } from '../lab/terminal/columns.ts';
import { progressBar } from '../lab/terminal/progress.ts';
import { havePackages } from './on-demand.ts';
import { inChromium } from './bench/chromium-half.ts';
import { engineContenders } from '../speed/engine-contenders.ts';
import { nets } from '../speed/nets.ts';
import { carryOut, type Order, type Report } from '../speed/order.ts';
import { peers } from './bench/peers.ts';
import { summarise, threeDigits, type Platform } from '../speed/summary.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    net: { type: 'string', multiple: true },
    'no-browser': { type: 'boolean', default: false },
  },
});
const contenders = [...engineContenders, ...peers];
const known = nets.map(({ name }) => name);
const wrong = values.net?.find((name) => !known.includes(name));
if (wrong !== undefined) {
  console.error(`没有叫“${wrong}”的网络，可以选：${known.join('，')}`);
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

const folder = fileURLToPath(new URL('../../build/', import.meta.url));
await mkdir(folder, { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, date: new Date().toISOString().slice(0, 10) };
await writeFile(
  join(folder, 'bench.json'),
  `${JSON.stringify(
    {
      machine,
      order,
      contenders: contenders.map(({ id, name, note, peer }) => ({ id, name, note, peer })),
      platforms: platforms.map((platform) => ({ ...platform, lines: linesOf(platform) })),
    },
    null,
    2,
  )}\n`,
);
console.log('\n写入 build/bench.json');
process.exit(platforms.length === 1 && !values['no-browser'] ? 1 : 0);
