import { expect, type Locator, type Page } from '@playwright/test';
import { TRIAL_SECONDS } from '../../src/lab/run/session.ts';

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
  /** Opens the parameters that the figure is not about. */
  unfold(): Promise<void>;
}

export function figureOf(page: Pick<Page, 'locator'>, id: string): Figure {
  const root = page.locator(`[data-lab="${id}"]`).first();
  return {
    root,
    stage: root.locator('.lab-stage'),
    sentence: root.locator('.lab-sentence'),
    status: root.locator('.lab-status'),
    fault: root.locator('.lab-fault:not([role])'),
    table: root.locator('.lab-data table'),
    button: (name) => root.getByRole('button', { name, exact: true }),
    // Those that fold away have values too.
    slider: (name) => root.getByRole('slider', { name, exact: true, includeHidden: true }),
    field: (name) => root.getByRole('textbox', { name, includeHidden: true }),
    unfold: () => root.locator('.lab-more > summary').click(),
  };
}

/** A reader who saves data, or has all they want: what is needed only perhaps is fetched only then. */
export type Connection = { saveData: boolean; effectiveType: '4g' | '2g' };
export const saved: Connection = { saveData: true, effectiveType: '4g' };

export const onConnection = (page: Page, connection: Connection): Promise<unknown> =>
  page.addInitScript((value) => Object.defineProperty(navigator, 'connection', { value }), connection);

/** Goes to a page and waits until its first figure answers to touch. */
export async function openFigure(page: Page, path: string, id: string, connection = saved): Promise<Figure> {
  await onConnection(page, connection);
  await page.goto(path);
  const figure = figureOf(page, id);
  await figure.root.scrollIntoViewIfNeeded();
  await expect(figure.root.locator('astro-island:not([ssr])')).toBeAttached();
  return figure;
}

/** The button over the picture of a run that a link asked for and that is long. */
export const offer = ({ stage }: Figure): Locator => stage.getByRole('button', { name: /^接着算/ });

/** Waits for the end of a run that a link asked for: on a busy machine it may prove long, and be offered first. */
export const ended = (figure: Figure): Promise<void> =>
  expect
    .poll(async () => {
      if (await offer(figure).isVisible()) await offer(figure).click();
      return figure.status.textContent();
    })
    .toContain('完成');

/** Lets the time of a page whose clock is the test's own pass until a run that its link asked for is long, and takes what is offered. */
export async function goOn(page: Page, figure: Figure): Promise<void> {
  await expect(figure.status).toContainText(/正在计算 [1-9]|先停下了/);
  await page.clock.fastForward(1000 * TRIAL_SECONDS);
  await offer(figure).click();
  await expect(figure.status).toContainText('正在计算');
}

/** The drawing that stands on the stage now: the one made at build, or a live one over it. */
export const drawing = ({ stage }: Figure): Locator =>
  stage.locator('svg:not(svg svg)').filter({ visible: true }).first();

/** Where everything of the figure stands that a reader may be looking at or touching, to the last fraction of a pixel. */
export const places = ({ root }: Figure): Promise<Record<string, { top: number; height: number; width: number }>> =>
  root.evaluate((figure) =>
    Object.fromEntries(
      ['.lab-stage', '.lab-sentence', '.lab-actions', '.lab-state', '.lab-console', '.lab-extras'].map((part) => {
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
