// Where a file that is on its way lies on the server, for whoever chooses the
// same file again: after a crash, or another day's login.

const PREFIX = "upload:";

export interface Memory {
  address: string | null;
  keep: (address: string) => void;
  forget: () => void;
}

/** A file is known by its name, size and date; what a page made itself lives as long as the page. */
export function remember(file: Blob, name: string): Memory {
  const key = file instanceof File ? `${PREFIX}${name}:${file.size}:${file.lastModified}` : null;
  // Storage may be full or forbidden: then the page itself has to do.
  const stored = <T>(use: (key: string) => T): T | null => {
    try {
      return key === null ? null : use(key);
    } catch {
      return null;
    }
  };
  const memory: Memory = {
    address: stored((key) => localStorage.getItem(key)),
    keep: (address) => {
      memory.address = address;
      stored((key) => localStorage.setItem(key, address));
    },
    forget: () => {
      memory.address = null;
      stored((key) => localStorage.removeItem(key));
    },
  };
  return memory;
}
