import { spawn } from 'node:child_process';

/** One command of a longer whole. */
export interface Step {
  /** Chinese name, shown before it runs. */
  name: string;
  command: readonly string[];
  env?: Record<string, string>;
}

/** Runs a command with this terminal; resolves to its exit code. */
export function run({ command: [program, ...words], env }: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program!, words, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A step that was run, and how long it took. */
export interface Ran {
  step: Step;
  seconds: number;
  /** Whether it ended well. */
  good: boolean;
}

/** Runs the steps in order and stops at the first that fails. @returns those that were run */
export async function runAll(steps: readonly Step[]): Promise<Ran[]> {
  const ran: Ran[] = [];
  for (const [i, step] of steps.entries()) {
    console.log(`\n── ${i + 1}/${steps.length} ${step.name}`);
    const begun = performance.now();
    const good = (await run(step)) === 0;
    ran.push({ step, seconds: (performance.now() - begun) / 1000, good });
    if (!good) break;
  }
  return ran;
}

/** A line for every step that was run and one for all of them, with their seconds. */
export function timesOf(ran: readonly Ran[]): string {
  const lines = ran.map(({ step, seconds, good }) => ({ seconds, name: `${step.name}${good ? '' : '（没有通过）'}` }));
  const total = { seconds: lines.reduce((sum, { seconds }) => sum + seconds, 0), name: '一共' };
  return [...lines, total].map(({ seconds, name }) => `${seconds.toFixed(1).padStart(8)} 秒  ${name}`).join('\n');
}
