import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const MIB = 2 ** 20;
/** Memory in use, in MiB, once what nothing holds is gone. */
export const inUse = () => {
  collect();
  return process.memoryUsage().rss / MIB;
};
