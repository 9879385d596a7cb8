/** What pages say to the service worker: they ask which build it serves (answered over the port that comes with the question), or let it take over. */
export type Message = { ask: 'build' } | { ask: 'take-over' };
