import { useEffect, useRef, useState } from 'preact/hooks';
import type { PointSource } from './source.ts';

/**
 * The plot as a stop of the Tab key: its data are gone through with the arrows, point by point. The program for that comes when it is first stopped at,
 * and what draws with the first arrow; the stop itself comes with the island, since without it no key is answered.
 */
export function PointStop({ title, describedBy, source }: { title: string; describedBy: string; source: PointSource }) {
  const stop = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  /** How far the program has come; an arrow that is pressed before it is there counts. */
  const program = useRef<'none' | 'coming' | 'asked' | 'there'>('none');
  useEffect(() => setAwake(true), []);
  const begin = () => {
    if (program.current !== 'none') return;
    program.current = 'coming';
    import('./cursor.ts').then(
      ({ takePoints }) => {
        takePoints(stop.current!, source, program.current === 'asked');
        program.current = 'there';
      },
      () => (program.current = 'none'), // the next time it is stopped at it is asked for again
    );
  };
  const ask = (event: KeyboardEvent) => {
    if (program.current === 'there' || !/^(Arrow|Home$|End$)/.test(event.key)) return;
    event.preventDefault();
    program.current = 'asked';
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
      onKeyDown={ask}
    />
  ) : null;
}
