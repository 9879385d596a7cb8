import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSubject, publishedText, subjectIds } from '../../../../../components/lab/subject.ts';

/** A published run of an experiment with its sentence and table, a file a run: what the island compares with and shows. */
export const getStaticPaths = (async () => {
  const paths = subjectIds().map(async (id) => {
    const subject = await loadSubject(id);
    return subject.runs.map((run) => {
      const { key, text } = publishedText(subject, run);
      return { params: { id, key }, props: { text } };
    });
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json' } });
