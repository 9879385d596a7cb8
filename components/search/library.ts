import { decompress } from 'fzstd';
import { decode } from '../../src/search/coding.ts';
import { soundsIn } from '../../src/search/find.ts';
import { openLibrary, type Library } from '../../src/search/library.ts';
import { read } from '../../src/search/written.ts';

let coming: Promise<Library> | undefined;

/** Between two pieces of work the browser may do what waits: a slow phone would stand still otherwise. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

async function load(address: string): Promise<Library> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const packed = new Uint8Array(await answer.arrayBuffer());
  await breathe();
  const bytes = decompress(packed);
  await breathe();
  const text = decode(bytes);
  await breathe();
  const collection = read(text);
  await breathe();
  const library = openLibrary(collection);
  await breathe();
  soundsIn(library);
  return library;
}

/** The text of the book, fetched once; after a failure the next call tries again. */
export function libraryAt(address: string): Promise<Library> {
  coming ??= load(address);
  coming.catch(() => (coming = undefined));
  return coming;
}
