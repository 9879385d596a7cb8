import { link } from '../../src/book/set/link.ts';
import { bring, openStore } from '../../src/keeping/store.ts';
import { attach, type Line } from './lines.ts';
import { offerNewer } from './offer.ts';
import { registration, servedBuild } from './registration.ts';

/** What a page does that is followed by the worker. Comes when it is needed (begin.ts). */

const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } };
const attached = new Map<HTMLElement, Line>();

/** The line under the reader's hand, whose first tap loaded this. */
export function keepFrom(element: HTMLElement): void {
  const line = lineOf(element);
  line.keep();
  void follow([element]);
}

function lineOf(element: HTMLElement): Line {
  const line = attached.get(element) ?? attach(element);
  attached.set(element, line);
  return line;
}

let following = false;

/** Tells what is kept, offers what is newer, and keeps what is being read. */
export async function follow(elements: Iterable<HTMLElement>): Promise<void> {
  for (const element of elements) lineOf(element);
  if (following) return;
  following = true;
  try {
    await registration();
    offerNewer();
    await whenRead();
    await keepRead();
  } catch {
    following = false; // Refused, or no network, or no room: the page is read all the same.
  }
}

/** Resolves once the reader does something; at once if the page is scrolled. */
const whenRead = () =>
  new Promise<void>((resolve) => {
    if (scrollY > 0) return resolve();
    for (const type of ['scroll', 'pointerdown', 'keydown']) addEventListener(type, () => resolve(), { once: true });
  });

/** All that this page needs, so that it goes on without a network, and across an update. */
async function keepRead(): Promise<void> {
  if (connection?.saveData || /2g/.test(connection?.effectiveType ?? '')) return;
  const build = await servedBuild();
  const needs = build.pages[location.pathname.slice(link('/').length)];
  if (!needs) return;
  await bring(
    await openStore(build),
    build,
    needs.map((place) => build.files[place]!),
  );
  for (const line of attached.values()) line.refresh();
}
