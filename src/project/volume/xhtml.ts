import { createHash } from 'node:crypto';
import render from 'dom-serializer';
import { parseDocument } from 'htmlparser2';
import { withoutFields } from './answers.ts';

/** A part of the volume as XHTML that readers of EPUBs take: MathML for formulas, drawings as SVG in plain colours, pictures as files, nothing to press. */

/** What paper leaves away too, and what has another form here. */
const LEFT_OUT = [
  '.lab-still:not([data-width="680"])',
  '.lab-view',
  '.lab-canvas',
  '.lab-controls',
  '.lab-actions',
  '.lab-extras',
  '.lab-status',
  '.lab-help',
  '.lab-more',
  '.lab-code',
  '.lab-bar',
  '.lab-trained-by',
  '.sections',
  '.cite-page pre',
  '.on-paper',
  '.margin-notes',
  '.proof-controls',
  '.answer-row',
  '.exercise-done',
  '.exercise-progress',
  '.data-footnote-backref',
  '.back',
  '.back-links',
  '.katex-html',
  '.keep',
  'nav',
  'form',
  'output',
  'datalist',
  'noscript',
  '[hidden]',
].join(',');

/** Attributes that mean something without the page's programs and styles; those of drawings and formulas all stay. */
const KEPT = new Set([
  ...['id', 'class', 'href', 'src', 'alt', 'title', 'lang', 'dir', 'colspan', 'rowspan', 'scope', 'start', 'value'],
  ...['datetime', 'open', 'type', 'alttext'],
]);
/** Of drawings: what names other elements that may be gone, or is no attribute of SVG. */
const NOT_IN_DRAWINGS =
  /^(data-.*|tabindex|aria-(describedby|labelledby|hidden|roledescription)|style|focusable|paint-order)$/;
/** Names of drawings that HTML, where case does not count, has lost. */
const CASED = ['clipPath', 'linearGradient', 'radialGradient', 'textPath', 'foreignObject'];
/** Old attributes of MathML that its schema lost. */
const NOT_IN_FORMULAS = /^(aria-.*|role|separator|fence|lspace|rspace|style|class|width)$/;

/** A picture that stood in the page. */
export interface Picture {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface Xhtml {
  text: string;
  ids: Set<string>;
  pictures: Picture[];
}

/** @param colours the page's custom properties, by name with their dashes */
function plainColours(root: Element, colours: ReadonlyMap<string, string>): void {
  for (const element of root.querySelectorAll('svg, svg *'))
    for (const { name, value } of [...element.attributes])
      if (value.includes('var('))
        element.setAttribute(
          name,
          value.replaceAll(/var\((--[\w-]+)[^()]*\)/g, (whole, property: string) => colours.get(property) ?? whole),
        );
}

/** A formula says by itself what it says aloud. */
function bareFormulas(root: Element): void {
  for (const box of root.querySelectorAll('.katex-mathml')) {
    const math = box.querySelector('math')!;
    const said = box.getAttribute('aria-label');
    if (said !== null) math.setAttribute('alttext', said);
    math.querySelectorAll('annotation').forEach((annotation) => annotation.remove());
    (box.closest('.katex-display') ?? box.closest('.katex') ?? box).replaceWith(math);
  }
}

/** Where a figure can be touched, instead of the sentence for a frame without programs. */
function byHand(root: Element): void {
  for (const told of root.querySelectorAll('.lab-sandboxed')) {
    const link = told.querySelector('a')!;
    link.textContent = '在书的网页上';
    told.replaceChildren('动手：', link);
  }
}

function bareAttributes(root: Element): void {
  for (const element of root.querySelectorAll('*')) {
    const drawn = element.closest('svg') !== null,
      formula = element.closest('math') !== null;
    for (const { name } of [...element.attributes]) {
      const kept = drawn
        ? !NOT_IN_DRAWINGS.test(name)
        : formula
          ? name === 'id' || !NOT_IN_FORMULAS.test(name)
          : KEPT.has(name);
      if (!kept) element.removeAttribute(name);
    }
  }
}

/** Takes pictures out of the text, to files named by what they hold. */
function extracted(root: Element): Picture[] {
  const pictures = new Map<string, Picture>();
  for (const element of root.querySelectorAll('img, image')) {
    const attribute = ['src', 'href', 'xlink:href'].find((name) => element.getAttribute(name)?.startsWith('data:'));
    if (attribute === undefined) continue;
    const [, type, base64, data] = /^data:([\w/+.-]+)(;base64)?,(.*)$/s.exec(element.getAttribute(attribute)!)!;
    const bytes = base64 ? Buffer.from(data!, 'base64') : Buffer.from(decodeURIComponent(data!));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const name = `pictures/${hash}.${type!.split('/')[1]!.replace('svg+xml', 'svg')}`;
    pictures.set(name, { name, type: type!, bytes });
    element.removeAttribute(attribute);
    element.setAttribute(element.localName === 'img' ? 'src' : 'xlink:href', name);
  }
  return [...pictures.values()];
}

/** @param content is changed @param fileOf the file in which the part of that name stands; a link `#part--id` leads there */
export function xhtmlOf(
  content: Element,
  { colours, fileOf }: { colours: ReadonlyMap<string, string>; fileOf: (id: string) => string | undefined },
): Xhtml {
  for (const exercise of content.querySelectorAll('.exercise')) withoutFields(exercise);
  for (const element of content.querySelectorAll(LEFT_OUT)) element.remove();
  byHand(content);
  for (const number of content.querySelectorAll('.heading-number, figcaption > b, .step-number'))
    number.after('\u3000');
  bareFormulas(content);
  for (const details of content.querySelectorAll('details')) details.setAttribute('open', 'open');
  plainColours(content, colours);
  bareAttributes(content);
  for (const svg of content.querySelectorAll('svg')) {
    if (svg.parentElement?.closest('svg')) continue;
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    if (svg.querySelector('[xlink\\:href], image')) svg.setAttribute('xmlns:xlink', 'http://www.w3.org/1999/xlink');
  }
  for (const math of content.querySelectorAll('math')) math.setAttribute('xmlns', 'http://www.w3.org/1998/Math/MathML');
  for (const link of content.querySelectorAll('a[href^="#"]')) {
    const file = fileOf(link.getAttribute('href')!.slice(1));
    if (file === undefined) link.replaceWith(...link.childNodes);
    else link.setAttribute('href', file);
  }
  const pictures = extracted(content);
  const tree = parseDocument(content.innerHTML, {
    lowerCaseTags: false,
    lowerCaseAttributeNames: false,
    recognizeSelfClosing: true,
  });
  // The serializer writes all that is not ASCII by number; the file is UTF-8.
  let text = render(tree, { xmlMode: true }).replaceAll(/&#x([\da-f]+);/gi, (whole, code: string) =>
    parseInt(code, 16) < 0x80 ? whole : String.fromCodePoint(parseInt(code, 16)),
  );
  for (const name of CASED)
    text = text.replaceAll(new RegExp(`(</?)${name.toLowerCase()}(?=[\\s>/])`, 'g'), `$1${name}`);
  return {
    text,
    ids: new Set([...content.querySelectorAll('[id]')].map(({ id }) => id)),
    pictures,
  };
}
