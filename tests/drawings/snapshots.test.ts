import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Json, Params } from '../../src/lab/declare/define.ts';
import type { Figure, Frame } from '../../src/lab/draw/draw.ts';
import { experimentIds, loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import { drawn } from './read-marks.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * The drawing of every published run, for a reviewer to read: `npx vitest run tests/drawings/snapshots.test.ts -u` writes them anew.
 * The first run of each experiment is there at the width of a phone and of a text column, the others take turns.
 */

const folder = fileURLToPath(new URL('snapshots/', import.meta.url));
const PHONE = 340,
  COLUMN = 680;
/** Bytes an experiment, on average: the folder has to stay readable. */
const MOST = 140_000;

const figures = import.meta.glob<(result: Json, params: Params, frame: Frame<Json>) => Figure>(
  '/src/experiments/*/figure.ts',
  { import: 'default' },
);

const drawings = new Map<string, string>();

it.each(experimentIds())('%s is drawn as it was', async (id) => {
  const { publish } = await loadExperiment(id);
  const figure = await figures[`/src/experiments/${id}/figure.ts`]!();
  const { runs } = loadResults(id)!;
  for (const [i, { params, result }] of runs.entries()) {
    for (const width of i === 0 ? [PHONE, COLUMN] : [i % 2 === 1 ? PHONE : COLUMN]) {
      const name = `${id}/${[i, ...given(publish[i]), width].join('-')}.svg`;
      const drawing = snapshotOf(drawn(figure(result as Json, params as Params, { width }), width));
      drawings.set(name, drawing);
      await expect(drawing).toMatchFileSnapshot(join(folder, name));
    }
  }
});

/** The parameters that a run is published for, as parts of a file's name. */
const given = (params: object = {}): string[] =>
  Object.entries(params).map(([name, value]) => `${name}=${String(value)}`.replaceAll(/[^\w.,=+]+/g, '_').slice(0, 40));

it('no drawing is kept that is none any more, and all together can be read', () => {
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = kept.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replaceAll('\\', '/'));
  expect(names.filter((name) => !drawings.has(name))).toEqual([]);
  const bytes = [...drawings.values()].reduce((sum, drawing) => sum + Buffer.byteLength(drawing), 0);
  expect(bytes).toBeLessThan(MOST * experimentIds().length);
});
