import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';

/** A site as it was built: the folder that it is in, and where it is mounted, with a slash at both ends. */
export interface BuiltSite {
  dist: string;
  base: string;
  logger: AstroIntegrationLogger;
}

/** An integration that works on the files of a finished build. @param more other hooks; `base` is known when they are called */
export function afterBuild(
  name: string,
  work: (site: BuiltSite) => void | Promise<void>,
  more: (base: () => string) => AstroIntegration['hooks'] = () => ({}),
): AstroIntegration {
  let base = '/';
  return {
    name,
    hooks: {
      ...more(() => base),
      'astro:config:done': ({ config }) => void (base = config.base.replace(/\/?$/, '/')),
      'astro:build:done': ({ dir, logger }) => work({ dist: fileURLToPath(dir), base, logger }),
    },
  };
}
