import { isComposing } from '../../src/lab/hands/keyboard.ts';
import type { ExperimentCheck } from './experiment-answer.ts';
import { watchRuns, type Watching } from './experiment-exercises.ts';
import { answered, forget, markAnswered } from './progress.ts';

type Check =
  { kind: 'choice'; several: boolean } | { kind: 'number'; answer: number; tolerance: number } | ExperimentCheck;

/** Checks answers in place. Right answers are remembered on this device until the reader resets them. */
export function attachExercises(): void {
  const exercises = [...document.querySelectorAll<HTMLElement>('.exercise')];
  if (exercises.length === 0) return;
  watchRuns(exercises.flatMap((exercise) => attach(exercise) ?? []));
  const ids = exercises.map(({ id }) => id);
  const total = document.querySelector<HTMLElement>('.exercise-progress');
  const showProgress = () => {
    const done = answered();
    for (const exercise of exercises)
      exercise.querySelector<HTMLElement>('.exercise-done')!.hidden = !done.has(exercise.id);
    if (!total) return;
    total.hidden = false;
    const checked = exercises.filter((exercise) => exercise.querySelector('.answer'));
    total.querySelector('span')!.textContent =
      `本章习题答对 ${checked.filter(({ id }) => done.has(id)).length} / ${checked.length} 题。`;
  };
  document.addEventListener('exercises:change', showProgress);
  addEventListener('storage', showProgress);
  total?.querySelector('[data-reset]')?.addEventListener('click', () => {
    forget(ids);
    for (const form of document.querySelectorAll<HTMLFormElement>('.exercise .answer')) form.reset();
  });
  showProgress();
}

/** @returns what waits for a run, if the exercise is answered by one */
function attach(exercise: HTMLElement): Watching | undefined {
  const form = exercise.querySelector<HTMLFormElement>('.answer');
  if (!form) return undefined;
  const check = JSON.parse(form.dataset.check!) as Check;
  const verdict = form.querySelector('output')!;
  const say = (right: boolean | undefined, words: string) => {
    verdict.textContent = words;
    verdict.dataset.right = right === undefined ? '' : String(right);
    if (right) markAnswered(exercise.id);
  };
  const wrong = exercise.querySelector('.hint') ? '还不对。再想一想，或者先看提示。' : '还不对。再想一想。';
  form.querySelector<HTMLElement>('.answer-row')!.hidden = false;
  // Enter that ends what an input method composes does not hand in the answer.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
  });
  const watching: Watching | undefined =
    check.kind === 'experiment' ? { exercise, check, say: ({ right, words }) => say(right, words) } : undefined;
  form.addEventListener('reset', () => {
    say(undefined, '');
    if (watching) watching.last = undefined;
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (check.kind === 'choice') sayChoice(form, wrong, say);
    if (check.kind === 'number') {
      const { judgeNumber } = await import('./number-answer.ts');
      const judged = judgeNumber(form.querySelector('input')!.value, check.answer, check.tolerance);
      if ('fault' in judged) say(undefined, judged.fault);
      else say(judged.right, judged.right ? '对了。' : wrong);
    }
  });
  return watching;
}

function sayChoice(
  form: HTMLFormElement,
  wrong: string,
  say: (right: boolean | undefined, words: string) => void,
): void {
  const inputs = [...form.querySelectorAll('input')];
  if (!inputs.some(({ checked }) => checked)) return say(undefined, '请先选一项。');
  const right = inputs.every((input) => input.checked === input.hasAttribute('data-correct'));
  say(right, right ? '对了。' : wrong);
}
