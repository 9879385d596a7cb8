import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_FRAMES, type WorkerLike } from '../../../src/lab/run/line.ts';
import { openExperiment, type LiveExperiment } from '../../../src/lab/run/live.ts';
import { anotherRun, listen, over, quiet, step } from './listening.ts';
import { processWorker } from '../publish/process-worker.ts';

const page = { hidden: false, listeners: new Set<() => void>() };
const setHidden = (hidden: boolean) => {
  page.hidden = hidden;
  for (const listener of page.listeners) listener();
};
const opened: LiveExperiment[] = [];
let built = 0;
let ended = 0;
/** Frames of the page so far: time as a page that is short of it has it. */
let frames = 0;
/** Milliseconds of a frame: long where the worker must be found to answer, however late a busy machine lets it. */
let frame = 1000;

beforeEach(() => {
  built = ended = 0;
  page.hidden = false;
  vi.stubGlobal('document', {
    get hidden() {
      return page.hidden;
    },
    addEventListener: (_: string, listener: () => void) => page.listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => page.listeners.delete(listener),
  });
  frames = 0;
  frame = 1000;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => (frames++, setTimeout(callback, frame)));
});
afterEach(() => {
  for (const experiment of opened.splice(0)) experiment.close();
  expect(page.listeners.size).toBe(0);
  vi.unstubAllGlobals();
});

function open(id: string, build: () => WorkerLike = processWorker): LiveExperiment {
  const experiment = openExperiment(id, () => {
    built++;
    const worker = build();
    const terminate = worker.terminate;
    worker.terminate = () => {
      ended++;
      terminate.call(worker);
    };
    return worker;
  });
  opened.push(experiment);
  return experiment;
}

const galton = { rows: 4, balls: 20, start: 'middle', blocked: '0000' };
/** A run that would go on for a quarter of an hour: it is never over before it is interrupted. */
const labour = { steps: 1_000_000, work: 1 };

it('runs to the end: the final result, with its words, is what the command line computes', async () => {
  const { events, until, told } = listen();
  open('galton').run(galton, 3, events);
  const last = await until(over);
  expect(last).toMatchObject({ final: true, progress: 1 });
  expect(last.output!.result).toMatchObject({ balls: 20 });
  expect(last.output!.sentence).toContain('落下 20 个球');
  expect(last.output!.table.rows).toHaveLength(5);
  expect(told.filter(over)).toHaveLength(1);
  const again = listen();
  opened[0]!.run(galton, 3, again.events);
  expect((await again.until(over)).output).toEqual(last.output);
  expect({ built, ended }).toEqual({ built: 1, ended: 0 });
});

it('tells results in their order, and its progress', async () => {
  const { events, until, told } = listen();
  open('labour').run({ steps: 60, work: 1 }, 0, events);
  const last = await until(over);
  expect(step(last)).toBe(60);
  const middle = told.slice(0, -1);
  expect(middle.length).toBeGreaterThan(0);
  for (let i = 1; i < middle.length; i++) expect(step(middle[i]!)).toBeGreaterThan(step(middle[i - 1]!));
  for (const one of middle) expect(one.progress).toBeCloseTo(step(one) / 60, 12);
});

it('the latest run wins: earlier ones say nothing once it is ordered', async () => {
  const experiment = open('labour');
  const first = listen();
  const second = listen();
  experiment.run(labour, 0, first.events);
  await first.until(() => true);
  const before = first.told.length;
  experiment.run({ steps: 3, work: 0.01 }, 0, second.events);
  expect(step(await second.until(over))).toBe(3);
  expect(first.told.length).toBe(before);
  expect({ built, ended }).toEqual({ built: 1, ended: 0 });
});

it('stops at once and keeps the worker when it answers', async () => {
  const experiment = open('labour');
  const { events, until, told } = listen();
  const run = experiment.run(labour, 0, events);
  await until(() => true);
  run.stop();
  run.resume();
  run.step();
  const before = told.length;
  const next = listen();
  experiment.run({ steps: 1, work: 0 }, 0, next.events);
  await next.until(over);
  expect(told.length).toBe(before);
  expect({ built, ended }).toEqual({ built: 1, ended: 0 });
});

