/** The part of puppeteer-core that drives Firefox. Types are checked without it: it is installed when the slow tests are run. */
declare module 'puppeteer-core' {
  interface Page {
    goto(address: string): Promise<unknown>;
    evaluate<T>(f: () => T | Promise<T>): Promise<T>;
    close(): Promise<void>;
  }
  interface Browser {
    version(): Promise<string>;
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }
  export function launch(options: {
    browser: 'firefox';
    executablePath: string;
    headless: boolean;
    protocolTimeout: number;
  }): Promise<Browser>;
}
