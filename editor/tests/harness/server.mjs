// A server of the writing screen in memory: real versions, conflicts, and faults
// a test asks for by POST /fault {delay, status, down}.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { deskWords, vietnamese } from "../../words.mjs";
import { answerFiles } from "./files.mjs";
import { answerWeek } from "./week.mjs";

const root = new URL("../../../", import.meta.url);
const articles = new Map();
const faults = new Map();
const hash = (number) => number.toString(16).padStart(32, "0");
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==", "base64");
const css = ["tokens", "base", "components/prose", "desk/forms", "desk/writing"].map((name) => readFileSync(new URL(`style/${name}.css`, root), "utf8")).join("\n").replaceAll('url("fonts/', 'url("/style/fonts/');
const empty = () => ({ version: 1, saved_at: "14:00", by: "Trần Văn Nam", state: "draft", content: { title: "Bản tin thử", summary: "Tóm tắt thử", author: "", category: 5, tags: [], slug: "", cover: null, body: { type: "doc", content: [{ type: "paragraph" }] } }, revisions: 0 });
const article = (id) => articles.get(id) ?? articles.set(id, empty()).get(id);
const embed = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

function page(id) {
  const { version, state, content } = article(id);
  const data = { id, version, state, locale: "vi", me: { id: 3, name: "Nguyễn Thị Hoa" }, content: { ...content, body_html: content.body_html ?? "" }, limits: { title: 300, summary: 1000, body_bytes: 2e6, picture_bytes: 26214400, file_bytes: 104857600 }, readonly: false };
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Viết bài</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/desk.css"></head><body class="desk"><main><h1 style="position:absolute;clip-path:inset(50%)">Viết bài</h1>
<form id="article" class="writing" method="post"><textarea name="title" id="f-title" rows="1" aria-label="Tiêu đề">${content.title}</textarea><textarea name="summary" id="f-summary" aria-label="Tóm tắt">${content.summary}</textarea><div id="body"></div>
<aside class="side"><label>Chuyên mục <select id="f-category" name="category"><option value="5">Tin hoạt động</option></select></label><label>Tác giả <input id="f-author"></label><label>Từ khóa <input id="f-tags"></label><label>Đường dẫn <input id="f-slug"></label><fieldset id="cover"><legend>Ảnh đại diện</legend><img alt="" hidden><button type="button" id="cover-choose">Chọn</button> <button type="button" id="cover-remove">Bỏ</button></fieldset><ul id="checks"></ul></aside></form>
<p id="save-state" role="status"></p><p id="presence" role="status"></p><button id="save" form="article">Lưu</button>
<form class="step" method="post" action="/done"><button id="step">Gửi duyệt</button></form></main>
${embed("words", vietnamese)}${embed("data", data)}${embed("desk-words", deskWords)}<script type="module" src="/pkg/desk.js"></script><script type="module" src="/pkg/article.js"></script></body></html>`;
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

let uploads = 0;
const pictures = ["mot", "hai", "ba"].map((name, index) => ({ kind: "picture", hash: hash(0xa0 + index), width: 800, height: 600, src: `/media/${hash(0xa0 + index)}/goc.jpg`, alt: `Ảnh ${name}`, name: `${name}.jpg` }));
const files = [
  { kind: "file", hash: hash(0xf0), url: `/media/${hash(0xf0)}/tep.pdf`, name: "ke-hoach.pdf", type: "PDF", bytes: 2048, size: "2 KB" },
  { kind: "file", hash: hash(0xf1), url: `/media/${hash(0xf1)}/tep.mp4`, name: "khai-mac.mp4", type: "MP4", bytes: 4096, size: "4 KB" },
];
createServer(async (request, response) => {
  const url = new URL(request.url, "http://x");
  const { pathname: path, searchParams } = url;
  if ((await answerWeek(request, response, url, body)) || (await answerFiles(request, response, url, body))) return;
  const json = (status, value) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
  const id = Number(/^\/quan-tri\/bai-viet\/(\d+)/.exec(path)?.[1] ?? searchParams.get("id"));
  if (path === "/fault") return faults.set(id, JSON.parse(await body(request))), json(200, {});
  if (path === "/done" && request.method === "POST") return json(200, { see: "/done" });
  if (path === "/stored") return json(200, article(id));
  if (path === "/article") return Object.assign(article(id).content, JSON.parse(await body(request))), json(200, {});
  if (path === "/desk.css") return response.writeHead(200, { "Content-Type": "text/css" }).end(css);
  if (path.startsWith("/pkg/")) return response.writeHead(200, { "Content-Type": "text/javascript" }).end(readFileSync(new URL(`target/site${path}`, root)));
  if (path.startsWith("/style/fonts/")) return response.writeHead(200).end(readFileSync(new URL(path.slice(1), root)));
  if (path.startsWith("/media/")) return response.writeHead(200, { "Content-Type": "image/png" }).end(picture);
  if (path === "/quan-tri/lien-ket") return json(200, [{ title: "Khai mạc tuần lễ", url: "/tin/khai-mac", kind: "article", date: "06-02-2026" }]);
  const fault = faults.get(id);
  if (path.endsWith("/ban-thao") && fault && request.method === "PUT") {
    if (fault.delay) await new Promise((done) => setTimeout(done, fault.delay));
    if (fault.down) return request.socket.destroy();
    if (fault.status) return json(fault.status, { login: "/dang-nhap" });
  }
  if (path.endsWith("/ban-thao") && request.method === "PUT") {
    const sent = JSON.parse(await body(request));
    const stored = article(id);
    if (sent.version !== stored.version) return json(409, stored);
    Object.assign(stored, { version: stored.version + 1, saved_at: "14:05", content: sent.content, revisions: stored.revisions + Number(sent.keep) });
    return json(200, { version: stored.version, saved_at: "14:05", state: "draft" });
  }
  if (path.endsWith("/ban-thao")) return json(200, article(id));
  if (path.endsWith("/co-mat")) return json(200, { others: [], version: article(id).version });
  if (path === "/quan-tri/tep" && request.method === "POST") {
    await body(request);
    uploads += 1;
    return json(200, { kind: "picture", hash: hash(uploads), width: 800, height: 600, src: `/media/${hash(uploads)}/goc.jpg`, alt: "", name: searchParams.get("name") });
  }
  if (path === "/quan-tri/tep" && searchParams.get("loai") === "file") return json(200, { items: files, page: 1, pages: 1 });
  if (path === "/quan-tri/tep") return json(200, { items: [...pictures, { kind: "picture", hash: hash(99), width: 800, height: 600, src: `/media/${hash(99)}/goc.jpg`, alt: "Hội trường", name: "hoi-truong.jpg" }], page: 1, pages: 1 });
  if (id) return response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page(id));
  response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>.</title>");
}).listen(Number(process.env.PORT ?? 3931), "127.0.0.1");
