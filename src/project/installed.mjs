import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages that a lock file lists, or none if there is no such file. */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/**
 * Whether node_modules holds exactly what package-lock.json asks for. npm keeps a lock file of its own in there and writes it last, so an
 * installation that was broken off, or is of an older lock file, is told from a whole one.
 * Packages for other systems are in the lock file only, and are marked optional.
 * @param {string} root the project's folder
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json')), there = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  const missing = Object.entries(wanted).some(([path, { version, optional, devOptional, peer }]) => {
    if (path === '' || (there[path] === undefined && (optional || devOptional || peer))) return false;
    return there[path]?.version !== version;
  });
  const stale = Object.keys(there).some((path) => wanted[path] === undefined);
  return !missing && !stale && existsSync(join(root, 'node_modules', '.bin', 'node'));
}
