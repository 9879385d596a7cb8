const adopted = new Set<string>();

/**
 * Puts a style sheet on the page that comes with a program fetched on request: imported plainly, it would be written into every page that offers
 * the program. Constructed sheets are not held up by a content security policy.
 */
export function adoptStyle(text: string): void {
  if (adopted.has(text)) return;
  adopted.add(text);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
