// Calls of one's own: a few pasted, and files of fifty thousand.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accessibilityProblems } from "./support/accessibility.mjs";
import { consoleTest } from "./support/console-test.mjs";
import { generatedCalls } from "./support/generated-calls.mjs";
import { CallsScreen, TriggerScreen } from "./support/screens.mjs";

consoleTest("a pasted call becomes a sample with an address, and what cannot be read stays", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  await calls.paste('{"id":');
  await page.getByTestId("bad-call").waitFor();
  assert.equal(await page.getByTestId("paste-calls").inputValue(), '{"id":');
  await calls.paste(JSON.stringify({ id: "mine-1", facts: { qualification_score: 90 } }));
  await calls.hears(/1 call added/);
  await page.goto("/#/trigger/mine-1");
  await page.locator('[data-testid="outcome"][data-outcome="undecided"]').waitFor();
});

consoleTest("fifty thousand calls: progress, every bad line, counts, and what a change does to them", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  const all = generatedCalls(50_000).map((call) => JSON.stringify(call));
  const bad = [7, 4_000, 50_000];
  for (const line of bad) all[line - 1] = "nonsense";
  await calls.give("calls.ndjson", all.join("\n"));
  await page.getByTestId("many-progress").waitFor();
  await calls.judged("49,997");
  await page.getByTestId("bad-lines").locator("summary").click();
  const lines = await page.getByTestId("bad-lines").locator("li").allInnerTexts();
  assert.deepEqual(lines.map((line) => Number(line.match(/^line (\d+): /)[1])), bad);
  assert.match(await page.getByTestId("changed-many").innerText(), /^0 of 49,997 calls change/);
  const text = await page.getByTestId("tally").innerText();
  const counts = text.match(/[\d,]+$/gm).map((count) => Number(count.replaceAll(",", "")));
  assert.equal(counts.reduce((sum, count) => sum + count), 49_997);

  const trigger = await new TriggerScreen(page).go();
  // On every screen one reads what the draft changes.
  await page.getByTestId("changed-of-file").filter({ hasText: "calls.ndjson: 0 of 49,997 calls change" }).waitFor();
  await trigger.setValue(0, "90");
  await page.getByTestId("changed-of-file").filter({ hasText: /: [1-9][\d,]* of 49,997/ }).waitFor();
  const told = (await page.getByTestId("changed-of-file").innerText()).match(/: ([\d,]+)/)[1];
  await calls.go();
  await page.getByTestId("changed-many").filter({ hasText: `${told} of 49,997` }).waitFor();
  await page.getByTestId("changed-many").filter({ hasNotText: /^0 of/ }).waitFor();
  await page.getByTestId("rows-changed").click();
  await page.getByTestId("many-shown").filter({ hasText: /^1 to 50 of/ }).waitFor();
  // What the table says of a call is what the whole decision says.
  const row = page.getByTestId("many-table").locator("tbody tr").first();
  const outcome = await row.locator(".chip").first().getAttribute("data-outcome");
  await row.locator("button").click();
  await page.locator(`[data-testid="outcome"][data-outcome="${outcome}"]`).waitFor();
  await page.getByTestId("many-next").click();
  await page.getByTestId("many-shown").filter({ hasText: /^51 to 100 of/ }).waitFor();
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await accessibilityProblems(page), [], colorScheme);
  }
}, { timeout: 180_000 });

consoleTest("reading can be cancelled, and what was read until then is kept", async ({ page, downloads }) => {
  await new CallsScreen(page).open();
  const file = join(downloads, "calls.ndjson");
  await writeFile(file, generatedCalls(50_000).map((call) => JSON.stringify(call)).join("\n"));
  // Slow enough for a person to press the button.
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.getByTestId("load-calls").setInputFiles(file);
  await page.waitForFunction(() => Number(document.querySelector('[data-testid="many-progress"]')?.value) > 0);
  await page.getByTestId("many-cancel").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("many-count").filter({ hasText: /^[1-9]/ }).waitFor();
  await page.getByTestId("tally").waitFor();
  await page.getByTestId("many-stopped").filter({ hasText: "a part of the file" }).waitFor();
  await page.waitForFunction(() => document.activeElement.closest("#edit") !== null);
  const count = Number((await page.getByTestId("many-count").innerText()).match(/[\d,]+/)[0].replaceAll(",", ""));
  assert.ok(count > 0 && count < 50_000, `${count} calls`);
});

