// A form with a picture and three files, as `file_field.rs` and `documents.rs`
// render them, and the library it chooses from. What is sent comes back as JSON.
import { readFileSync } from "node:fs";
import { vietnamese } from "../../words.mjs";

const root = new URL("../../../", import.meta.url);
const css = ["tokens", "base", "components/forms", "desk/frame", "desk/forms", "desk/library", "desk/writing", "desk/files"].map((name) => readFileSync(new URL(`style/${name}.css`, root), "utf8")).join("\n").replaceAll('url("fonts/', 'url("/style/fonts/');
const hash = (number) => number.toString(16).padStart(32, "0");
const stored = (number, name) => ({ kind: "file", hash: hash(number), url: `/media/${hash(number)}/${name}`, name, type: "PDF", bytes: 2048, size: "2 KB" });
const files = [stored(201, "quyet-dinh.pdf"), stored(202, "phu-luc.pdf"), stored(203, "bieu-mau.pdf")];
const pictures = [{ kind: "picture", hash: hash(99), width: 800, height: 600, src: `/media/${hash(99)}/goc.jpg`, alt: "Hội trường", name: "hoi-truong.jpg" }];
const embed = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

const field = (name, label, kind, value = "", chosen = "", error = "") => `<div class="field"><label for="${name}">${label}</label><div class="file-field" data-kind="${kind}"><div class="chosen">${chosen}</div><input id="${name}" name="${name}" value="${value}" aria-describedby="${name}-hint ${name}-error"></div>${error}</div>`;
const row = (place, value = "", chosen = "", error = "") => `<li${place > 2 ? " hidden" : ""}>${field(`file_${place}`, "Tệp", "file", value, chosen, error)}<div class="field"><label for="label_${place}">Tên hiển thị</label><input id="label_${place}" name="label_${place}" value="${place ? "" : "Toàn văn"}"></div></li>`;
const chosen = `<span class="file-sign" aria-hidden="true">PDF</span><span><a href="${files[0].url}" target="_blank">quyet-dinh.pdf</a> <span class="meta">PDF, 2 KB</span></span>`;

const page = (wrong) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/files.css"></head><body class="desk"><main><div class="desk-page"><h1>Sửa văn bản</h1>
<form class="desk-form" method="get" action="/da-gui">${field("cover", "Ảnh bìa", "picture")}
<fieldset><legend>Tệp đính kèm</legend><ol class="file-list">${row(0, files[0].url, chosen)}${wrong ? row(1, "/media/khong-co/x.pdf", "", '<p class="field-error" id="file_1-error" role="alert">Thư viện không có tệp này.</p>') : row(1)}${row(2)}${row(3)}</ol></fieldset>
<div class="field"><label for="body">Nội dung</label><textarea id="body" name="body" rows="4"></textarea></div><div class="file-buttons" data-into="body"></div><button type="submit">Lưu</button></form></div></main>${embed("words", vietnamese)}${embed("data", null)}<script type="module" src="/pkg/desk.js"></script><script type="module" src="/pkg/files.js"></script></body></html>`;

/** Answers what belongs to the form; `false` leaves the request to others. */
export async function answerFiles(request, response, { pathname: path, searchParams }, body) {
  const json = (value) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
  if (path === "/files.css") response.writeHead(200, { "Content-Type": "text/css" }).end(css);
  else if (path === "/bieu-mau") response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page(searchParams.has("sai")));
  else if (path === "/da-gui") json(Object.fromEntries([...searchParams].filter(([, value]) => value)));
  // The writing screen has a library of its own.
  else if (!request.headers.referer?.includes("/bieu-mau")) return false;
  else if (path === "/quan-tri/tep" && request.method === "GET") {
    const found = searchParams.get("loai") === "file" ? files : pictures;
    json({ items: found.filter(({ name }) => name.includes(searchParams.get("q") ?? "")), page: 1, pages: 1 });
  } else if (path === "/quan-tri/tep" && request.method === "POST" && /\.pdf$/.test(searchParams.get("name"))) {
    await body(request);
    json(stored(301, searchParams.get("name")));
  } else return false;
  return true;
}
