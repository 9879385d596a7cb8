import { decompress } from 'fzstd';
import { decode } from '../../src/search/coding.ts';
import { soundsIn } from '../../src/search/find.ts';
import { openLibrary, type Library } from '../../src/search/library.ts';
import { tell, tellGroup } from '../../src/search/shown.ts';
import { read } from '../../src/search/written.ts';
import type { Question, Reply } from './asking.ts';

/** Holds the book's text and answers. Beside the page, for unpacking it alone takes a slow phone a tenth of a second. */

/** Passages of a page that are told before the reader asks for more. */
const AT_FIRST = 3;

let library: Library | undefined;

async function load(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  library = openLibrary(read(decode(decompress(new Uint8Array(await answer.arrayBuffer())))));
  soundsIn(library);
}

async function answer(question: Question): Promise<unknown> {
  if (question.task === 'open') return load(question.address);
  if (!library) throw new Error('no library');
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
