/** Where the reader is in the book, and the chapters read to their ends: kept on the device, and nowhere else. */

const PLACE = 'why-deep.place';
const READ = 'why-deep.read';

export interface KeptPlace {
  /** From the site's root on, with the section's anchor. */
  href: string;
  chapter: string;
  section: string;
}

/** What was kept, if it is what is kept here. */
export function keptPlace(): KeptPlace | undefined {
  const kept = read(PLACE) as Partial<KeptPlace> | undefined;
  const { href, chapter, section } = kept ?? {};
  // An address of this site's own, or a stranger's program could lead astray.
  if (typeof href !== 'string' || !/^\/(?!\/)/.test(href)) return undefined;
  return typeof chapter === 'string' && typeof section === 'string' ? { href, chapter, section } : undefined;
}

export const keepPlace = (place: KeptPlace): void => write(PLACE, place);

/** Addresses of chapters that were read to the end. */
export function chaptersRead(): Set<string> {
  const kept = read(READ);
  return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []);
}

export const markRead = (href: string): void => write(READ, [...chaptersRead().add(href)]);

export function forgetReading(): void {
  try {
    localStorage.removeItem(PLACE);
    localStorage.removeItem(READ);
  } catch {
    // Then nothing was kept either.
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be forbidden: the book is read all the same.
  }
}
