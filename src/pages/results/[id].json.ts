import type { APIRoute, GetStaticPaths } from 'astro';
import { readResultFile } from '../../lab/publish/results.ts';

/** The published results as they stand in the repository, byte for byte, at /results/<id>.json. */
const files = import.meta.glob<string>('/src/experiments/*/result.json', { query: '?raw', import: 'default' });

export const getStaticPaths: GetStaticPaths = () =>
  Object.keys(files).map((path) => ({ params: { id: path.split('/').at(-2) } }));

export const GET: APIRoute = async ({ params: { id } }) => {
  const text = await files[`/src/experiments/${id}/result.json`]!();
  const { fault } = readResultFile(JSON.parse(text));
  if (fault !== undefined)
    throw new Error(`${id}/result.json 坏了（${fault}）。运行 npm run precompute -- --only ${id}`);
  return new Response(text, { headers: { 'content-type': 'application/json' } });
};
