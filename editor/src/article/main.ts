// The writing screen: takes over the page's form and keeps it saved.

import { Editor } from "@tiptap/core";
import { DOMParser as TextParser } from "@tiptap/pm/model";
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from "@tiptap/extensions";
import { announce } from "../presence";
import { watchChecks } from "./checks";
import { commandsFor } from "./commands";
import { readContent, watchFields, writeFields } from "./fields";
import { address, data, field, word, type Content, type Kept } from "./page";
import { pasteProps } from "./paste/paste";
import { chooseText } from "./save/conflict";
import { forget, kept } from "./save/local";
import type { Theirs } from "./save/request";
import { Saver } from "./save/saver";
import { showSaveState } from "./save/state";
import { follow, onVersion } from "./save/steps";
import { Figure } from "./schema/figure";
import { Gallery } from "./schema/gallery";
import { listExtensions } from "./schema/lists";
import { mediaExtensions } from "./schema/media";
import { tableExtensions } from "./schema/table";
import { textExtensions } from "./schema/text";
import { BlockMoves } from "./ui/handle";
import { slashMenu } from "./ui/slash";
import { mountToolbar } from "./ui/toolbar";
import { Placeholders } from "./upload/placeholder";
import { chooseStored } from "./upload/library";
import { Underlines } from "./vietnamese/spelling/underlines";

const body = field("body");

const editor: Editor = new Editor({
  element: body,
  editable: !data.readonly,
  injectCSS: false,
  content: data.content.body ?? data.content.body_html,
  extensions: [
    ...textExtensions,
    ...listExtensions,
    ...tableExtensions,
    ...mediaExtensions,
    Figure.configure({ replace: (position) => void replacePicture(position) }),
    Gallery,
    Placeholders,
    BlockMoves,
    Underlines,
    UndoRedo,
    Dropcursor,
    Gapcursor,
    Placeholder.configure({ placeholder: word("body_placeholder") }),
  ],
  editorProps: {
    attributes: { class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": word("body") },
    ...pasteProps(() => editor),
  },
});

async function replacePicture(position: number): Promise<void> {
  const chosen = await chooseStored("picture", word("replace"));
  const node = editor.state.doc.nodeAt(position);
  if (chosen?.kind !== "picture" || node?.type.name !== "figure") return;
  const { hash, width, height, alt } = chosen;
  editor.view.dispatch(editor.state.tr.setNodeMarkup(position, null, { ...node.attrs, hash, width, height, alt: alt ?? "" }));
}

function put(content: Content): void {
  writeFields(content);
  editor.commands.setContent(content.body, { emitUpdate: false });
}

/** The text of a manuscript, whichever way the server keeps it. */
function whole({ body, body_html, ...fields }: Kept): Content {
  if (body) return { ...fields, body };
  const holder = new DOMParser().parseFromString(body_html, "text/html").body;
  return { ...fields, body: TextParser.fromSchema(editor.schema).parse(holder).toJSON() };
}

function take(theirs: Theirs): void {
  put(whole(theirs.content));
  saver.version = theirs.version;
}

const saver = new Saver(`${data.me.id}/${data.id}`, data.version, {
  content: () => readContent(editor),
  show: showSaveState,
  stands: (state) => void follow(state),
  resolve: async (theirs) => {
    const heading = word("conflict_title", { name: theirs.by });
    const chosen = await chooseText(editor, readContent(editor), whole(theirs.content), heading, word("conflict_text", { time: theirs.saved_at }));
    if (chosen) put(chosen);
  },
});

async function latest(): Promise<Theirs | null> {
  const answer = await fetch(`${address}/ban-thao`, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Theirs) : null;
}

async function reload(): Promise<void> {
  const theirs = await latest();
  if (theirs && !saver.dirty) take(theirs);
}

/** Offers what an earlier visit could not save. */
async function recover(): Promise<void> {
  const left = await kept(saver.key).catch(() => undefined);
  if (!left) return;
  const current = readContent(editor);
  const time = new Date(left.at).toLocaleString(data.locale);
  const same = JSON.stringify(left.content) === JSON.stringify(current);
  const chosen = same ? null : await chooseText(editor, left.content, current, word("recovery_title"), word("recovery_text", { time }));
  if (!chosen || JSON.stringify(chosen) === JSON.stringify(current)) return void (await forget(saver.key));
  put(chosen);
  saver.changed();
}

function start(): void {
  const commands = commandsFor(editor);
  mountToolbar(editor, commands);
  slashMenu(editor, commands);
  watchFields(() => saver.changed());
  watchChecks(editor);
  editor.on("update", () => saver.changed());
  announce({
    address,
    shown: field("presence"),
    version: () => saver.version,
    dirty: () => saver.dirty,
    reload,
    alsoHere: (names) => word("also_here", { names }),
    newer: () => word("newer_version"),
  });
  field("article").addEventListener("submit", (event) => {
    event.preventDefault();
    void saver.flush(true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    void saver.flush(true);
  });
  // Workflow forms act on what the server has: it must have everything first.
  document.addEventListener("desk:before-step", (event) => {
    const flushed = saver.flush().then((done) => {
      onVersion(saver.version);
      return done;
    });
    (event as CustomEvent<Promise<boolean>[]>).detail.push(flushed);
  });
  void recover();
}

if (!data.readonly) start();
