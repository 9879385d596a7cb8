import type { APIRoute, GetStaticPaths } from 'astro';
import { loadExhibit, originOf, publishedText } from '../../../components/lab/exhibit.ts';
import type { PackedFigure, PackList } from '../../../components/pack/pack.ts';
import { readBook } from '../../book/book.ts';
import { chapterFigures } from '../../book/chapter-figures.ts';
import { link } from '../../book/set/link.ts';

/** The figures of a chapter with their published states: what the pack of its figures is made from. */
export const getStaticPaths = (() =>
  readBook().chapters.map(({ slug }) => ({ params: { slug } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { slug }, site }) => {
  const { order, title, href } = readBook().chapters.find((chapter) => chapter.slug === slug)!;
  const figures = (await chapterFigures(slug!)).map(async (figure): Promise<PackedFigure> => {
    const { id, label, number, params, seed } = figure;
    const exhibit = await loadExhibit(id);
    const { run } = originOf(exhibit, { params, seed });
    return {
      id,
      label,
      number,
      title: figure.title ?? exhibit.experiment.title,
      state: { params, seed },
      page: link(`/experiments/${id}/`),
      published: link(`/experiments/${id}/published/${publishedText(exhibit, run!).key}.json`),
    };
  });
  const list: PackList = {
    chapter: `第 ${order} 章　${title}`,
    address: new URL(link(href), site).href,
    figures: await Promise.all(figures),
  };
  return new Response(JSON.stringify(list), { headers: { 'content-type': 'application/json' } });
};
