import type { Page } from '@playwright/test';
import type { Loads } from './loads.ts';

/** A page of the book that was opened once, and everything that it has loaded since. */
export interface Visit {
  page: Page;
  /** Its address from the site's root. */
  path: string;
  loads: Loads;
}

/** One thing that is looked at during a visit. It may leave the page scrolled, of another width, or unfolded, but in no other state. */
export interface Check {
  /** What holds. */
  title: string;
  /** Whether it hangs on the fonts of the machine, so that it is looked at under each set of them. */
  byFonts?: true;
  /** It is dear, and hangs on the parts that chapters share: where time is short, it is looked at in one chapter only. */
  alike?: true;
  /** Whether it concerns this page; every page unless given. */
  concerns?: (path: string) => boolean;
  /** @returns a line for everything that is not as it should be */
  faults(visit: Visit): Promise<string[]>;
}

/** Waits until what was changed has been laid out and painted, and observers of sizes have been told. Without scripts there are none. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        if (matchMedia('(scripting: none)').matches) return resolve();
        // A browser without a window loses a frame once in many thousands: it is asked for anew.
        const ask = () => requestAnimationFrame(() => requestAnimationFrame(done));
        const again = setInterval(ask, 5000);
        const done = () => {
          clearInterval(again);
          resolve();
        };
        ask();
      }),
  );
