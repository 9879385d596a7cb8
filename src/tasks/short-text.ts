/** What people write into a task: a title, a hint, a name. It is shown as plain text, and never read as anything else. */

/** Most characters of each; a goal's too. */
export const limits = { title: 40, hint: 200, goal: 200, name: 20 } as const;

/** One line of plain text: blanks joined, nothing that cannot be seen or that turns the direction of what follows. */
export const cleaned = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '').trim().normalize('NFC');

/** Whether a text is what `cleaned` leaves, and no longer than that. */
export const isShort = (text: unknown, most: number): text is string =>
  typeof text === 'string' && [...text].length <= most && cleaned(text) === text;
