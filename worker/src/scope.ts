// What the server and the browser give the worker.

declare const self: ServiceWorkerGlobalScope;
/** Folder of this build's files, such as `/pkg/1a2b3c4d5e6f/`; the server puts it before the script. */
declare const PKG: string;

export const scope = self;

/** The hash that names this build. */
export const BUILD = PKG.split("/")[2]!;
/** Folder of this build's files. */
export const PKG_FOLDER = PKG;
