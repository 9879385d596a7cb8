import type { APIRoute, GetStaticPaths } from 'astro';
import { libraryFile } from '../../book/gather/library-file.ts';

/** The text of the whole book, as a search loads it at its first use, and how it sounds. */
export const getStaticPaths = (async () => {
  const { name, bytes, syllables } = await libraryFile();
  return [
    { params: { name }, props: { bytes } },
    { params: { name: `${name}.syllables` }, props: { bytes: syllables } },
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) =>
  new Response(props.bytes, { headers: { 'Content-Type': 'application/octet-stream' } });
