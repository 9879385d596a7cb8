import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deviceName, idForm } from '../words/attributes.ts';
import { reporter, type Fault } from '../words/fault.ts';
import { readBytes, readText } from './source.ts';

/** A chapter's file: its name taken apart and its text, cleaned of byte order mark and CRLF. */
export interface ChapterFile {
  /** Path from the project's root. */
  file: string;
  slug: string;
  /** The number that the file name begins with, as it is printed: "9", "11B". */
  number: string;
  text: string;
}

const folder = 'content/chapters';

/** Reads every chapter's file; names that some file system or URL would confuse, links and bad bytes are reported. */
export function readChapterFiles(root: string, faults: Fault[]): ChapterFile[] {
  const found: ChapterFile[] = [];
  const seen = new Map<string, string>();
  for (const path of ['content', folder]) {
    const status = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (status?.isDirectory()) continue;
    reporter(path, faults)(
      undefined,
      '这里要有一个文件夹。',
      '请放真正的文件夹，不放符号链接；章放在 content/chapters 里。',
    );
    return found;
  }
  for (const name of readdirSync(join(root, folder)).sort()) {
    const file = `${folder}/${name}`;
    const report = reporter(file, faults);
    if (name.startsWith('.')) continue;
    const status = lstatSync(join(root, folder, name));
    if (status.isSymbolicLink()) {
      report(undefined, '这是一个符号链接。', '请放真正的文件。');
      continue;
    }
    if (!status.isFile() || !/\.mdx?$/.test(name)) {
      report(undefined, `${folder} 里只放 .md 和 .mdx 文件。`, '请把它移走，或改名为 09-universality.md 这样的名字。');
      continue;
    }
    const match = /^(00|(?:(?!00)\d{2}|[1-9]\d{2})[bc]?)-(.+)\.mdx?$/.exec(name);
    const slug = match?.[2]?.normalize('NFC').toLowerCase() ?? '';
    const twin = seen.get(slug);
    if (twin !== undefined && slug !== '') {
      report(undefined, `章名 ${slug} 与 ${twin} 相同（不分大小写和编码形式）。`, '请换一个名字。');
      continue;
    }
    seen.set(slug, name);
    if (!match || match[2]!.length > 60 || !idForm.test(match[2]!) || deviceName.test(slug)) {
      report(
        undefined,
        '文件名写得不对。',
        '写成两位（满一百是三位）章号、连字符、小写英文名，例如 09-universality.md（附在后面的在章号后加 b、c）；不能是 Windows 的设备名。',
      );
      continue;
    }
    const bytes = readBytes(join(root, file), report);
    const text = bytes && readText(bytes, report);
    if (text !== undefined) found.push({ file, slug, number: match[1]!.replace(/^0(?=\d)/, '').toUpperCase(), text });
  }
  return found;
}
