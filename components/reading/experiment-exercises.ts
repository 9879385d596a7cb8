import { note } from '../lab/page/figure-notes.ts';
import type { ExperimentCheck, LabResult, Verdict } from './experiment-answer.ts';

/** An exercise that is answered by a run of an experiment. */
export interface Watching {
  exercise: HTMLElement;
  check: ExperimentCheck;
  /** Writes a verdict at the exercise. */
  say: (verdict: Verdict) => void;
  /** What the last run said; nothing after a reset. */
  last?: Verdict | undefined;
}

/**
 * Hears every finished run and tells the exercises that wait for one. Often none of them is in sight then, so the figure answers too: for what was
 * solved just now, and for the exercise that the reader came from, solved or not. Several may watch one experiment; all are told at once.
 */
export function watchRuns(all: Watching[]): void {
  /** The exercise whose link to the figure was followed last. */
  let from: Watching | undefined;
  for (const one of all) one.exercise.querySelector('.answer-task a')?.addEventListener('click', () => (from = one));
  document.addEventListener('lab:result', async (event) => {
    const run = (event as CustomEvent<LabResult>).detail;
    const watching = all.filter(({ check }) => check.of === run.id);
    if (!run.final || watching.length === 0) return;
    const { judgeRun } = await import('./experiment-answer.ts');
    const told = watching.flatMap((one) => {
      const verdict = judgeRun(one.check, run),
        before = one.last;
      one.last = verdict;
      if (verdict.words !== before?.words) one.say(verdict);
      return (verdict.right && !before?.right) || one === from ? [line(one.exercise, verdict)] : [];
    });
    const figure = document.getElementById(run.label);
    if (figure && told.length > 0) note(figure, 'exercise', told);
  });
}

/** 习题 9.3：做到了。回到习题 */
function line(exercise: HTMLElement, { words }: Verdict): Node[] {
  const back = document.createElement('a');
  back.href = `#${exercise.id}`;
  back.textContent = '回到习题';
  const label = exercise.querySelector('.exercise-head .label')!.textContent;
  return [document.createTextNode(`${label}：${words.replace(/。$/, '')} · `), back];
}
