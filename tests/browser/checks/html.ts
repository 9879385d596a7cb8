import { readFileSync } from 'node:fs';
import { faultsOfHtml } from '../../html-faults.ts';
import { fileOf } from '../pages.ts';
import type { Check } from './visit.ts';

export const validHtml: Check = {
  title: 'the built page is HTML as the standard has it',
  faults: ({ path }) => faultsOfHtml(readFileSync(fileOf(path), 'utf8')),
};
