// What programs really put on the clipboard, what the script makes of it, and
// the rows that come of it. The portal's half is domain/tests/week_paste.rs.
// UPDATE_PASTE=1 writes what is sent anew; read it before committing.
import { expect, test } from "@playwright/test";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { openWeek, paste } from "./harness/week";

const folder = new URL("week/", import.meta.url);

for (const name of readdirSync(folder).filter((name) => /\.(html|txt)$/.test(name)))
  test(`paste ${name} into a week`, async ({ page }) => {
    const week = await openWeek(page);
    const content = readFileSync(new URL(name, folder), "utf8");
    const answered = page.waitForResponse("**/dan");
    await paste(week.cell(1, "content"), name.endsWith(".html") ? content : "", name.endsWith(".txt") ? content : "");
    await answered;
    const sent = (await week.stored()).pasted;
    const expected = new URL(name.replace(/\.\w+$/, ".sent.json"), folder);
    if (process.env.UPDATE_PASTE || !existsSync(expected)) writeFileSync(expected, `${JSON.stringify(sent, null, 1)}\n`);
    expect(sent).toEqual(JSON.parse(readFileSync(expected, "utf8")));
    const rows = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, ".rows.json"), folder), "utf8"));
    expect(rows.length).toBeGreaterThan(1);
    await expect(page.locator(".week-rows tbody tr")).toHaveCount(3 + rows.length);
    for (const [index, row] of rows.entries())
      for (const [field, value] of Object.entries(row).filter(([field]) => !["key", "cancelled"].includes(field)))
        await expect(week.cell(4 + index, field)).toHaveValue(value as string);
    await page.keyboard.press("Control+z");
    await expect(page.locator(".week-rows tbody tr")).toHaveCount(3);
  });
