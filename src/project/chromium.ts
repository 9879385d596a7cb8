import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names under which systems install a Chromium that Playwright can drive. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium on this machine: the one that CHROMIUM names, one on PATH, or one that Playwright has downloaded. */
export function findChromium(): string | undefined {
  const { CHROMIUM: named, PATH = '' } = process.env;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

const works = (program: string, ...words: string[]): boolean => spawnSync(program, words, { stdio: 'ignore' }).status === 0;
const does = (program: string, ...words: string[]): boolean => spawnSync(program, words, { stdio: 'inherit' }).status === 0;

/** Installs one: from the system's packages where that needs no password, else Playwright's own download. */
function installChromium(): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (works('apt-get', '--version') && (sudo.length === 0 || works('sudo', '-n', 'true'))) {
    const apt = (...words: string[]) => does(...([...sudo, 'apt-get', ...words] as [string, ...string[]]));
    if (apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')) return true;
  }
  return does('playwright', 'install', 'chromium');
}

/** A Chromium, installed if need be. @throws Error in Chinese that says what to do */
export function haveChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env.CHROMIUM === undefined) {
    console.log('没有找到 Chromium，正在安装……');
    installChromium();
  }
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error('浏览器测试需要 Chromium，这里找不到也装不上：请用系统的软件包安装它（例如 sudo apt-get install chromium），或用环境变量 CHROMIUM 写明它的路径，再运行一次。');
  }
  return installed;
}
