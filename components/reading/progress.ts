const key = 'why-deep.exercises';
/** Kept in memory where storage is forbidden. */
let memory: string[] = [];

/** Ids of the exercises answered rightly on this device. */
export function answered(): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set(memory);
  }
}

function keep(ids: Set<string>): void {
  memory = [...ids];
  try {
    if (ids.size === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(memory));
  } catch {
    // Progress then lasts as long as the page.
  }
  document.dispatchEvent(new CustomEvent('exercises:change'));
}

export const markAnswered = (id: string): void => keep(answered().add(id));

/** Forgets these exercises. */
export const forget = (ids: string[]): void => keep(new Set([...answered()].filter((id) => !ids.includes(id))));
