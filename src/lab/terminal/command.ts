import { DataFault } from '../../datasets/kinds.ts';
import { UnknownExperiment } from '../publish/catalogue.ts';
import { Misuse } from './options.ts';
import { WIPE, type Terminal } from './progress.ts';

/** A command of the laboratory: a function that the executable around it, and a test, call alike. */

/** Where a command writes: its answer and nothing else, and its progress and faults. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: Terminal;
}

/** @param words what stands after the command's name @returns the exit code */
export type Command = (words: readonly string[], streams: Streams) => Promise<number>;

/** The command that tells what `work` throws as one line on stderr: 2 for wrong words or files, else 1. */
export const command =
  (work: Command): Command =>
  async (words, streams) => {
    try {
      return await work(words, streams);
    } catch (error) {
      streams.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      const theirs = [Misuse, UnknownExperiment, DataFault].some((kind) => error instanceof kind);
      return theirs ? 2 : 1;
    }
  };

/**
 * Runs a command as this process. Ctrl-C ends it at once with 130 (what is finished is in its file already, whole); a reader that closes
 * the pipe (head, less) has had enough, which is no fault.
 */
export async function execute(run: Command): Promise<void> {
  process.once('SIGINT', () => {
    if (process.stderr.isTTY) process.stderr.write(WIPE);
    process.exit(130);
  });
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  }
  process.exitCode = await run(process.argv.slice(2), process);
}
