import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../src/lab/run/session.ts';

interface Props {
  /** Those that are offered. */
  seconds: readonly number[];
  phase: Session['phase'];
  hold: () => void;
}

/** Holds a run some seconds after it began to compute, or went on: what it has come to by then depends on the machine, how it computes does not. */
export function HoldAfter({ seconds, phase, hold }: Props) {
  const [limit, setLimit] = useState<number>();
  useEffect(() => {
    if (phase !== 'running' || limit === undefined) return;
    const timer = setTimeout(hold, 1000 * limit);
    return () => clearTimeout(timer);
  }, [phase, limit]);
  return (
    <label class="lab-hold">
      算到
      <select
        value={limit === undefined ? '' : String(limit)}
        onChange={({ currentTarget: { value } }) => setLimit(value === '' ? undefined : Number(value))}
      >
        <option value="">算完</option>
        {seconds.map((one) => (
          <option key={one} value={String(one)}>
            {one} 秒
          </option>
        ))}
      </select>
      为止
    </label>
  );
}
