import './offer.css';
import { send, whenNewer } from './registration.ts';

/** Offers a newer book, once it is there; the page stays as it is until the reader takes it. */

const LATER = 'why-deep.later';

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

export function offerNewer(): void {
  whenNewer((waiting) => {
    if (document.querySelector('.newer') || kept()) return;
    const offer = document.createElement('p');
    offer.className = 'newer';
    offer.setAttribute('role', 'status');
    const take = button('换上', () => {
      take.disabled = true;
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      send(waiting, { ask: 'take-over' });
    });
    const later = button('以后再说', () => {
      offer.remove();
      keep();
    });
    offer.append('这本书的新版已取好。', take, later);
    document.body.append(offer);
    // Another page has taken it: what this one may still ask for stays until it is closed.
    navigator.serviceWorker.addEventListener('controllerchange', () => !take.disabled && offer.remove(), {
      once: true,
    });
  }).catch(() => {});
}

/** Not offered again as long as the window is open. */
const kept = (): boolean => {
  try {
    return sessionStorage.getItem(LATER) !== null;
  } catch {
    return false;
  }
};

function keep(): void {
  try {
    sessionStorage.setItem(LATER, '1');
  } catch {
    // Then it is offered on the next page again.
  }
}
