import { useEffect, useRef, useState } from 'preact/hooks';
import type { PointSource } from './source.ts';

/**
 * The plot as a stop of the Tab key: its data are gone through with the arrows, point by point. The program for that comes when it is first stopped at,
 * and what draws with the first arrow; the stop itself comes with the island, since without it no key is answered.
 */
export function PointStop({ title, describedBy, source }: { title: string; describedBy: string; source: PointSource }) {
  const stop = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  const begun = useRef(false);
  useEffect(() => setAwake(true), []);
  const begin = () => {
    if (begun.current) return;
    begun.current = true;
    import('./cursor.ts').then(
      ({ takePoints }) => takePoints(stop.current!, source),
      () => (begun.current = false), // the next time it is stopped at it is asked for again
    );
  };
  return awake ? (
    <div
      class="lab-points"
      ref={stop}
      style={{ position: 'absolute', inset: 0, zIndex: 1, pointerEvents: 'none' }}
      tabIndex={0}
      role="application"
      aria-roledescription="图"
      aria-label={`${title}，用方向键逐点听`}
      aria-describedby={describedBy}
      onFocus={begin}
    />
  ) : null;
}
