// What may be kept, and how much of it.

export type Kind = "front" | "article" | "calendar" | "search";

interface Rule {
  kind: Kind;
  path: RegExp;
  /** How many pages of the kind are kept. */
  limit: number;
}

/** The search page, which works by itself. */
const SHELL = /^(\/en)?\/tim-kiem$/;

const RULES: Rule[] = [
  { kind: "front", path: /^\/(en\/?)?$/, limit: 2 },
  { kind: "article", path: /^(\/en)?\/bai-viet\/[^/]+$/, limit: 20 },
  { kind: "calendar", path: /^(\/en)?\/lich-cong-tac(\/\d{4}-W\d\d)?$/, limit: 10 },
  { kind: "search", path: SHELL, limit: 2 },
];

/** How many builds' files are kept: this one's, and those of the kept pages. */
export const MAX_BUILDS = 4;
/** Pictures of kept pages: 25 MB at most. */
export const MAX_PICTURES = 100;
export const MAX_PICTURE_BYTES = 256 * 1024;
/** Parts of the search index, by the last time a worker used them. */
export const MAX_SEARCH_FILES = 1500;
/** How long a reader waits for the network when there is a copy to show, in milliseconds. */
export const PATIENCE = 4000;

/** Kept without having been read: where an installed portal starts, and the week's work. */
export const AHEAD = ["/", "/lich-cong-tac"];

/** Whether the page at `path` fills itself by what its address asks for. */
export const isShell = (path: string) => SHELL.test(path);

/** The rule by which the page at `url` is kept. Everything else is not: lists, searches, forms, the desk. */
export function ruleOf(url: URL): Rule | undefined {
  const rule = RULES.find(({ path }) => path.test(url.pathname));
  // What follows the address of an article says where the reader came from;
  // elsewhere it makes another page.
  return !url.search || rule?.kind === "article" ? rule : undefined;
}

/** Whether `response` is a page for everyone. */
export function isPublicPage({ status, type, headers }: Response): boolean {
  return (
    status === 200 &&
    type === "basic" &&
    /^text\/html/.test(headers.get("content-type") ?? "") &&
    !/no-store|private/.test(headers.get("cache-control") ?? "") &&
    !/cookie|\*/i.test(headers.get("vary") ?? "")
  );
}

/** Whether `response` is a file that never changes under its address. */
export function isImmutable({ status, headers }: Response): boolean {
  return status === 200 && /immutable/.test(headers.get("cache-control") ?? "");
}
