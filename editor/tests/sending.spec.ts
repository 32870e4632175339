// Forms of the desk on a bad network. The walk through all of them on the whole
// portal is end2end/tests/editors/forms.spec.ts.
import { expect, test, type Route } from "@playwright/test";
import { openWeek } from "./harness/week";

test("a form is sent once, says so, and goes where its answer leads", async ({ page }) => {
  const week = await openWeek(page);
  let sent = 0;
  let answer = (): void => undefined;
  const waiting = new Promise<void>((done) => (answer = done));
  await page.route(`**/quan-tri/lich/${week.id}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent += 1;
    expect(route.request().postData()).toContain("do=save");
    await waiting;
    return route.continue();
  });
  const button = page.getByRole("button", { name: "Lưu", exact: true });
  await button.click();
  await expect(page.locator(".send-state")).toHaveText("Đang gửi…");
  await expect(button).toHaveAttribute("aria-busy", "true");
  await button.click();
  await button.press("Enter");
  answer();
  await page.waitForURL("**/done");
  expect(sent).toBe(1);
});

test("without a connection everything stays, and it can be sent again", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").fill("Vẫn còn đây");
  await page.keyboard.press("Control+s");
  await expect(week.state).toContainText("Đã lưu");
  await page.route(`**/quan-tri/lich/${week.id}`, (route) => route.abort(), { times: 1 });
  const button = page.getByRole("button", { name: "Lưu", exact: true });
  await button.click();
  await expect(page.getByRole("alert")).toContainText("Chưa gửi được: mất kết nối");
  await expect(button).toHaveAccessibleDescription(/Hãy kiểm tra mạng rồi bấm lại/);
  await expect(page.locator(".send-state")).toBeEmpty();
  await expect(week.cell(1, "content")).toHaveValue("Vẫn còn đây");
  await button.click();
  await page.waitForURL("**/done");
});

for (const [name, status, body, said] of [
  ["an ended session", 401, { login: "/dang-nhap", message: "Phiên làm việc đã hết." }, "Phiên làm việc đã hết. Đăng nhập ở thẻ mới"],
  ["a refusal", 403, { message: "Bạn chưa được giao quyền này." }, "Bạn chưa được giao quyền này."],
  ["a server in trouble", 503, null, "Máy chủ gặp lỗi, có thể chưa nhận."],
] as const)
  test(`${name} is told beside the button, and nothing is lost`, async ({ page }) => {
    const week = await openWeek(page);
    await page.route(`**/quan-tri/lich/${week.id}`, (route) => (body ? route.fulfill({ status, json: body }) : route.fulfill({ status, body: "" })));
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText(said);
    await expect(week.cell(1, "content")).toHaveValue("Giao ban");
  });

test("a page that the form came back with takes the place of this one, scripts and all", async ({ page }) => {
  const week = await openWeek(page);
  const html = (await (await page.request.get(`/quan-tri/lich/${week.id}`)).text()).replace('name="time"', 'name="time" aria-invalid="true"');
  await page.route(`**/quan-tri/lich/${week.id}`, (route) => (route.request().method() === "POST" ? route.fulfill({ status: 422, contentType: "text/html; charset=utf-8", body: html }) : route.continue()));
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(week.cell(1, "time")).toHaveAttribute("aria-invalid", "true");
  await expect(week.cell(1, "time")).toBeFocused();
  await week.cell(1, "content").fill("Sửa tiếp");
  await page.keyboard.press("Control+s");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
  const { rows, saves } = await week.stored();
  // One script saves, not one of each page.
  expect([rows[0].content, saves]).toEqual(["Sửa tiếp", 1]);
});

test("a form is sent under one key until an answer leads on, and under another when it has changed", async ({ page }) => {
  const week = await openWeek(page);
  const keys: string[] = [];
  const answers: ((route: Route) => Promise<void>)[] = [
    (route) => route.abort("connectionreset"),
    (route) => route.fulfill({ status: 401, json: { login: "/dang-nhap", message: "Phiên làm việc đã hết." } }),
    (route) => route.fulfill({ status: 502, body: "" }),
    (route) => route.abort("connectionreset"),
    (route) => route.fulfill({ json: { see: "/done" } }),
  ];
  await page.route(`**/quan-tri/lich/${week.id}`, async (route) => {
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    await answers[keys.length - 1]?.(route);
  });
  const button = page.getByRole("button", { name: "Lưu", exact: true });
  for (let sent = 1; sent <= 5; sent += 1) {
    if (sent === 4) await week.cell(1, "content").fill("Đã sửa");
    await button.click();
    await expect.poll(() => keys.length).toBe(sent);
    if (sent < 5) await expect(page.getByRole("alert")).toBeVisible();
  }
  await page.waitForURL("**/done");
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect([keys[1], keys[2]]).toEqual([keys[0], keys[0]]);
  expect(keys[3]).not.toBe(keys[0]);
  expect(keys[4]).toBe(keys[3]);
});
