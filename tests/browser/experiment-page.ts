import { expect, type Locator, type Page } from '@playwright/test';

/** A figure that can be run, as a reader meets it: by the names on its buttons and the words of its state. */
export interface Figure {
  root: Locator;
  stage: Locator;
  sentence: Locator;
  status: Locator;
  /** The sentence that says what is wrong, where it is not about one field. */
  fault: Locator;
  table: Locator;
  button(name: string): Locator;
  slider(name: string): Locator;
  field(name: string): Locator;
}

export function figureOf(page: Pick<Page, 'locator'>, id: string): Figure {
  const root = page.locator(`[data-lab="${id}"]`).first();
  return {
    root,
    stage: root.locator('.lab-stage'),
    sentence: root.locator('.lab-sentence'),
    status: root.locator('.lab-status'),
    fault: root.locator('.lab-fault'),
    table: root.locator('.lab-data table'),
    button: (name) => root.getByRole('button', { name, exact: true }),
    slider: (name) => root.getByRole('slider', { name, exact: true }),
    field: (name) => root.getByRole('textbox', { name }),
  };
}

/** Goes to a page and waits until its first figure answers to touch. */
export async function openFigure(page: Page, path: string, id: string): Promise<Figure> {
  await page.goto(path);
  const figure = figureOf(page, id);
  await figure.root.scrollIntoViewIfNeeded();
  await expect(figure.root.locator('astro-island:not([ssr])')).toBeAttached();
  return figure;
}

/** The drawing that stands on the stage now: the one made at build, or a live one over it. */
export const drawing = ({ stage }: Figure): Locator =>
  stage.locator('svg:not(svg svg)').filter({ visible: true }).first();

/** Where everything of the figure stands that a reader may be looking at or touching, to the last fraction of a pixel. */
export const places = ({ root }: Figure): Promise<Record<string, { top: number; height: number; width: number }>> =>
  root.evaluate((figure) =>
    Object.fromEntries(
      ['.lab-stage', '.lab-sentence', '.lab-actions', '.lab-state', '.lab-controls', '.lab-extras'].map((part) => {
        const { top, height, width } = figure.querySelector(part)!.getBoundingClientRect();
        return [part, { top: top - figure.getBoundingClientRect().top, height, width }];
      }),
    ),
  );

/** Every script and module that the page fetches from now on. */
export function scriptsFetched(page: Page): string[] {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (/\.(js|wasm)(\?|$)/.test(request.url())) fetched.push(new URL(request.url()).pathname);
  });
  return fetched;
}
