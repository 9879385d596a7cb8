import type { APIRoute, GetStaticPaths } from 'astro';
import { loadExhibit, publishedText, exhibitIds } from '../../../../../components/lab/exhibit.ts';

/** A published run of an experiment with its sentence and table, a file a run: what the island compares with and shows. */
export const getStaticPaths = (async () => {
  const paths = exhibitIds().map(async (id) => {
    const exhibit = await loadExhibit(id);
    return exhibit.runs.map((run) => {
      const { key, text } = publishedText(exhibit, run);
      return { params: { id, key }, props: { text } };
    });
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json' } });
