import { AUTHOR, BOOK, LICENCE } from '../../src/lab/files/credit.ts';
import { withWords } from '../../src/lab/files/png-text.ts';
import { escapeXml } from '../../src/lab/files/svg-words.ts';
import type { Design } from './design.ts';
import { flowerSvg } from './flower.ts';
import { foldSheet } from './sheet.ts';

/** The flower and its fold sheet as files, with the address that opens them again. */

const TITLE = '窗花';

const words = (address: string): string =>
  `<title>${TITLE}</title><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"><cc:Work rdf:about="">` +
  `<dc:title>${TITLE}</dc:title><dc:source>${escapeXml(address)}</dc:source><dc:creator>${AUTHOR}</dc:creator>` +
  `<cc:license rdf:resource="${LICENCE.href}"/></cc:Work></rdf:RDF></metadata>`;

/** @param address of the page of the sheet, with the cuts */
export const sheetFile = (design: Design, address: string): string =>
  foldSheet(design, words(address), escapeXml(`${BOOK} · ${address.replace(/[?#].*/, '')} · ${LICENCE.name}`));

const flowerFile = (design: Design, address: string, size: number): string =>
  flowerSvg(design, size, words(address), [escapeXml(`${BOOK} · ${new URL(address).host} · ${LICENCE.name}`)]);

/** The flower as PNG. @throws Error if the browser cannot draw it */
export async function flowerPng(design: Design, address: string, size = 1200): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(flowerFile(design, address, size))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')!.drawImage(image, 0, 0);
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!drawn) throw new Error('no PNG');
  const told = withWords(new Uint8Array(await drawn.arrayBuffer()), {
    Title: TITLE,
    Author: AUTHOR,
    Copyright: `${LICENCE.name}，${LICENCE.href}`,
    Comment: JSON.stringify({ address, license: LICENCE.name }),
  });
  return new Blob([told], { type: 'image/png' });
}
