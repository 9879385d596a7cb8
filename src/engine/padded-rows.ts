/** Rows of `columns` numbers, dense, to rows that are `row` apart. */
export function pad(dense: ArrayLike<number>, columns: number, padded: Float32Array, row: number): void {
  if (columns === row) padded.set(dense);
  else
    for (let from = 0, to = 0; from < dense.length; from += columns, to += row)
      for (let i = 0; i < columns; i++) padded[to + i] = dense[from + i]!;
}

/** And back, as many as `dense` holds. */
export function unpad(padded: Float32Array, row: number, dense: Float32Array, columns: number): void {
  if (columns === row) dense.set(padded.subarray(0, dense.length));
  else
    for (let to = 0, from = 0; to < dense.length; to += columns, from += row)
      dense.set(padded.subarray(from, from + columns), to);
}
