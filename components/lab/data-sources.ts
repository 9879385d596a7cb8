import { isDataControl, piecesOf } from '../../src/lab/declare/data.ts';
import { exhibitIds, loadExhibit, type Exhibit } from './exhibit.ts';

/** Files that experiments compute from: recordings, pictures, tables. */
export interface DataSource {
  /** Whose they are and whence they come. */
  source: string;
  /** Undefined where the experiments' declarations name none. */
  licence: string | undefined;
  /** They come with the book; else a reader fetches them. */
  ships: boolean;
  /** The experiments that declare them. */
  users: { id: string; title: string }[];
}

/** Every experiment with its published runs. */
export const allExhibits = (): Promise<Exhibit[]> => Promise.all(exhibitIds().map(loadExhibit));

/** All files that the experiments declare, each source once; what a generator makes is none. */
export function dataSources(exhibits: readonly Exhibit[]): DataSource[] {
  const found = new Map<string, DataSource>();
  for (const { id, experiment } of exhibits) {
    for (const control of Object.values(experiment.controls)) {
      if (!isDataControl(control)) continue;
      for (const set of Object.values(control.sets)) {
        if (piecesOf(set).length === 0) continue;
        const source = set.source ?? set.label;
        const ships = 'ships' in set;
        const key = JSON.stringify([source, set.licence, ships]);
        const one: DataSource = found.get(key) ?? { source, licence: set.licence, ships, users: [] };
        if (!one.users.some((user) => user.id === id)) one.users.push({ id, title: experiment.title });
        found.set(key, one);
      }
    }
  }
  return [...found.values()].sort((a, b) => Number(b.ships) - Number(a.ships));
}
