import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Machine } from './machine.ts';
import { canInstallPackages, installPackages } from './packages.ts';

/** Without a window of its own: opens a page in half the time. Playwright's own download is one too. */
const SHELL = 'chromium-headless-shell';
/** Names under which systems install a Chromium that Playwright can drive, the quickest first. */
const names = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const thisMachine: Machine = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  does: (program, words, quiet = false) =>
    spawnSync(program, words, { stdio: quiet ? 'ignore' : 'inherit' }).status === 0,
  downloaded: chromium.executablePath(),
};

/**
 * The path of a Chromium that starts: the one that CHROMIUM names, one on PATH, or one that Playwright has downloaded. Some systems put a
 * script in its place that only says how to install it; it does not tell a version.
 */
export function findChromium({ env, exists, does, downloaded }: Machine): string | undefined {
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const places = env.CHROMIUM === undefined ? [...onPath, ...onMac, downloaded] : [env.CHROMIUM];
  return places.find((path) => path !== '' && exists(path) && does(path, ['--version'], true));
}

/** Installs one: from the system's packages where that needs no password (with a font for Chinese), else by Playwright's own download. */
function installChromium(machine: Machine): void {
  if (installPackages(machine, [SHELL, 'fonts-noto-cjk']) && findChromium(machine)) return;
  if (installPackages(machine, ['chromium', 'fonts-noto-cjk']) && findChromium(machine)) return;
  if (canInstallPackages(machine) && machine.does('playwright', ['install', '--with-deps', 'chromium'])) return;
  machine.does('playwright', ['install', 'chromium']);
}

/** In a container, where root may install what it likes, the quick one beside a slower one that is there. */
function quicker(machine: Machine, found: string): string {
  const isSlow = machine.env.CHROMIUM === undefined && ['chromium', 'chromium-browser'].includes(basename(found));
  if (!isSlow || !machine.isRoot || !installPackages(machine, [SHELL])) return found;
  return findChromium(machine) ?? found;
}

/** A Chromium, installed if need be. @throws Error in Chinese that says in one sentence what to do */
export function haveChromium(machine: Machine = thisMachine): string {
  const found = findChromium(machine);
  if (found !== undefined) return quicker(machine, found);
  if (machine.env.CHROMIUM !== undefined)
    throw new Error(
      `环境变量 CHROMIUM 写的 ${machine.env.CHROMIUM} 不是能启动的 Chromium：请改成它的路径，或去掉这个变量，再运行一次。`,
    );
  console.log('没有找到 Chromium，正在安装……');
  installChromium(machine);
  const installed = findChromium(machine);
  if (installed !== undefined) return installed;
  throw new Error(
    '浏览器测试需要 Chromium，这里找不到也装不上：请用系统的软件包安装它（例如 sudo apt-get install chromium），或用环境变量 CHROMIUM 写明它的路径，再运行一次。',
  );
}
