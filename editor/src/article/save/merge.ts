// What two texts share and where they differ, block by block.

export type Part<T> = { same: T[] } | { mine: T[]; theirs: T[] };

export function parts<T>(mine: T[], theirs: T[]): Part<T>[] {
  const a = mine.map((block) => JSON.stringify(block));
  const b = theirs.map((block) => JSON.stringify(block));
  const common = longest(a, b);
  const found: Part<T>[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const fromI = i;
    const fromJ = j;
    while (i < a.length && j < b.length && a[i] === b[j]) (i += 1), (j += 1);
    if (i > fromI) found.push({ same: mine.slice(fromI, i) });
    const startI = i;
    const startJ = j;
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) i += 1;
      else j += 1;
    }
    if (i > startI || j > startJ) found.push({ mine: mine.slice(startI, i), theirs: theirs.slice(startJ, j) });
  }
  return found;
}

/** The length of the longest common run of blocks from (i, j) on. */
function longest(a: string[], b: string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}
