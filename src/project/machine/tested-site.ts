/** The build that the tests read and visit: in a folder of its own, mounted under a path as a project's page on a forge is. */
export const testedSite = { folder: 'build/site', base: '/why-deep/' } as const;
