/** What finding and installing a program needs of a machine; tests give it others. */
export interface Machine {
  env: Record<string, string | undefined>;
  /** Whether this process may install packages without asking. */
  isRoot: boolean;
  exists(path: string): boolean;
  /** Runs a program; its words are shown unless `quiet`. @returns whether it succeeded */
  does(program: string, words: string[], quiet?: boolean): boolean;
  /** Where Playwright would have put its own download. */
  downloaded: string;
}
