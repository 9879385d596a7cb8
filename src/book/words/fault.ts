import { isPlain, sayDirectives } from './directive-words.ts';

/** What is wrong in the text that a writer wrote, where it stands and how to mend it. */
export interface Fault {
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** 1-based; 1 if the whole file is meant. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** What is wrong: a Chinese sentence with its full stop. */
  message: string;
  /** How to mend it: a Chinese sentence with its full stop. */
  mend: string;
}

/** A place in a file; what unist calls a point. */
export interface Place {
  line: number;
  column: number;
}

/** `file:line:col: what is wrong。怎么改。` */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.message}${fault.mend}`;
}

/** Puts chapter 99 before chapter 100. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** All faults in reading order, each once: the order does not depend on the order in which they were found. */
export function sortFaults(faults: Fault[]): Fault[] {
  const text = new Map(faults.map((fault) => [formatFault(fault), fault]));
  return [...text.values()].sort((a, b) => byNumber.compare(a.file, b.file) || a.line - b.line || a.column - b.column);
}

/** Thrown by the build: its message lists every fault, a line each. */
export class BookFaults extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(`书稿有 ${faults.length} 处错误：\n${sortFaults(faults).map(formatFault).join('\n')}`);
    this.name = 'BookFaults';
    this.faults = faults;
  }
}

/** Collects the faults of one file. */
export interface Report {
  (place: Place | undefined, message: string, mend: string): void;
}

/** A report that appends to `faults`; without a place the fault stands at 1:1. A plain chapter's writer is told of directives. */
export function reporter(file: string, faults: Fault[]): Report {
  const say = isPlain(file) ? sayDirectives : (text: string) => text;
  return (place, message, mend) =>
    faults.push({ file, line: place?.line ?? 1, column: place?.column ?? 1, message: say(message), mend: say(mend) });
}
