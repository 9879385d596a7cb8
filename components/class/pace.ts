import type { Entry } from './roll.ts';

/** How long the rest will take, from how long the ones before took: dear and cheap experiments each by themselves. */
export class Pace {
  private readonly took = new Map<string, { seconds: number; count: number }>();
  private current: { entry: Entry; since: number; progress: number } | undefined;

  /** Hears what `verify` tells. @param now in milliseconds */
  hear(entry: Entry, progress: number | undefined, now: number): void {
    if (entry.standing === 'running') {
      if (this.current?.entry !== entry) this.current = { entry, since: now, progress: 0 };
      if (progress !== undefined) this.current.progress = progress;
    } else if (this.current?.entry === entry) {
      const { seconds, count } = this.took.get(entry.code!.experiment) ?? { seconds: 0, count: 0 };
      if (entry.standing !== 'skipped' && entry.standing !== 'waiting')
        this.took.set(entry.code!.experiment, {
          seconds: seconds + (now - this.current.since) / 1000,
          count: count + 1,
        });
      this.current = undefined;
    }
  }

  /** Time that nothing was computed counts for nothing. */
  rested(milliseconds: number): void {
    if (this.current) this.current.since += milliseconds;
  }

  /** Seconds; undefined while nothing is known of one of them. */
  left(entries: readonly Entry[], now: number): number | undefined {
    let sum = 0;
    const { current } = this;
    const so = current && (now - current.since) / 1000;
    /** Of the one that is going on, from how far it is. */
    const whole = current && current.progress > 0 && so !== undefined ? so / current.progress : undefined;
    for (const { standing, code } of entries) {
      if (standing !== 'waiting' && standing !== 'running') continue;
      const known = this.took.get(code!.experiment);
      const mean = known ? known.seconds / known.count : undefined;
      const each = mean ?? (code!.experiment === current?.entry.code!.experiment ? whole : undefined);
      if (each === undefined) return undefined;
      sum += standing === 'running' ? Math.max(0, (whole ?? each) - (so ?? 0)) : each;
    }
    return sum;
  }
}
