import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSubject, subjectIds, wordsOf } from '../../../../components/lab/subject.ts';

/** The published runs of an experiment with the sentence and the table that it has for each: what the island compares with and shows. */
export const getStaticPaths: GetStaticPaths = () => subjectIds().map((id) => ({ params: { id } }));

export const GET: APIRoute = async ({ params: { id } }) => {
  const subject = await loadSubject(id!);
  const runs = subject.runs.map((run) => ({
    params: run.params,
    seed: run.seed,
    result: run.result,
    ...wordsOf(subject, run),
  }));
  return new Response(JSON.stringify({ runs }), { headers: { 'Content-Type': 'application/json' } });
};
