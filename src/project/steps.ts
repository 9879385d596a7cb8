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

/** Runs the steps in order and stops at the first that fails. @returns the step that failed, if one did */
export async function runAll(steps: readonly Step[]): Promise<Step | undefined> {
  for (const [i, step] of steps.entries()) {
    console.log(`\n── ${i + 1}/${steps.length} ${step.name}`);
    if ((await run(step)) !== 0) return step;
  }
  return undefined;
}
