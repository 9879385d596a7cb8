/**
 * A chapter on a phone is laid out near the reader only (page.css); the rest keeps places of estimated height until it comes near. Who follows a
 * link far away needs the true heights of all that lies between: from then on the whole page is laid out.
 */

const isFar = ({ target }: Event) => target instanceof Element && target.closest('a[href*="#"], [data-symbol]');

function layOutWhole(): void {
  delete document.documentElement.dataset.layout;
}

export function attachNearLayout(): void {
  document.addEventListener('click', (event) => isFar(event) && layOutWhole(), true);
  addEventListener('popstate', layOutWhole);
}
