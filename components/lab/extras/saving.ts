import { drawingClasses } from '../stage/drawing-classes.ts';

/** Downloads: the drawing as a file that looks as it does on the page, and the clipboard. */

const MARGIN = 20;
const HEAD = 40;
const FOOT = 30;
const FONT = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** What the file says besides the drawing. */
export interface Caption {
  title: string;
  /** Where the figure comes from. */
  source: string;
}

/** A self-contained SVG of the drawing on the page's paper: custom properties become the colours they have now. */
export function standaloneSvg(
  drawing: SVGSVGElement,
  caption: Caption,
): { text: string; width: number; height: number } {
  const style = getComputedStyle(drawing);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [, , w = 0, h = 0] = (drawing.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const width = w + 2 * MARGIN,
    height = h + HEAD + FOOT + MARGIN;
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
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}'>` +
    `<rect width="100%" height="100%" fill="${colour('--paper')}"/>` +
    `<text x="${MARGIN}" y="26" font-size="16" font-weight="600" fill="${ink}">${escapeXml(caption.title)}</text>` +
    new XMLSerializer().serializeToString(copy) +
    `<text x="${MARGIN}" y="${height - 14}" font-size="11" fill="${soft}">${escapeXml(caption.source)}</text></svg>`;
  return { text, width, height };
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The same as PNG, at twice its size. @throws Error if the browser cannot draw it */
export async function standalonePng(svg: { text: string; width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * svg.width;
  canvas.height = 2 * svg.height;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
  );
}

/** Hands a file to the reader. */
export function save(content: Blob | string, name: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(
    content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }),
  );
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the file by the time the page is idle again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Copies text; false where the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
