import { placeOf } from '../../../src/datasets/kinds.ts';
import type { Handing } from '../../../src/lab/data/reading-worker.ts';

export type HandedFile = Handing['files'][number];

/** Files and whole folders as a reader hands them over, hidden ones left out, by their paths. */

const hidden = (path: string): boolean => /(^|\/)\./.test(path);

function inOrder(found: readonly { path: string; file: File }[]): HandedFile[] {
  return found
    .filter(({ path }) => !hidden(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, file }) => ({ file, ...folderOf(path) }));
}

function folderOf(path: string): { folder?: string } {
  const { folder } = placeOf(path);
  return folder ? { folder } : {};
}

/** What was chosen in a dialogue. A folder's files tell where in it they lie. */
export const chosenFiles = (files: FileList | null): HandedFile[] =>
  inOrder([...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));

/** What was dropped. What the browser says of it is gone when the event has ended, so this begins at once. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<HandedFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files].map((file) => ({ file }));
  return inOrder((await Promise.all(entries.map((entry) => filesIn(entry)))).flat());
}

async function filesIn(entry: FileSystemEntry): Promise<{ path: string; file: File }[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((take, fail) => (entry as FileSystemFileEntry).file(take, fail));
    return [{ path: entry.fullPath.slice(1), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesIn))).flat();
}
