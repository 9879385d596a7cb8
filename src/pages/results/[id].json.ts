import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSubject, subjectIds } from '../../../components/lab/subject.ts';
import { fileText } from '../../lab/publish/results.ts';

/** All published results of an experiment at /results/<id>.json, as the repository has them, each in its place. */
export const getStaticPaths = (async () => {
  const subjects = await Promise.all(subjectIds().map(loadSubject));
  return subjects.filter(({ runs }) => runs.length > 0).map(({ id }) => ({ params: { id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { id } }) =>
  new Response(fileText((await loadSubject(id!)).runs), { headers: { 'content-type': 'application/json' } });
