import { checkBook } from './check.ts';
import { formatFault } from './words/fault.ts';

/** `npm run -s lint`: prints every fault of the book, a line each, as file:line:col. Ends with 1 if there is any. */
const { book, faults } = await checkBook();
for (const fault of faults) console.log(formatFault(fault));
if (faults.length > 0) {
  console.error(`书稿有 ${faults.length} 处错误。`);
  process.exitCode = 1;
} else {
  console.log(`${book.chapters.length} 章、${book.glossary.size} 个词条、${book.references.size} 条文献，没有错误。`);
}