describe('a worker stuck in a step', () => {
  /** An experiment, and a promise for the moment from which its first run hears nothing: earlier it would obey a stop. */
  const openStuck = () => {
    frame = 16;
    let experiment: LiveExperiment | undefined;
    const begun = new Promise<void>((resolve) => (experiment = open('faulty', () => processWorker(resolve))));
    return { experiment: experiment!, begun };
  };
  const stuck = { way: 'stuck' };
  it('is ended by stop, and the next run has a new one', async () => {
    const { experiment, begun } = openStuck();
    const { events } = listen();
    const run = experiment.run(stuck, 0, events);
    await begun;
    const asked = frames;
    run.stop();
    await vi.waitUntil(() => ended === 1, { interval: 5, timeout: 60_000 });
    expect(frames - asked).toBeLessThanOrEqual(PATIENCE_FRAMES + 1);
    const next = listen();
    experiment.run({ way: 'none' }, 0, next.events);
    expect((await next.until(over)).final).toBe(true);
    expect(built).toBe(2);
  });
  it('is replaced when another run is ordered, even a paused one that is stepped', async () => {
    const { experiment, begun } = openStuck();
    const first = listen();
    experiment.run(stuck, 0, first.events);
    await begun;
    const next = listen();
    const run = experiment.run({ way: 'none' }, 0, next.events, true);
    run.step();
    expect(await next.until(() => true)).toMatchObject({ final: false, output: { result: { value: 1 } } });
    expect({ built, ended }).toEqual({ built: 2, ended: 1 });
    run.resume();
    expect((await next.until(over)).final).toBe(true);
  });
});

describe('pause', () => {
  it('starts paused, takes single steps, resumes', async () => {
    const { events, until, told } = listen();
    const run = open('labour').run({ steps: 5, work: 0 }, 0, events, true);
    for (let n = 1; n <= 3; n++) {
      const one = until((each) => step(each) === n);
      run.step();
      expect(await one).toMatchObject({ final: false });
    }
    expect(told.map(step)).toEqual([1, 2, 3]);
    run.resume();
    expect(step(await until(over))).toBe(5);
  });
  it('holds a running one; single steps go on from there, resuming runs on', async () => {
    const { events, until, told } = listen();
    const run = open('labour').run(labour, 0, events);
    await until((one) => step(one) > 50);
    run.pause();
    const at = step(await quiet(told));
    for (let n = 1; n <= 3; n++) {
      const one = until(() => true);
      run.step();
      expect(step(await one)).toBe(at + n);
    }
    expect(step(await quiet(told))).toBe(at + 3);
    run.resume();
    await until((one) => step(one) > at + 10);
  });
  it('holds while the page is hidden, and goes on by itself when it shows again', async () => {
    const { events, until, told } = listen();
    open('labour').run(labour, 0, events);
    await until(() => true);
    setHidden(true);
    const at = await quiet(told);
    expect(at.final).toBe(false);
    setHidden(false);
    await until((one) => step(one) > step(at) + 10);
  });
  it('keeps a paused run paused when the page shows again, and starts none behind a hidden one', async () => {
    const { events, until, told } = listen();
    setHidden(true);
    const run = open('labour').run(labour, 0, events);
    await anotherRun();
    expect(told).toEqual([]);
    run.pause();
    setHidden(false);
    await anotherRun();
    expect(told).toEqual([]);
    run.resume();
    await until(() => true);
  });
});

