import type { Pace } from './measure.ts';
import file from './published.json' with { type: 'json' };
import type { Entry } from './roster.ts';
import type { Platform } from './summary.ts';

/** What `npm run bench` measured, and where: every number that the page shows before the reader's own run is read from it. */
export interface Published {
  /** As the system names them. */
  machine: { cpu: string; cores: number; system: string };
  /** ISO date of the measurement. */
  date: string;
  pace: Pace;
  /** Versions of the packages that were compared, by name. */
  versions: Record<string, string>;
  contenders: Entry[];
  /** Node first, then the browser. */
  platforms: Platform[];
}

/** The measurement that the book publishes: `npm run bench -- --publish` writes published.json. */
export const published = file as Published;

/** The day of the measurement as it is said. */
export function dayOf({ date }: Pick<Published, 'date'>): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
}
