/**
 * `npm test`: everything that must hold, about in the order in which faults are cheapest to mend. `npm test -- --all` (npm run test:all) adds what
 * takes longer. Ends with the seconds of every step and one line `N passed, N failed`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { haveChromium } from './machine/chromium.ts';
import { freePort } from './machine/free-port.ts';
import { brokenOff, count, type Count } from './testing/reports.ts';
import { runAll, timesOf, type Lane, type Ran, type Step } from './testing/steps.ts';
import { testedSite } from './machine/tested-site.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const reports = {
  unit: 'build/unit.json',
  unitAgain: 'build/unit-again.json',
  slow: 'build/slow.json',
  browser: 'build/browser.json',
  phone: 'build/phone.json',
  slowBrowser: 'build/slow-browser.json',
};

function vitest(report: string, ...words: string[]): string[] {
  return ['vitest', 'run', ...words, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
}

/**
 * V8 aborts a process now and then in which many threads come and go (nodejs/node#64500): nothing was found wrong then, and the files that it took along
 * are tried once more.
 */
const brokenOffAgain = (env: Record<string, string>) => (): Step | undefined => {
  const files = brokenOff(reports.unit);
  return files.length === 0
    ? undefined
    : { name: '进程中断的测试，再来一次', command: vitest(reports.unitAgain, ...files), env };
};

function steps(chromium: string, port: number): Lane[][] {
  const env = { CHROMIUM: chromium };
  const { folder, base } = testedSite;
  const browser = (report: string, ...words: string[]) => ({
    command: ['playwright', 'test', ...words],
    env: { ...env, PORT: String(port), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const wide = ['--project', 'wide screen, Chinese fonts'];
  // Both cores are kept busy until the browser needs both; types and the build stand in one lane, for both write Astro's own folder.
  const quick: Lane[][] = [
    [
      [
        { name: '章节', command: ['npm', 'run', '-s', 'check'] },
        { name: '没有用到的代码和依赖', command: ['npm', 'run', '-s', 'unused'] },
        { name: '数学、引擎、流水线', command: vitest(reports.unit), env, again: brokenOffAgain(env) },
      ],
      [
        { name: '类型', command: ['npm', 'run', '-s', 'types'] },
        { name: '构建', command: ['astro', 'build', '--outDir', folder], env: { BASE_PATH: base } },
        { name: '预算', command: ['npm', 'run', '-s', 'budget', '--', '--dist', folder], env: { BASE_PATH: base } },
      ],
    ],
    [
      [
        {
          name: '浏览器',
          ...browser(reports.browser, '--grep-invert', '@slow', ...wide),
        },
      ],
    ],
  ];
  const slow: Lane = [
    { name: '手机的浏览器，另一套字体', ...browser(reports.phone, '--project', 'phone, Latin fonts only') },
    { name: '浏览器里更久的测试', ...browser(reports.slowBrowser, '--grep', '@slow', ...wide) },
    { name: '更久的测试', command: vitest(reports.slow, '--config', 'vitest.slow.config.ts'), env },
    { name: '重算所有发布的结果', command: ['npm', 'run', '-s', 'precompute', '--', '--check'] },
  ];
  return values.all ? [...quick, [slow]] : quick;
}

mkdirSync('build', { recursive: true });
for (const file of Object.values(reports)) rmSync(file, { force: true });
const from = performance.now();
let ran: Ran[] = [];
let failed: string | undefined;
try {
  ran = await runAll(steps(haveChromium(), await freePort(4399)));
  failed = ran.find(({ good }) => !good)?.step.name;
} catch (error) {
  failed = error instanceof Error ? error.message : String(error);
}
const seconds = (performance.now() - from) / 1000;
const { unit, unitAgain, ...others } = reports;
const counts = [count(unit, unitAgain), ...Object.values(others).map((file) => count(file))];
const sum = (key: keyof Count) => counts.reduce((total, one) => total + one[key], 0);
// A step without a count of its own (types, build, budget) that fails is one failure.
const failures = failed === undefined ? sum('failed') : Math.max(1, sum('failed'));
if (ran.length > 0) console.log(`\n── 用时\n${timesOf(ran, seconds)}`);
console.log(failed === undefined ? '\n全部通过。' : `\n没有通过：${failed}`);
console.log(`${sum('passed')} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
