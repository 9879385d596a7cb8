import { thisMachine } from '../../src/project/machine/chromium.ts';
import type { Machine } from '../../src/project/machine/machine.ts';
import { installPackages } from '../../src/project/machine/packages.ts';

export interface Packaged {
  /** As told to whoever runs the tests. */
  name: string;
  /** Environment variable that may name the program's path. */
  variable: string;
  /** Where systems put it. */
  places: readonly string[];
  /** Debian packages that bring it. */
  packages: readonly string[];
}

/** The path of a program that tests need, installed if need be. @throws Error in Chinese that says in one sentence what to do */
export function havePackaged({ name, variable, places, packages }: Packaged, machine: Machine = thisMachine): string {
  const named = machine.env[variable];
  const find = () => (named === undefined ? places : [named]).find((place) => machine.exists(place));
  const found = find() ?? (named === undefined && installPackages(machine, packages) ? find() : undefined);
  if (found !== undefined) return found;
  throw new Error(
    `这项测试需要 ${name}，这里找不到也装不上：请安装它（例如 sudo apt-get install ${packages.join(' ')}），或用环境变量 ${variable} 写明它的路径，再运行一次。`,
  );
}
