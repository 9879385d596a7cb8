import { spawn } from 'node:child_process';

/** One command of a longer whole. */
export interface Step {
  /** Chinese name, shown before it runs. */
  name: string;
  command: readonly string[];
  env?: Record<string, string>;
  /** What is to be run if it fails, and stands for it then; undefined if its failure is one. */
  again?: () => Step | undefined;
}
/** Steps that need one another, in order. */
export type Lane = readonly Step[];

/**
 * Runs a command with this terminal; resolves to its exit code.
 * @param print takes what it says, instead of the terminal
 */
export function run({ command: [program, ...words], env }: Step, print?: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const says = print ? 'pipe' : 'inherit';
    const child = spawn(program!, words, { stdio: ['inherit', says, says], env: { ...process.env, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print!);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A step that was run, and how long it took. */
export interface Ran {
  step: Step;
  seconds: number;
  /** Whether it ended well. */
  good: boolean;
}

/**
 * Runs stages in order. The lanes of a stage run side by side: the first has the terminal, what the others say is told when their step is over.
 * Ends with the stage in which a step fails, and in its lane with that step.
 * @returns the steps that were run
 */
export async function runAll(stages: readonly (readonly Lane[])[]): Promise<Ran[]> {
  const ran: Ran[] = [];
  const total = stages.flat(2).length;
  let begun = 0;
  const runLane = async (lane: Lane, aside: boolean) => {
    for (const step of lane) {
      const heading = `\n── ${++begun}/${total} ${step.name}`;
      const said: string[] = [];
      if (!aside) console.log(heading);
      const from = performance.now();
      const print = aside ? (text: string) => said.push(text) : undefined;
      let good = (await run(step, print)) === 0;
      const again = good ? undefined : step.again?.();
      if (again) {
        (print ?? console.log)(`\n── ${again.name}\n`);
        good = (await run(again, print)) === 0;
      }
      if (aside) console.log(`${heading}\n${said.join('').trimEnd()}`);
      ran.push({ step, seconds: (performance.now() - from) / 1000, good });
      if (!good) break;
    }
  };
  for (const lanes of stages) {
    await Promise.all(lanes.map((lane, i) => runLane(lane, i > 0)));
    if (ran.some(({ good }) => !good)) break;
  }
  return ran;
}

/** A line for every step that was run, and one for all of them. @param seconds that they took together, side by side as they ran */
export function timesOf(ran: readonly Ran[], seconds: number): string {
  const lines = ran.map(({ step, seconds, good }) => ({ seconds, name: `${step.name}${good ? '' : '（没有通过）'}` }));
  return [...lines, { seconds, name: '一共' }]
    .map(({ seconds, name }) => `${seconds.toFixed(1).padStart(8)} 秒  ${name}`)
    .join('\n');
}
