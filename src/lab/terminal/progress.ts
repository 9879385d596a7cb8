import stringWidth from 'string-width';

/** A progress bar with the time left, for a terminal's stderr; elsewhere a line now and then. */

export interface ProgressBar {
  /** @param done 0 to 1 @param label what is being computed */
  show(done: number, label?: string): void;
  /** So much more of the whole was done in an earlier attempt: it says nothing of the pace. */
  skip(share: number): void;
  /** Removes the bar, so that what is printed next starts on a clean line. */
  clear(): void;
}

/** Removes what stands on a terminal's line. */
export const WIPE = '\r\u001b[K';

/** A stream for people. */
export interface Terminal {
  isTTY?: boolean;
  /** 0 where the terminal doesn't know. */
  columns?: number;
  write(text: string): unknown;
}

/** A run this short shows no bar. */
const FIRST_MS = 300;
/** After so long the pace so far is worth telling. */
const SURE_MS = 500;
const TERMINAL_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;
const CELLS = 24;

/** @param now a clock in milliseconds; tests pass their own */
export function progressBar(stream: Terminal, now: () => number = () => performance.now()): ProgressBar {
  const start = now();
  let skipped = 0;
  let shown = stream.isTTY ? start + FIRST_MS - TERMINAL_EVERY_MS : start;
  let drawn = false;
  const every = stream.isTTY ? TERMINAL_EVERY_MS : LINE_EVERY_MS;
  return {
    show(done, label = '') {
      const time = now();
      if (time - shown < every) return;
      shown = time;
      const left =
        done > skipped && time - start >= SURE_MS
          ? `，大约还要 ${duration(((time - start) * (1 - done)) / (done - skipped))}`
          : '';
      const said = `${Math.floor(done * 100)}%${left}${label === '' ? '' : `  ${label}`}`;
      if (!stream.isTTY) return void stream.write(`正在计算 ${said}\n`);
      const full = Math.round(done * CELLS);
      const shownNow = `${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${said}`;
      stream.write(`${WIPE}${cut(shownNow, (stream.columns || 80) - 1)}`);
      drawn = true;
    },
    skip(share) {
      skipped += share;
    },
    clear() {
      if (drawn) stream.write(WIPE);
      drawn = false;
    },
  };
}

/** As much of the text as fits: a line that wraps could not be wiped again. */
function cut(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width) break;
    kept += character;
  }
  return kept;
}

/** Milliseconds in words, rounded: 8 秒, 3 分 20 秒, 2 小时 5 分. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;
  return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`;
}
