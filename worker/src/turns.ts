// One change of what is kept after the other: a page and its pictures, and the
// clean-up that looks at both, never see each other half done.

let last: Promise<unknown> = Promise.resolve();

/** Does `work` when all that was asked for before is done. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}
