import lockfile from 'proper-lockfile';
import { mergeRun } from '../../../src/lab/publish/published-file.ts';
import { runOf } from './run-of.ts';

/**
 * Another process at the same file: `merge from to of` puts in the runs from … to − 1 of that many, `hold` takes the lock, says so and keeps it.
 */
const [what, path, ...numbers] = process.argv.slice(2) as [string, string, ...string[]];
if (what === 'hold') {
  await lockfile.lock(path, { realpath: false });
  process.stdout.write('held');
  setInterval(() => {}, 1000);
} else {
  const [from, to, count] = numbers.map(Number) as [number, number, number];
  const wanted = Array.from({ length: count }, (_, n) => runOf(n));
  for (let n = from; n < to; n++) await mergeRun(path, wanted, runOf(n));
}