consoleTest("a table's columns are mapped once and remembered; nobody's data is kept", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  const table =
    "Ref;Lead score;Budget;Decision maker;Worth;Source;Person\n" +
    'r-1;82;yes;yes;"£12,500";outbound;Ada Example\n' +
    "r-2;70;yes;yes;£3k;outbound;Bea Example\n" +
    "r-3;90;yes;yes;;;;late\n";
  await calls.give("leads.csv", table);
  await page.getByTestId("mapping").waitFor();
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await accessibilityProblems(page), [], colorScheme);
  }
  assert.equal(await page.getByTestId("column-1").inputValue(), "fact:qualification_score", "told by its name");
  assert.equal(await page.getByTestId("column-4").inputValue(), "-", "nobody knows what this is worth");
  await page.getByTestId("column-4").selectOption("fact:deal_size");
  await page.getByTestId("column-6").selectOption("part:name");
  await page.getByTestId("load-mapped").press("Enter");
  await calls.judged("2");
  assert.equal(await page.evaluate(() => document.activeElement === document.body), false, "the focus is not lost");
  assert.match(await page.getByTestId("bad-lines").innerText(), /1 row could not be read/);
  assert.match(await page.getByTestId("many-table").innerText(), /Ada Example[\s\S]*medium/);

  await calls.give("leads-2.csv", table);
  await page.getByTestId("mapping").waitFor();
  assert.equal(await page.getByTestId("column-4").inputValue(), "fact:deal_size");
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.doesNotMatch(kept, /Ada|Bea|r-1/);
  assert.match(kept, /fact:deal_size/);
});

consoleTest("the call that is opened is the one that was clicked, whatever its id", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  for (const [id, name] of [["c-1042", "One"], ["call 17/a", "Two"], ["日本", "Three"], ["c-1042", "Four"]]) {
    await calls.paste(JSON.stringify({ id, contact: { name }, facts: { qualification_score: 10 } }));
    await calls.hears(/1 call added/);
    assert.equal(await page.getByTestId("paste-calls").inputValue(), "", "the box is free for the next");
    await page.getByTestId("calls-table").getByRole("link", { name, exact: true }).click();
    await page.locator(".who").filter({ hasText: name }).waitFor();
    assert.equal(await page.getByTestId("outcome").getAttribute("data-outcome"), "no_handoff");
  }
  await page.reload();
  await page.getByTestId("notice").filter({ hasText: "There is no call" }).waitFor();
  assert.equal(new URL(page.url()).hash, "#/samples/c-1042");
});

consoleTest("tables as Windows writes them, names in capitals, and values that cannot be used", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  const table = "id,score,budget,decision maker,deal value,contact name\na,90,yes,yes,£12500,André\nb,90,yes,yes,\"12.500,00\",Zoë\n";
  const map = async (name, bytes, shown) => {
    await calls.give(name, bytes);
    await page.getByTestId("load-mapped").click();
    await page.getByTestId("many").filter({ hasText: shown }).waitFor();
    await page.getByTestId("many-table").filter({ hasText: "André" }).waitFor();
    assert.equal(await page.getByTestId("many-table").locator("tr", { hasText: "André" }).locator(".chip").innerText().then((text) => /medium/.test(text)), true);
  };
  await map("EXPORT.CSV", Buffer.from(table, "latin1"), "EXPORT.CSV (windows-1252)");
  assert.match(await page.getByTestId("doubts").innerText(), /1 value could not be used/);
  await map("wide.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, "utf16le")]), "wide.csv (utf-16le)");
  // A table that is put away again leaves the file before it alone.
  await calls.give("other.csv", Buffer.from("a,b\n1,2\n"));
  await page.getByTestId("mapping").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("mapping").waitFor({ state: "detached" });
  await page.getByTestId("many").filter({ hasText: "wide.csv" }).waitFor();
});

consoleTest("a list of calls in JSON is read whatever its size", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  await calls.give("calls.json", JSON.stringify(generatedCalls(2_500), null, 2));
  await calls.judged("2,500");
});

consoleTest("what adds nothing says why, and a call is found by its id as it is", async ({ page }) => {
  const calls = await new CallsScreen(page).open();
  const call = JSON.stringify({ id: "a b", facts: {} });
  const notice = page.getByTestId("notice");
  await calls.paste(call);
  await calls.hears(/1 call added/);
  await calls.paste(call);
  await notice.filter({ hasText: "here already" }).waitFor();
  await calls.paste("[]");
  await notice.filter({ hasText: "no call in it" }).waitFor();
  await page.goto("/#/trigger/a%20b");
  await page.locator(".who").filter({ hasText: "a b" }).waitFor();
  await page.goto("/#/trigger/no%20such");
  await notice.filter({ hasText: "There is no call “no such”" }).waitFor();
});

consoleTest(
  "a table's heads stay whole on a narrow page",
  async ({ page }) => {
    await new CallsScreen(page).open();
    const heads = page.getByTestId("calls-table").locator("thead th");
    const heights = await heads.evaluateAll((all) => all.map((head) => head.getBoundingClientRect().height));
    assert.ok(heights.every((height) => height < 30), heights.join());
  },
  { context: { viewport: { width: 400, height: 800 } } },
);
