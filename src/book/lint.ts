import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBook } from './check.ts';
import { formatFault } from './words/fault.ts';
import { fixBook } from './writing/fix.ts';

/**
 * `npm run -s check`: prints every fault of the book, a line each, as file:line:col; with `--fix` mends first what has one mend only; `--root folder` checks the
 * chapters there by the programs and experiments here. Ends with 1 if any is left.
 */
const { values } = parseArgs({ options: { fix: { type: 'boolean', default: false }, root: { type: 'string' } } });
const settings =
  values.root === undefined ? {} : { root: values.root, experiments: join(process.cwd(), 'src/experiments') };
if (values.fix) for (const told of await fixBook(settings)) console.log(`改好了 ${told}`);
const { book, faults } = await checkBook(settings);
for (const fault of faults) console.log(formatFault(fault));
if (faults.length > 0) {
  console.error(`书稿有 ${faults.length} 处错误。`);
  process.exitCode = 1;
} else {
  console.log(`${book.chapters.length} 章、${book.glossary.size} 个词条、${book.references.size} 条文献，没有错误。`);
}
