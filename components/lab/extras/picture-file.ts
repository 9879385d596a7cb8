import { AUTHOR, BOOK, creditJson, LICENCE, type Credit } from '../../../src/lab/files/credit.ts';
import { footLines } from '../../../src/lab/files/foot.ts';
import { withWords } from '../../../src/lab/files/png-text.ts';
import { escapeXml, svgWords } from '../../../src/lab/files/svg-words.ts';
import { drawingClasses } from '../stage/drawing-classes.ts';

/** A drawing as a file that looks as it does on the page, and says what it shows, from which parameters, and how it may be used. */

const MARGIN = 20;
const HEAD = 40;
const SMALL = 11;
const LEADING = 15;
const FONT = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** What the file says besides the drawing. */
export interface Caption {
  credit: Credit;
  /** What the drawing shows, in words. */
  sentence: string;
}

export interface PictureFile {
  text: string;
  width: number;
  height: number;
}

/**
 * A self-contained SVG of the drawing on the page's paper: custom properties become the colours they have now.
 * @param shown whose colours they are: the drawing, unless it is not on the page
 */
export function standaloneSvg(
  drawing: SVGSVGElement,
  { credit, sentence }: Caption,
  shown: Element = drawing,
): PictureFile {
  const style = getComputedStyle(shown);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [, , w = 0, h = 0] = (drawing.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const foot = footLines(credit, `${BOOK} · ${credit.address.replace(/[?#].*/, '')}`, w / SMALL);
  const width = w + 2 * MARGIN,
    end = HEAD + h + MARGIN,
    height = end + foot.length * LEADING + MARGIN / 2;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value, className } of drawingClasses)
      if (element.classList.contains(className)) element.setAttribute(name, value);
    for (const name of ['class', 'role', 'aria-label', 'aria-describedby', 'aria-hidden'])
      element.removeAttribute(name);
    for (const { name, value } of [...element.attributes]) {
      if (value.includes('var('))
        element.setAttribute(
          name,
          value.replace(/var\((--[\w-]+)[^()]*\)/g, (_, property: string) => colour(property)),
        );
    }
  }
  for (const [name, value] of Object.entries({ x: MARGIN, y: HEAD, width: w, height: h, color: style.color }))
    copy.setAttribute(name, String(value));
  const ink = colour('--ink'),
    soft = colour('--soft');
  const lines = foot.map(
    (line, i) =>
      `<text x="${MARGIN}" y="${end + i * LEADING + SMALL}" font-size="${SMALL}" fill="${soft}" xml:space="preserve">${escapeXml(line)}</text>`,
  );
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}'>` +
    svgWords(credit, sentence) +
    `<rect width="100%" height="100%" fill="${colour('--paper')}"/>` +
    `<text x="${MARGIN}" y="26" font-size="16" font-weight="600" fill="${ink}">${escapeXml(credit.title)}</text>` +
    `${new XMLSerializer().serializeToString(copy)}${lines.join('')}</svg>`;
  return { text, width, height };
}

/** The same as PNG, at twice its size. @throws Error if the browser cannot draw it */
export async function standalonePng(svg: PictureFile, { credit, sentence }: Caption): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * svg.width;
  canvas.height = 2 * svg.height;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!drawn) throw new Error('no PNG');
  const words = {
    Title: credit.title,
    Author: AUTHOR,
    Description: sentence,
    Copyright: `${LICENCE.name}，${LICENCE.href}`,
    Comment: creditJson(credit),
  };
  return new Blob([withWords(new Uint8Array(await drawn.arrayBuffer()), words)], { type: 'image/png' });
}
