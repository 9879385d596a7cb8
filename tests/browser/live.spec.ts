import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { drain } from '../../src/lab/run/host.ts';
import { fixtures } from '../lab/fixtures-folder.ts';
import { livePage, outcome, type LivePage } from './live-page.ts';

/** The live client and its worker in a real browser, with the experiments made for tests. */

/** A run that would go on for a quarter of an hour. */
const labour = { steps: 1_000_000, work: 1 };
let site: LivePage;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => void (site = await livePage('fixtures')));
test.afterAll(() => site.close());

let problems: string[];
test.beforeEach(async ({ page }) => {
  site.refused = undefined;
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
  });
  await page.addInitScript(() =>
    addEventListener('unhandledrejection', (event) => console.error(`unhandled: ${event.reason}`)),
  );
  await page.goto(site.address);
});
test.afterEach(() => expect(problems).toEqual([]));

test('every experiment is a chunk of its own, fetched when it runs', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  expect(
    readdirSync(join(site.folder, 'assets')).filter((name) => name.startsWith('experiment-')).length,
  ).toBeGreaterThan(3);
  await page.reload();
  expect(fetched.some((url) => /worker|experiment-/.test(url))).toBe(false);
  expect(await outcome(page, 'galton', { rows: 4, balls: 20, start: 'middle', blocked: '0000' })).toMatchObject({
    result: { balls: 20 },
  });
  expect(fetched.filter((url) => url.includes('experiment-'))).toHaveLength(1);
});

test('gives the bits that Node gives', async ({ page }) => {
  const params = { rows: 9, balls: 1000, start: 'middle', blocked: '010000000' };
  const { result } = await drain(await loadExperiment('galton', fixtures), params, 11);
  expect((await outcome(page, 'galton', params, 11)).result).toEqual(result);
});

test('the latest run wins, stop ends all talk', async ({ page }) => {
  const told = await page.evaluate(async (labour) => {
    const live = openLive('labour');
    const late: string[] = [];
    const fault = (message: string) => void late.push(message);
    let first = 0;
    await new Promise<void>((resolve) => live.run(labour, 0, { result: () => (first++, resolve()), fault }));
    const before = first;
    const another = () =>
      new Promise<void>((resolve) =>
        live.run({ steps: 200, work: 0.5 }, 0, { result: (_, __, final) => final && resolve(), fault }),
      );
    await another();
    let stopped = 0;
    live.run(labour, 0, { result: () => stopped++, fault }).stop();
    await another();
    return { after: first - before, stopped, late };
  }, labour);
  expect(told).toEqual({ after: 0, stopped: 0, late: [] });
});

/** Orders a short run while a long one, of minutes, is under way. @returns the milliseconds until the short one is over, if only it is */
const interrupted = (page: Page) =>
  page.evaluate(async (labour) => {
    const live = openLive('labour');
    let ended = false;
    await new Promise<void>((resolve) =>
      live.run(labour, 0, { result: (_, __, final) => ((ended ||= final), resolve()), fault: console.error }),
    );
    const asked = performance.now();
    await new Promise<void>((resolve) =>
      live.run({ steps: 1, work: 0 }, 0, { result: (_, __, final) => final && resolve(), fault: console.error }),
    );
    return ended ? undefined : performance.now() - asked;
  }, labour);

test('an order is heard between two steps of a run that would go on for minutes', async ({ page }) => {
  expect(await interrupted(page)).toBeGreaterThan(0);
});

test('it is heard within a few milliseconds', { tag: '@slow' }, async ({ page }) => {
  const waits: number[] = [];
  for (let n = 0; n < 10; n++) waits.push((await interrupted(page))!);
  expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(100);
});

test('a step that never returns is ended, and the next run works', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const live = openLive('faulty');
    const run = await new Promise<ReturnType<typeof live.run>>((resolve) => {
      const going = live.run({ way: 'stuck' }, 0, { result: () => resolve(going), fault: console.error });
    });
    run.stop();
    return new Promise<boolean>((resolve) =>
      live.run({ way: 'none' }, 0, { result: (_, __, final) => final && resolve(final), fault: console.error }),
    );
  });
  expect(found).toBe(true);
});

test('pauses, takes single steps, resumes', async ({ page }) => {
  const steps = await page.evaluate(async () => {
    const seen: number[] = [];
    let arrived = () => {};
    const next = () => new Promise<void>((resolve) => (arrived = resolve));
    const run = openLive('labour').run(
      { steps: 40, work: 0.5 },
      0,
      {
        result: ({ result }, _, final) => {
          seen.push((result as { step: number }).step * (final ? -1 : 1));
          arrived();
        },
        fault: console.error,
      },
      true,
    );
    for (let n = 0; n < 3; n++) {
      const one = next();
      run.step();
      await one;
    }
    run.resume();
    while (seen.at(-1)! > 0) await next();
    return seen;
  });
  expect(steps.slice(0, 3)).toEqual([1, 2, 3]);
  expect(steps.at(-1)).toBe(-40);
});

test.describe('faults are told and a retry works', () => {
  const good = { rows: 1, balls: 1, start: 'left', blocked: '1' };
  for (const [what, part] of [
    ['the worker', 'worker'],
    ["an experiment's chunk", 'experiment-'],
  ] as const) {
    test(`${what} does not arrive`, async ({ page }) => {
      site.refused = part;
      expect((await outcome(page, 'galton', good)).fault).toContain('没有载入');
      site.refused = undefined;
      expect((await outcome(page, 'galton', good)).sentence).toContain('落下 1 个球');
    });
  }
  test('a browser without workers', async ({ page }) => {
    await page.evaluate(() => Object.assign(globalThis, { Worker: undefined }));
    expect((await outcome(page, 'galton', good)).fault).toContain('没有让页面在后台计算');
  });
  test('a run that throws, an engine that does not start, a result that cannot be told', async ({ page }) => {
    expect((await outcome(page, 'faulty', { way: 'throw' })).fault).toContain('第二步失败');
    expect((await outcome(page, 'no-engine', {})).fault).toContain('引擎不在');
    expect((await outcome(page, 'faulty', { way: 'uncloneable' })).fault).toContain('计算时出了错');
    expect((await outcome(page, 'galton', { ...good, rows: 99 })).fault).toContain('1 到 50');
  });
});
