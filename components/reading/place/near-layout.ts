/**
 * A long page on a phone is laid out near the reader only (page.css); the rest keeps places of estimated height until it comes near. Who follows a
 * link far away needs the true heights of all that lies between: from then on the whole page is laid out.
 */

const isOn = ({ target }: Event, selector: string) => target instanceof Element && target.closest(selector) !== null;

function layOutWhole(): void {
  delete document.documentElement.dataset.layout;
}

export function attachNearLayout(): void {
  // A symbol scrolls to its figure itself; a link that opens a card goes nowhere.
  document.addEventListener('click', (event) => isOn(event, '[data-symbol]') && layOutWhole(), true);
  addEventListener('click', (event) => !event.defaultPrevented && isOn(event, 'a[href*="#"]') && layOutWhole());
  addEventListener('popstate', layOutWhole);
}
