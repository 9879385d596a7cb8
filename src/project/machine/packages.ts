import type { Machine } from './machine.ts';

/** Whether this system has Debian's packages and lets them be installed without a password. */
export const canInstallPackages = ({ isRoot, does }: Machine): boolean =>
  does('apt-get', ['--version'], true) && (isRoot || does('sudo', ['-n', 'true'], true));

/** Installs Debian packages. @returns false where that is not possible or failed */
export function installPackages(machine: Machine, names: readonly string[]): boolean {
  if (!canInstallPackages(machine)) return false;
  const apt = (...words: string[]) => {
    const [program, ...rest] = [...(machine.isRoot ? [] : ['sudo', '-n']), 'apt-get', ...words] as [
      string,
      ...string[],
    ];
    return machine.does(program, rest);
  };
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...names);
}
