import { lstatSync, readFileSync } from 'node:fs';
import type { Report } from '../words/fault.ts';
import { hiddenIn } from '../words/hidden.ts';

const mostBytes = 300_000;
const mostLines = 6000;
const longestLine = 20_000;

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Whether anything stands at a path, be it a link that leads nowhere. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * The bytes of a file that a writer wrote. What else may have its name (a link to somewhere else, a folder, a device) is never opened.
 * @returns undefined, with the fault reported, unless it is a file of its own of a sane size
 */
export function readBytes(path: string, report: Report): Buffer | undefined {
  const status = lstatSync(path);
  if (status.isSymbolicLink()) report(undefined, '这是一个符号链接。', '请放真正的文件。');
  else if (!status.isFile()) report(undefined, '这不是一个文件。', '请放真正的文件。');
  else if (status.size > mostBytes) reportSize(status.size, report);
  else return readFileSync(path);
  return undefined;
}

const reportSize = (bytes: number, report: Report) =>
  report(undefined, `文件有 ${bytes} 字节，超过 ${mostBytes} 的上限。`, '请把它分成几个文件。');

/**
 * The text of a file that a writer wrote. A byte order mark and CRLF are ordinary: both are taken away.
 * @returns undefined, with the faults reported, if it is not clean UTF-8 text of a sane size.
 */
export function readText(bytes: Uint8Array, report: Report): string | undefined {
  if (bytes.length > mostBytes) {
    reportSize(bytes.length, report);
    return undefined;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    report(firstBadByte(bytes), '这里不是合法的 UTF-8。', '请用 UTF-8 编码重新保存文件。');
    return undefined;
  }
  text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const lines = text.split('\n');
  if (lines.length > mostLines) {
    report(
      { line: mostLines + 1, column: 1 },
      `文件有 ${lines.length} 行，超过 ${mostLines} 的上限。`,
      '请把它分成几个文件。',
    );
    return undefined;
  }
  let clean = true;
  for (const { index, message, mend } of hiddenIn(text)) {
    report(placeAt(text, index), message, mend);
    clean = false;
  }
  lines.forEach((line, i) => {
    if (line.length <= longestLine) return;
    report({ line: i + 1, column: 1 }, `这一行有 ${line.length} 个字符，超过 ${longestLine} 的上限。`, '请分成几段。');
    clean = false;
  });
  return clean ? text : undefined;
}

/** The place of the first byte that no UTF-8 text can hold: the longest decodable prefix by bisection. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const decodes = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length;
  if (decodes(bad))
    good = bad; // it ends in the middle of a character
  else
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (decodes(middle)) good = middle;
      else bad = middle;
    }
  const prefix = new TextDecoder().decode(bytes.subarray(0, good), { stream: true });
  return placeAt(prefix, prefix.length);
}
