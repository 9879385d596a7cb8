import type { Command } from '../../src/lab/terminal/command.ts';

/** A command called in this process: its exit code and what it wrote. */
export async function captured(run: Command, words: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const status = await run(words, { stdout: stream('stdout'), stderr: stream('stderr') });
  return { status, ...written };
}

/** What a command must leave that was called wrongly or failed: one line for people, and nothing where its answer is read. */
export const oneLine = ({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }) => ({
  status,
  stdout,
  lines: stderr.trimEnd().split('\n').length,
});
