import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLine, PATIENCE_FRAMES, type Line, type WorkerLike } from '../../../src/lab/run/line.ts';
import type { Order, Reply } from '../../../src/lab/run/protocol.ts';

/** How long a worker is waited for, counted in frames. */

let waiting: (() => void)[] = [];
let orders: Order[] = [];
let worker: WorkerLike;
let line: Line;
let heard = 0;
const stuck = vi.fn<() => void>();
const failed = vi.fn<(message: string) => void>();

beforeEach(() => {
  waiting = [];
  orders = [];
  heard = 0;
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => waiting.push(callback));
  worker = {
    postMessage: (order) => orders.push(order),
    terminate: () => {},
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  line = openLine(worker, () => {}, failed);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

/** So many frames of the page go by. */
function pass(frames: number): void {
  for (let i = 0; i < frames; i++) for (const callback of waiting.splice(0)) callback();
}
const say = (data: Reply) => worker.onmessage!({ data } as MessageEvent<Reply>);
const hear = () => say({ kind: 'heard', number: ++heard });
const run = (ticket: number) => line.send({ kind: 'run', ticket, id: 'galton', params: {}, seed: 0, held: false });

/** A worker that is in the middle of computing. */
function computing(): void {
  say({ kind: 'ready' });
  run(1);
  hear();
  say({ kind: 'started', ticket: 1 });
}

test('a worker that computes and hears nothing for a few frames is stuck, no sooner', () => {
  computing();
  line.send({ kind: 'stop', ticket: 1 });
  line.expectAnswer(stuck);
  pass(PATIENCE_FRAMES - 1);
  expect(stuck).not.toHaveBeenCalled();
  pass(1);
  expect(stuck).toHaveBeenCalledOnce();
});

test('one that answers in time is not, however long it says nothing afterwards', () => {
  computing();
  line.send({ kind: 'stop', ticket: 1 });
  line.expectAnswer(stuck);
  pass(PATIENCE_FRAMES - 1);
  hear();
  pass(10_000);
  expect(stuck).not.toHaveBeenCalled();
});

test('one that has heard the end of a run computes no more: starting the next takes its time', () => {
  computing();
  line.send({ kind: 'stop', ticket: 1 });
  hear();
  run(2);
  line.expectAnswer(stuck);
  pass(20 * PATIENCE_FRAMES);
  expect(stuck).not.toHaveBeenCalled();
  pass(10_000);
  expect(stuck).toHaveBeenCalledOnce();
});

test('on a hidden page, which has no frames, one that computes is given up at once', () => {
  computing();
  vi.stubGlobal('document', { hidden: true });
  line.send({ kind: 'stop', ticket: 1 });
  line.expectAnswer(stuck);
  expect(stuck).toHaveBeenCalledOnce();
});

test('one whose program is still on its way is not waited for; what fails then is the network, later the worker', () => {
  run(1);
  line.expectAnswer(stuck);
  pass(10_000);
  expect(stuck).not.toHaveBeenCalled();
  const broken = () => worker.onerror!({ preventDefault() {} } as ErrorEvent);
  broken();
  say({ kind: 'ready' });
  broken();
  expect(failed.mock.calls.map(([message]) => message.slice(0, 6))).toEqual(['计算程序没有', '后台计算意外']);
  line.end();
  broken();
  expect(failed).toHaveBeenCalledTimes(2);
});

test('orders are numbered in the order they are sent', () => {
  run(1);
  line.send({ kind: 'pause', ticket: 1 });
  line.send({ kind: 'resume', ticket: 1 });
  expect(orders.map(({ number, kind }) => [number, kind])).toEqual([
    [1, 'run'],
    [2, 'pause'],
    [3, 'resume'],
  ]);
});
