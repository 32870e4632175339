// The words of a text.

export interface Span {
  from: number;
  to: number;
}

export interface Run extends Span {
  text: string;
}

const ADDRESS = /:\/\/|^www\.|@|\\/;
const BARE_ADDRESS = /^[!-~]+\.[a-z]{2,}(\/[!-~]*)?[!-/:-@]*$/i;

/** What stands between spaces, without addresses. */
export function runs(text: string): Run[] {
  return found(/\S+/g, text, 0).filter((run) => !ADDRESS.test(run.text) && !BARE_ADDRESS.test(run.text));
}

/** Runs of letters with their marks. */
export function lettersIn(run: Run): Run[] {
  return found(/[\p{L}\p{M}]+/gu, run.text, run.from);
}

function found(pattern: RegExp, text: string, start: number): Run[] {
  return [...text.matchAll(pattern)].map((match) => {
    const from = start + match.index;
    return { from, to: from + match[0].length, text: match[0] };
  });
}
