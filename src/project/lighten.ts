/**
 * Runs after every install (`prepare`): takes out of node_modules what weighs most and nothing here reads. npm looks only at its own list
 * of what is installed, and brings these back with the next install.
 */
import { globSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const unread = [
  'node/node_modules/*/include', // headers for compiling add-ons, 67 MB
  'binaryen/bin', // nine programs for a terminal, 81 MB; AssemblyScript uses the library
];

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
for (const path of globSync(unread, { cwd: packages })) rmSync(`${packages}/${path}`, { recursive: true });
