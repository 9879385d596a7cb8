import { AUTHOR, BOOK, creditJson, LICENCE, type Credit } from './credit.ts';

/** Words in an SVG that programs read: its name, what it shows, and a credit in RDF (Dublin Core and Creative Commons, as drawing programs write it). */

export const escapeXml = (text: string): string =>
  text
    // XML has no way to write most of the control characters.
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** @param sentence what the picture shows, in words */
export function svgWords(credit: Credit, sentence: string): string {
  const { title, address } = credit;
  return (
    `<title>${escapeXml(title)}</title><desc>${escapeXml(sentence)}</desc>` +
    `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"><cc:Work rdf:about="">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:source>${escapeXml(address)}</dc:source>` +
    `<dc:creator>${escapeXml(AUTHOR)}</dc:creator><dc:publisher>${BOOK}</dc:publisher>` +
    `<cc:license rdf:resource="${escapeXml(LICENCE.href)}"/>` +
    // All parameters and the seed, in JSON.
    `<dc:description>${escapeXml(creditJson(credit))}</dc:description></cc:Work></rdf:RDF></metadata>`
  );
}
