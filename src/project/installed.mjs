import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages that a lock file lists, or none if there is no such file. */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/**
 * What this machine is, in the words of package.json.
 * @returns {{ os: string, cpu: string, libc: string }}
 */
function thisSystem() {
  const glibc = process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime !== undefined;
  return { os: process.platform, cpu: process.arch, libc: glibc ? 'glibc' : 'musl' };
}

/** Whether a package is made for this system and no other. */
function isForSystem({ os, cpu, libc }, system) {
  return (
    (os ?? cpu) !== undefined &&
    (os ?? [system.os]).includes(system.os) &&
    (cpu ?? [system.cpu]).includes(system.cpu) &&
    (libc ?? [system.libc]).includes(system.libc)
  );
}

/**
 * Whether a folder's node_modules holds what package-lock.json asks for. npm keeps a lock file of its own in there and writes it last, so an installation
 * that was broken off, or is of an older lock file, is told from a whole one. Optional packages may be missing, but not those made for this
 * very system: an npm that runs on an old Node leaves them out without a word.
 * @param {string} folder
 * @param {{ os: string, cpu: string, libc: string }} [system]
 * @returns {boolean}
 */
export function hasPackages(folder, system = thisSystem()) {
  const wanted = packagesOf(join(folder, 'package-lock.json')),
    there = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === '') return false;
    if (there[path] !== undefined) return there[path].version !== entry.version;
    return !(entry.optional || entry.devOptional || entry.peer) || isForSystem(entry, system);
  });
  const stale = Object.keys(there).some((path) => wanted[path] === undefined);
  return !missing && !stale;
}

/**
 * Whether the project is installed: its packages, and among them the Node that it runs on.
 * @param {string} root the project's folder
 * @param {{ os: string, cpu: string, libc: string }} [system]
 * @returns {boolean}
 */
export function isInstalled(root, system = thisSystem()) {
  return hasPackages(root, system) && existsSync(join(root, 'node_modules', '.bin', 'node'));
}
