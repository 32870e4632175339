// On the library's pages: files are sent one by one with their progress, dropped
// or chosen, and what must stay in sight is a click on the picture. Without this
// script the forms do the same.

import { send } from "../article/upload/send";

interface Data {
  upload: string;
  limit: number;
}

const json = <T>(id: string) => JSON.parse(document.getElementById(id)?.textContent ?? "{}") as T;
const words = json<Record<string, string>>("words");
const data = json<Data>("data");
const say = (key: string, name: string, percent = 0) =>
  (words[key] ?? "").replace("{name}", name).replace("{percent}", String(percent));

const form = document.querySelector<HTMLFormElement>("form#upload");
if (form) uploads(form);
const picture = document.querySelector<HTMLElement>("#focus");
const [x, y] = ["x", "y"].map((axis) => document.querySelector<HTMLInputElement>(`#o-focus-${axis}`));
if (picture && x && y) focus(picture, x, y);

function uploads(form: HTMLFormElement): void {
  const chosen = form.querySelector<HTMLInputElement>("input[type=file]");
  const list = form.querySelector(".sending");
  if (!chosen || !list) return;
  let waiting: Promise<boolean>[] = [];
  // One after the other: a slow network carries one file better than ten at once.
  let line: Promise<unknown> = Promise.resolve();
  const take = (files: Iterable<File>) => {
    for (const file of files)
      waiting.push(
        row(list, file, (go) => {
          const turn = line.then(go);
          line = turn;
          return turn;
        }),
      );
    const these = waiting.length;
    void Promise.all(waiting).then((taken) => {
      if (these !== waiting.length || !taken.some(Boolean)) return;
      waiting = [];
      location.assign(data.upload);
    });
  };
  form.addEventListener("submit", (event) => {
    if (!chosen.files?.length) return;
    event.preventDefault();
    take(chosen.files);
    form.reset();
  });
  form.querySelector<HTMLElement>(".drop-here")?.removeAttribute("hidden");
  const over = (event: DragEvent) => Boolean(event.dataTransfer?.types.includes("Files"));
  document.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!over(event) || !event.dataTransfer) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

/** The line of a file; `queued` starts it when its turn has come. Resolves to whether it was taken. */
function row(list: Element, file: File, queued: (go: () => Promise<boolean>) => Promise<boolean>): Promise<boolean> {
  const line = document.createElement("li");
  const text = Object.assign(document.createElement("span"), { textContent: say("uploading", file.name) });
  const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
  bar.setAttribute("aria-label", file.name);
  const actions = document.createElement("span");
  line.append(text, bar, actions);
  list.append(line);
  const button = (label: string | undefined, act: () => void) =>
    Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label ?? "", onclick: act });

  return new Promise<boolean>((resolve) => {
    const fail = (message: string) => {
      text.textContent = message;
      bar.hidden = true;
      actions.replaceChildren(button(words.retry, () => void queued(go)), button(words.cancel, drop));
    };
    const drop = () => {
      line.remove();
      resolve(false);
    };
    const go = async () => {
      bar.hidden = false;
      const sending = send(file, file.name, (percent, waits) => {
        bar.value = percent;
        text.textContent = say(waits ? "upload_waiting" : "uploading", file.name, percent);
        goOn.hidden = !waits;
      });
      const goOn = button(words.go_on, sending.goOn);
      goOn.hidden = true;
      const cancel = button(words.cancel, () => {
        sending.cancel();
        drop();
      });
      actions.replaceChildren(goOn, cancel);
      const sent = await sending.done;
      if (!sent.ok) {
        fail(sent.message ? `${file.name}: ${sent.message}` : say("upload_failed", file.name));
        return false;
      }
      text.textContent = say("done", file.name);
      bar.remove();
      actions.remove();
      resolve(true);
      return true;
    };
    void queued(go);
  });
}

function focus(picture: HTMLElement, x: HTMLInputElement, y: HTMLInputElement): void {
  const target = picture.querySelector<HTMLElement>(".target");
  if (!target) return;
  picture.classList.add("choosing");
  const show = () => {
    for (const [name, { value }] of [["--at-x", x], ["--at-y", y]] as const)
      picture.style.setProperty(name, `${value === "" ? 50 : Number(value)}%`);
  };
  target.addEventListener("click", (event) => {
    const box = target.getBoundingClientRect();
    x.value = String(Math.round(((event.clientX - box.left) / box.width) * 100));
    y.value = String(Math.round(((event.clientY - box.top) / box.height) * 100));
    show();
  });
  for (const input of [x, y]) input.addEventListener("input", show);
}
