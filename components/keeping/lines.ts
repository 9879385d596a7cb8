import { bytesOf, needed, type Build } from '../../src/keeping/build.ts';
import {
  bring,
  isComplete,
  keptPages,
  keysOf,
  mark,
  missing,
  NotKept,
  openStore,
  remove,
  type Reason,
} from '../../src/keeping/store.ts';
import { servedBuild } from './registration.ts';

/** A line by which one chapter, or the whole book, is kept on the device, and taken away again. */
export interface Line {
  keep(): void;
  refresh(): void;
}

type Act = [words: string, act: () => void];
const CHANGED = 'keep:change';
const EVERYTHING = '*';
const mega = (bytes: number): string => String(Math.round(bytes / 1e5) / 10);

const told: Record<Exclude<Reason, 'stopped' | 'full'>, string> = {
  network: '没有取全，网络断了。取到的还在，可以接着取。',
  changed: '没有取全：这本书刚有了新版。刷新这一页，再留。',
};

async function tellFull(bytes: number): Promise<string> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  const left = quota > usage ? `，只剩 ${mega(quota - usage)} MB` : '';
  return `没有留下：这台设备给网页的地方不够，要 ${mega(bytes)} MB${left}。移走几章，或清理别的网站的数据，再试一次。`;
}

/** @param element with the path of a page, or * for all, in `data-keep` */
export function attach(element: HTMLElement): Line {
  const path = element.dataset.keep!;
  const said = element.querySelector<HTMLElement>('.keep-said')!;
  const first = element.querySelector('button')!;
  const second = first.cloneNode() as HTMLButtonElement;
  // A tap counts before it is known what is here.
  first.onclick = () => keep();
  second.hidden = true;
  first.after(' ', second);
  const pagesOf = (build: Build) => (path === EVERYTHING ? Object.keys(build.pages) : [path]);
  /** What is being brought, until it is stopped. */
  let going: AbortController | undefined;
  /** What the last attempt brought, so that it can be taken back. */
  let added: string[] = [];
  let marked: string[] = [];

  const show = (words: string, ...acts: Act[]) => {
    if (said.textContent !== words) said.textContent = words;
    for (const [i, button] of [first, second].entries()) {
      button.hidden = acts[i] === undefined;
      if (!acts[i]) continue;
      [button.textContent] = acts[i];
      [, button.onclick] = acts[i];
    }
  };

  const refresh = async (): Promise<void> => {
    if (going || element.dataset.fault !== undefined) return;
    const build = await servedBuild();
    const keys = await keysOf(await openStore(build));
    const pages = pagesOf(build);
    const kept = keptPages(build, keys);
    const here = pages.filter((page) => isComplete(build, page, keys));
    const size = mega(bytesOf(needed(build, pages)));
    if (here.length === pages.length && pages.every((page) => kept.includes(page)))
      show(`已留在这台设备上，没有网也能读（${size} MB）`, ['移走', takeAway]);
    else if (here.length === pages.length) show('读过，没有网也能读', ['一直留着', keep]);
    else {
      const left = bytesOf(missing(build, needed(build, pages), keys));
      const some = pages.some((page) => kept.includes(page));
      const begun = some ? `已留下 ${here.length} 页，一共 ${pages.length} 页，还差` : `占 ${size} MB，要取`;
      show(
        `${begun} ${mega(left)} MB`,
        [some ? '接着取' : '留着离线读', keep],
        ...(some ? [['移走', takeAway] as Act] : []),
      );
    }
  };
  const changed = () => document.dispatchEvent(new Event(CHANGED));
  document.addEventListener(CHANGED, () => void refresh().catch(() => {}));

  async function takeAway(): Promise<void> {
    const build = await servedBuild();
    await remove(await openStore(build), build, pagesOf(build));
    changed();
  }

  /** What was brought is taken back: nothing stays half kept. */
  async function takeBack(): Promise<void> {
    const build = await servedBuild();
    const store = await openStore(build);
    await remove(store, build, marked);
    await Promise.all(added.map((key) => store.delete(key)));
    added = [];
    marked = [];
    changed();
  }

  async function bringAll(signal: AbortSignal): Promise<void> {
    const build = await servedBuild();
    const store = await openStore(build);
    const pages = pagesOf(build);
    const keys = await keysOf(store);
    const all = bytesOf(needed(build, pages));
    let done = all - bytesOf(missing(build, needed(build, pages), keys));
    const tell = () =>
      show(
        `正在取 ${mega(done)} / ${mega(all)} MB`,
        ...(path === EVERYTHING ? [['暂停', () => stop(false)] as Act] : []),
        ['取消', () => stop(true)],
      );
    tell();
    const kept = (key: string, bytes: number) => {
      added.push(key);
      done += bytes;
      if (!signal.aborted) tell();
    };
    for (const page of pages) {
      await bring(store, build, needed(build, [page]), { signal, kept });
      await mark(store, build, page);
      if (!keptPages(build, keys).includes(page)) marked.push(page);
    }
  }

  let takingBack = false;
  function stop(back: boolean): void {
    takingBack = back;
    going?.abort();
  }

  /** Brings it, tells how far it is, and what has come of it. */
  async function run(): Promise<void> {
    going = new AbortController();
    takingBack = false;
    show('正在看要取什么……', ['取消', () => stop(true)]);
    said.ariaBusy = 'true';
    let words: string | undefined;
    try {
      navigator.storage?.persist?.().catch(() => {}); // A browser may refuse: then it clears what is kept only when room is short.
      await bringAll(going.signal);
      added = [];
      marked = [];
    } catch (error) {
      const reason = error instanceof NotKept ? error.reason : 'network';
      if (reason === 'full') {
        const build = await servedBuild();
        words = await tellFull(bytesOf(needed(build, pagesOf(build))));
        takingBack = true;
      } else if (reason !== 'stopped') words = told[reason];
    }
    going = undefined;
    said.ariaBusy = 'false';
    if (words !== undefined) element.dataset.fault = '';
    if (takingBack) await takeBack().catch(() => {});
    if (words === undefined) {
      changed();
      return;
    }
    show(words, [takingBack ? '再试一次' : '接着取', keep], ...(takingBack ? [] : [['取消', leave] as Act]));
  }
  /** Gives up what was only begun. */
  function leave(): void {
    delete element.dataset.fault;
    void takeBack();
  }
  function keep(): void {
    if (going) return;
    delete element.dataset.fault;
    void run();
  }
  void refresh().catch(() => {});
  return { keep, refresh: () => void refresh().catch(() => {}) };
}
