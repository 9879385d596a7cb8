import { expect, test } from 'vitest';
import { nets } from '../../src/speed/nets.ts';
import { dayOf, published } from '../../src/speed/published.ts';
import { roster } from '../../src/speed/roster.ts';
import { summarise } from '../../src/speed/summary.ts';

/** What the page shows before the reader's own run: if one of these fails, measure again: npm run bench -- --publish. */

const { machine, date, platforms, contenders, versions, pace } = published;

test('a published measurement says where, when and with what it was made', () => {
  for (const name of [machine.cpu, machine.system, ...Object.values(versions)]) expect(name).toMatch(/\S/);
  expect(machine.cores).toBeGreaterThan(0);
  expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(dayOf({ date: '2026-01-09' })).toBe('2026 年 1 月 9 日');
  expect(pace.rounds).toBeGreaterThanOrEqual(3);
  expect(platforms.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^Node v/),
    expect.stringMatching(/^Chromium \d/),
  ]);
});

test.each(platforms)('$name measured every net of the bench, and every one who can train it', (platform) => {
  const ids = contenders.map(({ id }) => id);
  expect(ids.slice(0, roster.length)).toEqual(roster.map(({ id }) => id));
  expect(platform.peak!.gflops).toBeGreaterThan(1);
  expect(platform.nets.map(({ net }) => net)).toEqual(nets.map(({ name }) => name));
  for (const { net, timings } of platform.nets) {
    expect(timings.map(({ id }) => id)).toEqual(ids);
    const convolutions = nets.find(({ name }) => name === net)!.front !== undefined;
    for (const { id, median, low, high, fault } of timings) {
      if (fault === undefined) expect([median! >= low!, high! >= median!, low! > 0]).toEqual([true, true, true]);
      else expect(median).toBeNull();
      // The library's wasm kernels cannot train convolutions, nor can brain.js; all of the roster's others train everything.
      if (roster.some((one) => one.id === id)) expect(fault !== undefined).toBe(convolutions && id === 'wasm-stock');
    }
  }
});

test.each(platforms)('$name trained by the fused kernels, and ahead of the library on every net', (platform) => {
  for (const { timings } of platform.nets) expect(timings[0]!.path).toBe('fused');
  for (const { times, timesRepaired } of summarise(platform, roster)) {
    expect(times).toBeGreaterThan(1);
    expect(timesRepaired).toBeGreaterThan(1);
  }
});
