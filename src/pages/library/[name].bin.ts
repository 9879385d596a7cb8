import type { APIRoute, GetStaticPaths } from 'astro';
import { libraryFile } from '../../book/gather/library-file.ts';

/** The text of the whole book, as a search loads it at its first use. */
export const getStaticPaths = (async () => {
  const { name, bytes } = await libraryFile();
  return [{ params: { name }, props: { bytes } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) =>
  new Response(props.bytes, { headers: { 'Content-Type': 'application/octet-stream' } });