describe('faults are one Chinese sentence, and running again is a retry', () => {
  it.each([
    ['faulty', { way: 'throw' }, /计算时出了错（第二步失败）/],
    ['faulty', { way: 'silent' }, /没有给出任何结果/],
    ['faulty', { way: 'uncloneable' }, /计算时出了错/],
    ['no-engine', {}, /计算引擎没有启动（引擎不在）/],
    ['nothing', {}, /计算程序没有载入/],
  ])('%s %j', async (id, params, sentence) => {
    const { events, until, told } = listen();
    const experiment = open(id);
    for (let attempt = 0; attempt < 2; attempt++) {
      experiment.run(params, 0, events);
      expect((await until(over)).fault).toMatch(sentence);
    }
    expect(told.filter(over)).toHaveLength(2);
    expect({ built, ended }).toEqual({ built: 2, ended: 2 });
  });
  it('names the parameter that the experiment does not take, and keeps the worker', async () => {
    const { events, until } = listen();
    const experiment = open('galton');
    experiment.run({ ...galton, rows: 0 }, 0, events);
    expect(await until(over)).toMatchObject({ fault: expect.stringContaining('1 到 50'), name: 'rows' });
    const next = listen();
    experiment.run(galton, 0, next.events);
    expect((await next.until(over)).final).toBe(true);
    expect(built).toBe(1);
  });
  it('a worker that cannot be built', async () => {
    let works = false;
    const { events, until, told } = listen();
    const experiment = open('galton', () => {
      if (!works) throw new DOMException('denied', 'SecurityError');
      return processWorker();
    });
    const run = experiment.run(galton, 0, events);
    expect(told).toEqual([]);
    expect((await until(over)).fault).toContain('没有让页面在后台计算');
    run.stop();
    works = true;
    experiment.run(galton, 0, events);
    expect((await until(({ final }) => final === true)).progress).toBe(1);
  });
  it('a worker whose module does not arrive, or which dies', async () => {
    let worker: WorkerLike;
    const dumb = (): WorkerLike =>
      (worker = { postMessage: () => {}, terminate: () => {}, onmessage: null, onerror: null, onmessageerror: null });
    const { events, until } = listen();
    const experiment = open('galton', dumb);
    experiment.run(galton, 0, events);
    const unloaded = until(over);
    worker!.onerror!({ preventDefault: () => {} } as ErrorEvent);
    expect((await unloaded).fault).toContain('没有载入');
    const next = listen();
    experiment.run(galton, 0, next.events);
    worker!.onmessage!({ data: { kind: 'ready' } } as MessageEvent);
    const died = next.until(over);
    worker!.onerror!({ preventDefault: () => {} } as ErrorEvent);
    expect((await died).fault).toContain('意外中断');
    expect({ built, ended }).toEqual({ built: 2, ended: 2 });
  });
});

it('says nothing after close', async () => {
  const experiment = open('labour');
  const { events, until, told } = listen();
  experiment.run(labour, 0, events);
  await until(() => true);
  experiment.close();
  const before = told.length;
  const other = listen();
  open('galton').run(galton, 0, other.events);
  await other.until(over);
  expect(told.length).toBe(before);
});

it('a run ordered while another one is being taken up is watched too: a drag over stuck steps ends with the last one', async () => {
  frame = 16;
  const experiment = open('faulty');
  const warm = listen();
  experiment.run({ way: 'none' }, 0, warm.events);
  await warm.until(over);
  for (let n = 0; n < 12; n++) {
    const { events, until } = listen();
    experiment.run({ way: 'stuck' }, 0, events);
    if (n % 3 === 0) await until(() => true);
  }
  const last = listen();
  experiment.run({ way: 'none' }, 0, last.events);
  expect((await last.until(over)).final).toBe(true);
  expect(ended).toBe(built - 1);
});

describe('an experiment that is likely to run', () => {
  it('has its worker ready, which its run then uses', async () => {
    const galtonBoard = open('galton');
    galtonBoard.warm();
    galtonBoard.warm();
    expect(built).toBe(1);
    const { events, until } = listen();
    galtonBoard.run(galton, 3, events);
    expect(await until(over)).toMatchObject({ final: true });
    expect([built, ended]).toEqual([1, 0]);
  });

  it('is the latest: one that was warmed before and not used ends, one that runs does not', async () => {
    const [first, second, third] = [open('galton'), open('galton'), open('galton')];
    first.warm();
    second.warm();
    expect([built, ended]).toEqual([2, 1]);
    const { events, until } = listen();
    second.run(galton, 3, events);
    third.warm();
    expect([built, ended]).toEqual([3, 1]);
    expect(await until(over)).toMatchObject({ final: true });
    const again = listen();
    first.run(galton, 3, again.events);
    expect(await again.until(over)).toMatchObject({ final: true });
    expect([built, ended]).toEqual([4, 1]);
  });

  it('is told what is wrong only when it runs', async () => {
    const broken = open('galton', () => {
      throw new Error('no workers here');
    });
    broken.warm();
    const { events, until, told } = listen();
    expect(told).toEqual([]);
    broken.run(galton, 3, events);
    expect(await until(over)).toMatchObject({ fault: expect.stringContaining('没有让页面在后台计算') });
  });
});
