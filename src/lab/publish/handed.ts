import { DataFault } from '../../datasets/kinds.ts';
import { admitFiles } from '../data/files.ts';
import { needText } from '../data/need.ts';
import { inputsOf } from '../data/provide.ts';
import { show } from '../declare/validate.ts';
import type { HandedTo, Job } from './publish.ts';

/** Files for published runs whose data do not ship with the book. */

/** One Chinese clause about the file that a run needs and was not handed; undefined if it has all it needs. */
export function lackOf({ id, experiment, params }: Job, handed: HandedTo): string | undefined {
  for (const [name, control] of inputsOf(experiment)) {
    const pick = String(params[name]);
    const set = control.sets[pick];
    if (set && !('files' in set)) continue;
    if (handed[id]?.[name]?.pick !== pick) return `${needText(control, pick)}，再加上 --data ${name}=文件`;
  }
  return undefined;
}

/**
 * The files for each experiment that has such an input. @throws DataFault for a file that can't be read, that no input is for, or that no
 * published run is computed from
 */
export async function handedTo(jobs: readonly Job[], files: Record<string, string[]>): Promise<HandedTo> {
  const handed: HandedTo = {};
  for (const [name, paths] of Object.entries(files)) {
    const having = jobs.filter(({ experiment }) => inputsOf(experiment).some(([input]) => input === name));
    if (having.length === 0) throw new DataFault(`选中的实验里没有名为${show(name)}的数据，去掉 --data ${name}=…。`);
    for (const [id, { experiment }] of new Map(having.map((job) => [job.id, job]))) {
      const admitted = (await admitFiles(id, experiment, { [name]: paths }))[name]!;
      if (!having.some((job) => job.id === id && job.params[name] === admitted.pick)) {
        throw new DataFault(
          `${paths.join('、')} 不是 ${id} 要发布的运行所用的数据（散列不同）；npm run -s lab -- ${id} --help 列出它的数据，换成那一份。`,
        );
      }
      handed[id] = { ...handed[id], [name]: admitted };
    }
  }
  return handed;
}
