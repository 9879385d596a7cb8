import { previewOf } from './preview.ts';

/** The one card of the page: a native popover, so Escape and a touch elsewhere close it. */
let card: HTMLElement | undefined;
let owner: HTMLAnchorElement | undefined;
let wait = 0;

const isOpen = () => card?.matches(':popover-open') ?? false;
const linkOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-preview]') : null;

function makeCard(): HTMLElement {
  const made = document.createElement('div');
  made.popover = 'auto';
  made.id = 'hover-card';
  made.className = 'hover-card';
  made.addEventListener('pointerleave', () => hideSoon());
  made.addEventListener('pointerenter', () => clearTimeout(wait));
  made.addEventListener('focusout', (event) => {
    if (!made.contains(event.relatedTarget as Node | null)) hide();
  });
  made.addEventListener('toggle', () => {
    if (isOpen()) return;
    owner?.removeAttribute('aria-details');
    owner = undefined;
  });
  document.body.append(made);
  return made;
}

async function show(link: HTMLAnchorElement, byTouch: boolean): Promise<void> {
  card ??= makeCard();
  if (owner === link && isOpen()) return;
  owner = link;
  const content = await previewOf(link);
  if (owner !== link) return;
  card.replaceChildren(...content);
  if (byTouch) card.append(goOn(link));
  link.setAttribute('aria-details', card.id);
  if (!isOpen()) card.showPopover({ source: link } as never);
  place();
}

/** On a touch screen the first tap shows the card, so the card says how to go on. */
function goOn(link: HTMLAnchorElement): HTMLElement {
  const go = document.createElement('a');
  go.className = 'card-go';
  go.href = link.href;
  go.textContent = '前往';
  return go;
}

function hide(): void {
  clearTimeout(wait);
  owner = undefined;
  if (isOpen()) card!.hidePopover();
}

function hideSoon(): void {
  clearTimeout(wait);
  wait = window.setTimeout(hide, 250);
}

/** Under the link, or above it where there is more room. */
function place(): void {
  if (!card || !owner) return;
  const [line = owner.getBoundingClientRect()] = owner.getClientRects();
  const { width, height } = card.getBoundingClientRect();
  const below = innerHeight - line.bottom;
  const top = height + 12 <= below || below >= line.top ? line.bottom + 6 : line.top - height - 6;
  card.style.left = `${Math.max(12, Math.min(line.left, innerWidth - width - 12))}px`;
  card.style.top = `${Math.max(8, top)}px`;
}

/** Hover, keyboard focus and a first tap on a link with a preview show its card; the link itself stays a link. */
export function attachCards(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  let openAtPress: HTMLAnchorElement | undefined;
  document.addEventListener('pointerover', (event) => {
    const link = linkOf(event);
    if (!link || event.pointerType === 'touch') return;
    clearTimeout(wait);
    wait = window.setTimeout(() => void show(link, false), owner ? 60 : 180);
  });
  document.addEventListener('pointerout', (event) => {
    if (linkOf(event) && event.pointerType !== 'touch') hideSoon();
  });
  document.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (link?.matches(':focus-visible')) void show(link, false);
    else if (!card?.contains(event.target as Node)) hide();
  });
  document.addEventListener('pointerdown', () => (openAtPress = isOpen() ? owner : undefined), { capture: true });
  document.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (!link || (event as PointerEvent).pointerType !== 'touch' || openAtPress === link) return;
    event.preventDefault();
    void show(link, true);
  });
  addEventListener('scroll', place, { passive: true });
}
