/**
 * Rows for items that should stand at least one row apart and as near as can be to where they would like to stand.
 *
 * With the wish of item i reduced by i the gaps become an order, so the answer in least squares is isotonic regression
 * (pool adjacent violators); then everything is moved into the range.
 *
 * @param wishes wished rows in the order in which the items are to stand.
 * @param rows number of rows; the answer lies in 0 … rows − 1. @throws RangeError if there are more items than rows.
 */
export function spaced(wishes: readonly number[], rows: number): number[] {
  if (wishes.length > rows) throw new RangeError(`${wishes.length} items do not fit into ${rows} rows`);
  const pools: { mean: number; size: number }[] = [];
  wishes.forEach((wish, i) => {
    let pool = { mean: wish - i, size: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const size = last.size + pool.size;
      pool = { mean: (last.mean * last.size + pool.mean * pool.size) / size, size };
    }
    pools.push(pool);
  });
  const slack = rows - wishes.length;
  return pools
    .flatMap(({ mean, size }) => new Array<number>(size).fill(Math.min(slack, Math.max(0, mean))))
    .map((start, i) => start + i);
}
