/**
 * How a command of the laboratory ends early: Ctrl-C with 130, at once; a reader that closes the pipe (head, less) has had enough, which
 * is no fault.
 * @param bar what is drawn on stderr, wiped first
 */
export function endEarly(bar: { clear(): void }): void {
  process.once('SIGINT', () => {
    bar.clear();
    process.exit(130);
  });
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  }
}
