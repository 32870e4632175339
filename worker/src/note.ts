// What is written down beside a kept page: one header of the kept response.

export interface Note {
  /** When the server made it, in milliseconds since 1970. */
  at: number;
  /** When it was last read, by the device's clock. */
  read: number;
  /** The build whose files it needs. */
  build: string;
  /** Its title, as HTML. */
  title: string;
  /** Hashes of the pictures it shows. */
  pictures: string[];
}

const HEADER = "x-kept";

/** Looks through a page that came just now. */
export function describe(html: string, headers: Headers): Note {
  const first = (pattern: RegExp) => pattern.exec(html)?.[1] ?? "";
  const pictures = html.match(/\/media\/\w+/g) ?? [];
  return {
    at: Date.parse(headers.get("date") ?? "") || Date.now(),
    read: Date.now(),
    build: first(/\/pkg\/(\w+)\//),
    title: first(/<meta property="og:title" content="([^"]*)"/).replace(/</g, "&lt;"),
    pictures: [...new Set(pictures.map((path) => path.slice(7)))],
  };
}

/** The page with its note, under the headers it came with: its security policy stays with it. */
export function annotate(html: string, from: Headers, note: Note): Response {
  const headers = new Headers(from);
  headers.delete("content-encoding");
  headers.delete("content-length");
  // Headers hold no Vietnamese.
  headers.set(HEADER, encodeURIComponent(JSON.stringify(note)));
  return new Response(html, { headers });
}

/** Reads the note of a kept page. */
export function noteOf({ headers }: Response): Note {
  return JSON.parse(decodeURIComponent(headers.get(HEADER) ?? "")) as Note;
}
