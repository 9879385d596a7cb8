import type { APIRoute, GetStaticPaths } from 'astro';
import { exhibitIds, loadExhibit, sentControls } from '../../../../components/lab/exhibit.ts';
import type { SentDeclaration } from '../../../../components/tasks/declared.ts';

/** What an experiment declares, for pages that speak of its parameters and fields without its program: tasks, and the class page. */
export const getStaticPaths = (() => exhibitIds().map((id) => ({ params: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { id } }) => {
  const exhibit = await loadExhibit(id!);
  const { title, fields, seeded = false } = exhibit.experiment;
  const sent: SentDeclaration = { title, controls: sentControls(exhibit), fields, seeded };
  return new Response(JSON.stringify(sent), { headers: { 'content-type': 'application/json' } });
};
