/**
 * Where the book's source is kept. This is the one setting: the variables that a forge gives the build (GitHub's are the names that others take
 * too). Without them the pages leave out what needs an address.
 */
const {
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: name,
  GITHUB_REF_NAME: branch = 'main',
} = globalThis.process?.env ?? {};
const address = server && name ? `${server}/${name}` : undefined;

/** Where faults are reported. */
export const issuesAddress: string | undefined = address && `${address}/issues`;

/** Where a file of the book is changed. @param file from the project's root */
export const editAddress = (file: string): string | undefined => address && `${address}/edit/${branch}/${file}`;
