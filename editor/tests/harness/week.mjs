// The page of a week and its server in memory: versions, conflicts, and faults a
// test asks for. Tables are read as the fixtures of `tests/week` say; that the
// portal reads them so is a test of `domain`.
import { readFileSync, readdirSync } from "node:fs";
import { deskWords, weekWords } from "../../words.mjs";

const root = new URL("../../../", import.meta.url);
const css = ["tokens", "base", "components/forms", "desk/frame", "desk/forms", "desk/lists", "desk/week"].map((name) => readFileSync(new URL(`style/${name}.css`, root), "utf8")).join("\n").replaceAll('url("fonts/', 'url("/style/fonts/');
const folder = new URL("../week/", import.meta.url);
const weeks = new Map();
const faults = new Map();
const present = new Map();
const days = [["2026-11-23", "Thứ Hai 23-11"], ["2026-11-24", "Thứ Ba 24-11"], ["2026-11-25", "Thứ Tư 25-11"], ["2026-11-26", "Thứ Năm 26-11"], ["2026-11-27", "Thứ Sáu 27-11"], ["2026-11-28", "Thứ Bảy 28-11"], ["2026-11-29", "Chủ Nhật 29-11"]];
const escape = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const embed = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
const row = (content, more = {}) => ({ key: "", day: "2026-11-23", time: "8h", content, chair: "", participants: "", place: "", note: "", cancelled: false, ...more });
const of = (id) => weeks.get(id) ?? weeks.set(id, { version: 1, saved_at: "14:00", by: "Trần Văn Nam", saves: 0, rows: [row("Giao ban", { key: "k1" }), row("Họp hội đồng", { key: "k2", time: "14h", chair: "Giám đốc" }), row("Đi cơ sở", { key: "k3", day: "2026-11-24", time: "" })] }).get(id);

function rowHtml(row, number) {
  const label = (name) => `aria-label="${name}, dòng ${number}" id="r${number}-`;
  const options = days.map(([date, name]) => `<option value="${date}"${date === row.day ? " selected" : ""}>${name}</option>`).join("");
  const text = (field, name) => `<td class="${field}" data-label="${name}"><textarea name="${field}" rows="2" ${label(name)}${field}">\n${escape(row[field])}</textarea></td>`;
  const line = (field, name, list = "") => `<td class="${field}" data-label="${name}"><input name="${field}" value="${escape(row[field])}" ${list} ${label(name)}${field}"></td>`;
  return `<tr><td class="day" data-label="Ngày"><input type="hidden" name="key" value="${row.key}"><select name="day" ${label("Ngày")}day">${options}</select></td>${line("time", "Giờ")}${text("content", "Nội dung")}${line("chair", "Chủ trì", 'list="leaders"')}${text("participants", "Thành phần")}${line("place", "Địa điểm", 'list="rooms"')}${text("note", "Ghi chú")}<td class="cancelled" data-label="Hoãn"><input type="checkbox" name="cancelled" value="1" ${row.cancelled ? "checked" : ""} ${label("Hoãn")}cancelled"></td><td class="drop" data-label="Xóa"><input type="checkbox" name="drop" value="1" aria-label="Xóa, dòng ${number}"></td></tr>`;
}

