// What programs really put on the clipboard, and what must be left of it.
// UPDATE_PASTE=1 writes the results anew; read them before committing.
import { expect, test } from "@playwright/test";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { open, paste, saved } from "./harness/screen";

const folder = new URL("paste/", import.meta.url);

for (const name of readdirSync(folder).filter((name) => /\.(html|txt)$/.test(name)))
  test(`paste ${name}`, async ({ page }) => {
    const screen = await open(page);
    await screen.text.click();
    const content = readFileSync(new URL(name, folder), "utf8");
    await paste(screen.text, name.endsWith(".html") ? content : "", content);
    await page.waitForTimeout(150);
    const body = await saved(page, screen);
    const lost = await page.locator(".notice").allTextContents();
    const result = { lost, blocks: JSON.parse(JSON.stringify(body.content).replace(/"hash":"0[0-9a-f]{31}"/g, '"hash":"(uploaded)"')) };
    const expected = new URL(`${name}.json`, folder);
    if (process.env.UPDATE_PASTE || !existsSync(expected)) writeFileSync(expected, `${JSON.stringify(result, null, 1)}\n`);
    expect(result).toEqual(JSON.parse(readFileSync(expected, "utf8")));
  });
