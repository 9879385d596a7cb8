import { decompress } from 'fzstd';
import { decode } from '../../src/search/coding.ts';
import { syllablesAt } from '../../src/search/addresses.ts';
import { isSpelled, soundsIn } from '../../src/search/find.ts';
import { openLibrary, type Library } from '../../src/search/library.ts';
import { tell, tellGroup } from '../../src/search/shown.ts';
import { read, readSyllables } from '../../src/search/written.ts';
import type { Question, Reply } from './asking.ts';

/** Holds the book's text and answers. Beside the page, for unpacking it alone takes a slow phone a tenth of a second. */

/** Passages of a page that are told before the reader asks for more. */
const AT_FIRST = 3;

let library: Library | undefined;
let address = '';

async function text(from: string): Promise<string> {
  const answer = await fetch(from);
  if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
  return decode(decompress(new Uint8Array(await answer.arrayBuffer())));
}

async function load(from: string): Promise<void> {
  library = openLibrary(read(await text(from)));
  address = from;
}

/** How the book sounds, once a query asks for it; where it does not come, the query is answered by words alone. */
async function hear(library: Library): Promise<void> {
  try {
    const { folded } = library;
    const syllables = readSyllables(await text(syllablesAt(address)));
    soundsIn({ folded, syllables });
    library.syllables = syllables;
  } catch {
    // The next such query asks again.
  }
}

async function answer(question: Question): Promise<unknown> {
  if (question.task === 'open') return load(question.address);
  if (!library) throw new Error('no library');
  if (!library.syllables && isSpelled(question.query)) await hear(library);
  return question.task === 'ask'
    ? tell(library, question.query, AT_FIRST)
    : tellGroup(library, question.query, question.group);
}

addEventListener('message', ({ data: { number, question } }: MessageEvent<{ number: number; question: Question }>) => {
  answer(question).then(
    (value) => postMessage({ number, value } satisfies Reply),
    (error: unknown) => postMessage({ number, fault: String(error) } satisfies Reply),
  );
});
