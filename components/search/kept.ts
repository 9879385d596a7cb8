/** What was looked for last, for as long as the window is open: who comes back from a passage goes on from there. */
const KEY = 'search';

export const kept = {
  get query(): string {
    try {
      return sessionStorage.getItem(KEY) ?? '';
    } catch {
      return ''; // Storage may be forbidden.
    }
  },
  set query(query: string) {
    try {
      sessionStorage.setItem(KEY, query);
    } catch {
      // Then it is not kept.
    }
  },
};
