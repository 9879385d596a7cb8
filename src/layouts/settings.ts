/**
 * What the reader chose of how to read is an attribute of the page, which the styles follow, and is kept on the device. Head.astro sets it
 * again before anything is painted.
 */
const root = document.documentElement;
const settings = document.querySelector<HTMLDetailsElement>('.settings')!;
const form = settings.querySelector('form')!;
const names = [...form.querySelectorAll<HTMLElement>('[data-setting]')].map(({ dataset }) => dataset.setting!);
const key = (name: string) => (name === 'theme' ? name : `reading.${name}`);

function show(): void {
  for (const name of names) (form.elements.namedItem(name) as RadioNodeList).value = root.dataset[name] ?? '';
}

function choose(name: string, value: string): void {
  if (value === '') delete root.dataset[name];
  else root.dataset[name] = value;
  try {
    if (value === '') localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), value);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

settings.hidden = false;
show();
form.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLInputElement;
  choose(name, value);
});
form.addEventListener('reset', (event) => {
  event.preventDefault();
  for (const name of names) choose(name, '');
  show();
});
form.addEventListener('submit', (event) => event.preventDefault());
// What is chosen in another tab of the book holds here too.
addEventListener('storage', ({ key: changed, newValue }) => {
  const name = names.find((one) => key(one) === changed);
  if (!name) return;
  if (newValue === null) delete root.dataset[name];
  else root.dataset[name] = newValue;
  show();
});

export {};
