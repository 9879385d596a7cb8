import type { Shown, Told } from '../../src/search/shown.ts';

/** What the page asks its search for, which works beside it. */
export type Question =
  { task: 'open'; address: string } | { task: 'ask'; query: string } | { task: 'rest'; query: string; group: string };

export interface Reply {
  number: number;
  value?: unknown;
  fault?: string;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

let worker: Worker | undefined;
let opened: Promise<void> | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

function made(): Worker {
  const own = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  own.addEventListener('message', ({ data: { number, value, fault } }: MessageEvent<Reply>) => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (fault === undefined) one?.resolve(value as never);
    else one?.reject(new Error(fault));
  });
  // Its program did not come, or broke: the next question tries with a new one.
  own.addEventListener('error', () => {
    own.terminate();
    worker = opened = undefined;
    for (const { reject } of waiting.values()) reject(new Error('the search did not start'));
    waiting.clear();
  });
  return own;
}

function put<T>(question: Question): Promise<T> {
  worker ??= made();
  const number = asked++;
  const reply = new Promise<T>((resolve, reject) => waiting.set(number, { resolve, reject }));
  worker.postMessage({ number, question });
  return reply;
}

/** Fetches the text of the book, once; after a failure the next call tries again. */
export function openBook(address: string): Promise<void> {
  opened ??= put<void>({ task: 'open', address });
  opened.catch(() => (opened = undefined));
  return opened;
}

export const ask = (query: string): Promise<Told> => put({ task: 'ask', query });

/** All passages of a group of an answer. */
export const restOf = (query: string, group: string): Promise<Shown[]> => put({ task: 'rest', query, group });
