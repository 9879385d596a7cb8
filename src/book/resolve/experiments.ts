import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { experimentFolder, experimentIds, loadExperiment, loadResults } from '../../lab/publish/catalogue.ts';
import type { Experiment } from '../../lab/declare/define.ts';
import type { ResultFile } from '../../lab/publish/results.ts';
import { isTag, readAttributes, type Tag } from '../words/attributes.ts';
import { vocabulary } from '../words/vocabulary.ts';

/** An experiment as chapters use it. */
export interface Shown {
  id: string;
  experiment: Experiment;
  /** Undefined before the first `precompute`. */
  results: ResultFile | undefined;
  /** Symbols that its controls or its figure's marks carry: what `\show{symbol}{…}` may name. */
  symbols: Set<string>;
}

/** Experiments by id; an Error stands for one that could not be loaded. */
export type Experiments = Map<string, Shown | Error>;

/** Loads the experiments of these names; unknown names are simply not in the answer. */
export async function loadShown(ids: Iterable<string>, root: string): Promise<Experiments> {
  const known = experimentIds(root);
  const found: Experiments = new Map();
  for (const id of new Set(ids)) {
    if (!known.includes(id)) continue;
    try {
      const experiment = await loadExperiment(id, root);
      found.set(id, { id, experiment, results: loadResults(id, root), symbols: symbolsOf(id, experiment, root) });
    } catch (error) {
      found.set(id, error as Error);
    }
  }
  return found;
}

export { experimentIds };

/** Ids of the experiments that the tags of a chapter name. */
export function experimentsNamed(tree: Root): { shown: string[]; all: string[] } {
  const shown = new Set<string>();
  const all = new Set<string>();
  visit(tree, (node) => {
    const key = isTag(node) ? vocabulary[node.name ?? '']?.parametersOf : undefined;
    if (!key) return;
    const id = readAttributes(node as Tag, () => {}).get(key)?.value;
    if (typeof id !== 'string') return;
    all.add(id);
    if ((node as Tag).name === 'Experiment') shown.add(id);
  });
  return { shown: [...shown], all: [...all] };
}

/** The symbols of the controls, and those that figure.ts or view.tsx gives its marks as a class `symbol-<name>`. */
function symbolsOf(id: string, experiment: Experiment, root: string): Set<string> {
  const symbols = new Set(Object.values(experiment.controls).flatMap(({ symbol }) => symbol ?? []));
  for (const name of ['figure.ts', 'view.tsx']) {
    const path = join(experimentFolder(id, root), name);
    const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const match of source.matchAll(/symbol-([A-Za-z][A-Za-z0-9-]*)/g)) symbols.add(match[1]!);
  }
  return symbols;
}
