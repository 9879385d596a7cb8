import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { vi } from 'vitest';
import { freePort } from '../../src/project/machine/free-port.ts';
import { havePackaged } from './packaged.ts';
import type { Engine } from './same-bits.ts';

/** Where a library folder of Debian has WebKitGTK's small browser. */
function miniBrowserPlaces(): string[] {
  const folders = (path: string) => {
    try {
      return readdirSync(path).map((name) => `${path}/${name}`);
    } catch {
      return [];
    }
  };
  return folders('/usr/lib')
    .flatMap(folders)
    .filter((path) => /webkit2gtk-4\.\d$/.test(path))
    .map((path) => `${path}/MiniBrowser`);
}

/**
 * WebKitGTK by plain W3C WebDriver calls: its driver, its MiniBrowser, and a virtual display for it, all ended by `close`.
 */
export async function openWebKit(): Promise<Engine> {
  const packages = ['webkit2gtk-driver', 'xvfb'];
  const driver = havePackaged({
    name: 'WebKitWebDriver',
    variable: 'WEBKIT_DRIVER',
    places: ['/usr/bin/WebKitWebDriver'],
    packages,
  });
  const binary = havePackaged({
    name: 'WebKit 的 MiniBrowser',
    variable: 'WEBKIT_BROWSER',
    places: miniBrowserPlaces(),
    packages,
  });
  const xvfb = havePackaged({ name: 'Xvfb', variable: 'XVFB', places: ['/usr/bin/Xvfb'], packages });

  const children: ChildProcess[] = [];
  const end = () => children.reverse().forEach((child) => child.kill());
  try {
    const display = await startDisplay(xvfb, children);
    const port = await freePort(4700);
    children.push(
      spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
        env: { ...process.env, DISPLAY: display },
        stdio: 'ignore',
      }),
    );
    const call = caller(`http://127.0.0.1:${port}`);
    await answers(() => call('GET', '/status'));
    const options = { binary, args: ['--automation'] };
    const session = await call<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 300_000 } } },
    });
    const at = `/session/${session.sessionId}`;
    return {
      version: session.capabilities.browserVersion,
      async outcomes(address) {
        await call('POST', `${at}/url`, { url: address });
        return call<string>('POST', `${at}/execute/async`, { script: 'outcomesHere.then(arguments[0])', args: [] });
      },
      async close() {
        await call('DELETE', at).finally(end);
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** Starts a display that chooses its own free number. @returns its name, e.g. ":99" */
function startDisplay(xvfb: string, children: ChildProcess[]): Promise<string> {
  // It writes the number to the file descriptor that it is given, once it listens.
  const child = spawn(xvfb, ['-displayfd', '3', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdio[3]!.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended: ${code}`)));
  });
}

/** A WebDriver command. @throws Error with the driver's message */
const caller =
  (address: string) =>
  async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(address + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value.error} ${value.message}`);
    return value;
  };

/** Asks until the driver has begun to listen, which it tells in no other way. @throws the last error after ten seconds */
const answers = (ask: () => Promise<unknown>): Promise<unknown> => vi.waitFor(ask, { timeout: 10_000 });
