import { POLICY } from './strict.ts';

/**
 * What a host is asked to send with every file: the policy that pages carry in themselves too, and what they cannot say themselves. Frames of other
 * sites may hold a figure, so nothing forbids them.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()',
};

/** A chapter in one file carries all that it runs, and its own policy. */
const ONE_FILES = 'one-file/';
const beside = Object.entries(HEADERS).filter(([name]) => name !== 'Content-Security-Policy');

/** In the form of Netlify and Cloudflare Pages. @param base where the site is mounted */
export function headersFile(base: string): string {
  const lines = (headers: readonly (readonly [string, string])[]) =>
    headers.map(([name, value]) => `  ${name}: ${value}`).join('\n');
  return `${base}*\n${lines(Object.entries(HEADERS))}\n${base}${ONE_FILES}*\n  ! Content-Security-Policy\n${lines(beside)}\n`;
}

/** To be included in nginx's http block: a header without text is not sent. @param base where the site is mounted */
export function nginxFile(base: string): string {
  const policy = `map $uri $why_deep_policy {\n  default "${POLICY}";\n  ~^${base}${ONE_FILES} "";\n}\n`;
  const header = ([name, value]: readonly [string, string]) => `add_header ${name} "${value}" always;\n`;
  return policy + [['Content-Security-Policy', '$why_deep_policy'] as const, ...beside].map(header).join('');
}
