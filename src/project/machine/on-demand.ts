import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasPackages } from '../installed.mjs';
import { npm } from '../npm.mjs';

/**
 * Installs what only one task needs: that task's folder has a package.json and a lock file of its own, so that a plain install stays light and
 * imports from that folder find the packages as ever. Does nothing if they are there.
 * @param folder absolute
 * @param purpose what needs them, in Chinese
 * @throws Error in Chinese that says in one sentence what to do
 */
export function havePackages(
  folder: string,
  purpose: string,
  install = () => npm(['ci', '--ignore-scripts'], folder),
): void {
  if (hasPackages(folder)) return;
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = Object.keys(dependencies).join('、');
  console.error(`${purpose}要用 ${names}，正在安装（只在第一次和它们变动时需要）……`);
  if (!install() || !hasPackages(folder))
    throw new Error(
      `${purpose}要用的 ${names} 没有装好：请检查到 npm 注册表的网络和磁盘空间，再运行一次，或先运行 npm ci --prefix ${relative(process.cwd(), folder)}。`,
    );
}