function page(id) {
  const { version, rows } = of(id);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Lịch công tác</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/week.css"></head><body class="desk"><main class="desk-page week-page"><h1>Lịch công tác tuần 48</h1><p class="actions week-facts"><span class="state" data-state="published">Đã đăng</span> <span id="saved-by"></span> <span id="presence" role="status"></span></p>
<form id="week" class="step" method="post" action="/quan-tri/lich/${id}"><input type="hidden" name="version" value="${version}"><p class="hint" id="week-help">Giờ gõ như 8h</p>
<table class="week-rows"><thead><tr><th class="day">Ngày</th><th class="time">Giờ</th><th class="content">Nội dung</th><th class="chair">Chủ trì</th><th class="participants">Thành phần</th><th class="place">Địa điểm</th><th class="note">Ghi chú</th><th class="cancelled">Hoãn</th><th class="drop">Xóa</th></tr></thead><tbody>${rows.map((row, index) => rowHtml(row, index + 1)).join("")}</tbody></table>
<p class="actions"><button name="do" value="save">Lưu</button><span id="save-state" role="status"></span></p>
<p><label>Thêm dòng vào <select name="add_day">${days.map(([date, name]) => `<option value="${date}">${name}</option>`).join("")}</select></label><button name="do" value="add">Thêm dòng</button></p>
<label for="pasted">Dán bảng</label><textarea id="pasted" name="pasted"></textarea><button name="do" value="paste">Đọc bảng</button></form>
<datalist id="leaders"><option value="Giám đốc"></datalist><datalist id="rooms"><option value="Phòng họp 1"></datalist><template id="new-row">${rowHtml(row("", { time: "" }), 1)}</template></main>
${embed("words", weekWords)}${embed("desk-words", { sending: deskWords.sending, unsent: deskWords.unsent, unanswered: deskWords.unanswered, login: deskWords.login_new_tab })}${embed("data", { week: id, version, max_rows: 200, days, stored: null })}<script type="module" src="/pkg/desk.js"></script><script type="module" src="/pkg/week.js"></script></body></html>`;
}

/** What the portal would read; nothing for a table nobody recorded. */
function rowsOf(pasted) {
  const sent = JSON.stringify(pasted);
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".sent.json")))
    if (JSON.stringify(JSON.parse(readFileSync(new URL(name, folder), "utf8"))) === sent)
      return JSON.parse(readFileSync(new URL(name.replace(".sent.", ".rows."), folder), "utf8"));
  return [];
}

/** Answers if it is about a week. */
export async function answerWeek(request, response, { pathname, searchParams }, body) {
  const json = (status, value) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
  if (pathname === "/week.css") return response.writeHead(200, { "Content-Type": "text/css" }).end(css), true;
  const id = /^\/quan-tri\/lich\/([\w-]+)/.exec(pathname)?.[1] ?? searchParams.get("week");
  if (!id) return false;
  if (pathname === "/fault") return faults.set(id, JSON.parse(await body(request))), json(200, {}), true;
  if (pathname === "/stored") return json(200, of(id)), true;
  if (pathname.endsWith("/ban-thao")) {
    const fault = faults.get(id);
    if (fault?.down) return request.socket.destroy(), true;
    if (fault?.status) return json(fault.status, { login: "/dang-nhap", message: "dài quá" }), true;
    const stored = of(id);
    if (request.method === "GET") return json(200, stored), true;
    const sent = JSON.parse(await body(request));
    if (sent.version !== stored.version) return json(409, stored), true;
    const long = sent.rows.flatMap((row, index) => (row.content.length > 2000 ? [{ row: index, field: "content", wrong: true, text: "Dài quá 2.000 ký tự." }] : []));
    if (long.length) return json(422, { message: "Dài quá 2.000 ký tự.", said: long }), true;
    const rows = sent.rows.map((row, index) => ({ ...row, key: row.key || `new${stored.version}-${index}` }));
    Object.assign(stored, { version: stored.version + 1, saved_at: "14:05", rows, saves: stored.saves + 1 });
    const said = rows.flatMap((row, index) => (row.time === "sau họp" ? [{ row: index, field: "time", wrong: true, text: "Không đọc được giờ." }] : []));
    return json(200, { version: stored.version, saved_at: "14:05", facts: { saved: "Nguyễn Thị Hoa lưu lúc 14:05", state: ["changed", "Đã đăng, có sửa chưa đăng"] }, keys: rows.map((row) => row.key), days: rows.map((row) => row.day), said }), true;
  }
  if (pathname.endsWith("/co-mat")) return json(200, { others: present.get(id) ?? [], version: of(id).version }), true;
  if (pathname === "/present") return present.set(id, JSON.parse(await body(request))), json(200, {}), true;
  if (pathname.endsWith("/dan")) {
    const pasted = JSON.parse(await body(request));
    of(id).pasted = pasted;
    return json(200, { rows: rowsOf(pasted) }), true;
  }
  // A form that was taken leads on; a script is told where.
  if (request.method === "POST") return json(200, { see: "/done" }), true;
  return response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page(id)), true;
}
