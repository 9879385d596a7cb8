import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Root } from 'mdast';
import { brokenClaims } from '../lab/publish/claims.ts';
import { experimentFolder } from '../lab/publish/catalogue.ts';
import type { Shown } from './resolve/experiments.ts';
import { bareLetters, claimText, lettersOf, textOf } from './resolve/said.ts';
import { reporter, type Fault, type Place } from './words/fault.ts';

/** What experiments claim: their published results bear it out, and the chapters that show them say it. */

/** What a resolved chapter says, to look claims up in. */
export const saidBy = (tree: Root): string => textOf(bareLetters(lettersOf(tree, '')));

/**
 * Faults at the claims of an experiment, in its own files.
 * @param prose what each chapter that shows the experiment says; none if no chapter does: then nobody need say it
 */
export function checkClaims(
  shown: Shown,
  prose: readonly string[],
  folder: string,
  root: string,
  faults: Fault[],
): void {
  const { id, experiment, results } = shown;
  const report = (claim: string, message: string, mend: string) => {
    const { file, place } = placeOf(claim, experimentFolder(id, folder));
    reporter(relative(root, file).replaceAll('\\', '/'), faults)(place, message, mend);
  };
  for (const { claim, message } of brokenClaims(experiment, results ?? { runs: [] }))
    report(claim, message, `请改这句话、它的条件或 of；若是还没有算过，运行 npm run precompute -- --only ${id}。`);
  if (prose.length === 0) return;
  for (const claim of Object.keys(experiment.claims)) {
    if (!prose.some((text) => text.includes(claimText(claim))))
      report(claim, `放着实验 ${id} 的章里没有这句话：“${claim}”。`, '请在章里原样写上它，或者改这里的话。');
  }
}

/** Where a claim stands among the files of its experiment. */
function placeOf(claim: string, folder: string): { file: string; place: Place | undefined } {
  const written = [claim, claim.replaceAll('\\', '\\\\').replaceAll("'", "\\'")];
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.ts'))) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    for (const [i, line] of lines.entries()) {
      const column = Math.max(...written.map((text) => line.indexOf(text)));
      if (column >= 0) return { file: join(folder, name), place: { line: i + 1, column: column + 1 } };
    }
  }
  return { file: join(folder, 'experiment.ts'), place: undefined };
}
