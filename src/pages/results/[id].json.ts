import type { APIRoute, GetStaticPaths } from 'astro';
import { loadExhibit, exhibitIds } from '../../../components/lab/exhibit.ts';
import { fileText } from '../../lab/publish/results.ts';

/** All published results of an experiment at /results/<id>.json, as the repository has them, each in its place. */
export const getStaticPaths = (async () => {
  const exhibits = await Promise.all(exhibitIds().map(loadExhibit));
  return exhibits.filter(({ runs }) => runs.length > 0).map(({ id }) => ({ params: { id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { id } }) =>
  new Response(fileText((await loadExhibit(id!)).runs), { headers: { 'content-type': 'application/json' } });
