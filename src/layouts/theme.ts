/** The button that changes between light and dark. What the reader chose is kept on the device; without a choice the system's theme holds. */
const button = document.querySelector<HTMLButtonElement>('.theme');
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

const isDark = (): boolean => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

function name(): void {
  if (button) button.textContent = isDark() ? '换成浅色' : '换成深色';
}

if (button) {
  button.hidden = false;
  name();
  system.addEventListener('change', name);
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset.theme = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
    name();
  });
}

export {};
