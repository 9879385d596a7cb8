import { resolve } from 'node:path';
import { EXPERIMENTS, experimentIds, loadExperiment } from '../publish/catalogue.ts';
import { readArguments, type Asked } from './arguments.ts';
import { command, execute } from './command.ts';
import { Misuse } from './options.ts';
import { helpText, listText, resultText, USAGE } from './text.ts';
import { progressBar, type Terminal } from './progress.ts';
import { openProcess } from '../publish/own-process.ts';
import { csv } from '../files/csv.ts';
import { creditOf } from '../files/credit.ts';
import type { State } from '../declare/address.ts';
import type { Experiment, Json } from '../declare/define.ts';
import { figureAddress } from '../declare/figure-address.ts';
import { admitFiles, readDataWords } from '../data/files.ts';
import { readParams, readSeed } from '../declare/validate.ts';

/**
 * `npm run -s lab -- …`: any experiment in a terminal (see USAGE). stdout holds the answer and nothing else, stderr progress and faults.
 */

async function list(root: string, json: boolean): Promise<string> {
  const all = await Promise.all(experimentIds(root).map(async (id) => ({ id, ...(await loadExperiment(id, root)) })));
  const rows = all.map(({ id, title, summary }) => ({ id, title, summary }));
  return json ? JSON.stringify(rows) : listText(rows);
}

async function run(
  id: string,
  { given, data, seed: givenSeed, form, help }: Asked,
  root: string,
  stderr: Terminal,
): Promise<string> {
  const experiment = await loadExperiment(id, root);
  const { title, summary, controls, fields } = experiment;
  if (help)
    return form === 'json' ? JSON.stringify({ id, title, summary, controls, fields }) : helpText(id, experiment);
  const handed = await admitFiles(id, experiment, readDataWords(data));
  const picks = Object.entries(handed).map(([name, { pick }]) => [name, pick]);
  const read = readParams(controls, { ...given, ...Object.fromEntries(picks) });
  if (read.fault) throw new Misuse(read.fault.message);
  const readSeedText = readSeed(givenSeed);
  if (readSeedText.fault) throw new Misuse(readSeedText.fault.message);
  const { params } = read;
  const refused = experiment.refuses?.(params);
  if (refused) throw new Misuse(refused.message);
  const { seed } = readSeedText;

  const bar = progressBar(stderr);
  const own = openProcess(root);
  try {
    const onProgress = (progress: number) => bar.show(progress, experiment.title);
    const { result } = await own.run(id, params, seed, { onProgress, handed });
    if (form === 'json') return JSON.stringify({ id, params, seed, result });
    if (form === 'csv') return tableFile(id, experiment, { params, seed }, result);
    return resultText(id, experiment, params, seed, result);
  } finally {
    bar.clear();
    await own.close();
  }
}

/** The same file as under the figure on its own page. Where the book is published is told by the environment, as to the build. */
function tableFile(id: string, { title, controls, table }: Experiment, state: State, result: Json): string {
  const { SITE_URL = 'http://127.0.0.1:4321', BASE_PATH = '/' } = process.env;
  const page = new URL(`${BASE_PATH.replace(/\/$/, '')}/experiments/${id}/`, SITE_URL).href;
  const credit = creditOf({ id, title, address: figureAddress(page, id, controls, state) }, controls, state);
  return csv(table(result, state.params), credit);
}

async function answer(words: readonly string[], stderr: Terminal): Promise<string> {
  const asked = readArguments(words);
  const root = asked.root === undefined ? EXPERIMENTS : resolve(asked.root);
  if (asked.id === undefined) {
    if (asked.help) return USAGE;
    throw new Misuse(
      `要给出一个实验，可以用的有 ${experimentIds(root).join('、')}；npm run -s lab -- --help 说明写法。`,
    );
  }
  return asked.id === 'list' ? list(root, asked.form === 'json') : run(asked.id, asked, root, stderr);
}

export const lab = command(async (words, { stdout, stderr }) => {
  const text = await answer(words, stderr);
  stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
});

if (import.meta.main) await execute(lab);
