import { createServer } from 'node:net';

/** The first free port of 127.0.0.1 from this one on. @throws RangeError unless 1 ≤ port ≤ 65535 */
export async function freePort(port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new RangeError(`invalid port: ${port}`);
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return free ? port : freePort(port + 1);
}
