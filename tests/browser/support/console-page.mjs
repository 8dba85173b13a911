// The console as a person uses it: what they see and do, by the page's own names.

/** The console's page object. */
export class ConsolePage {
  constructor(page) {
    this.page = page;
  }

  /** Opens the console and waits until it has decided the sample calls. */
  async open(path = "/") {
    await this.page.goto(path);
    await this.page.getByTestId("outcome").waitFor();
  }

  /** The ids of the sample calls, in the order of the list. */
  async callIds() {
    const entries = await this.page.locator('[data-testid^="call-c-"]').all();
    return Promise.all(entries.map(async (entry) => (await entry.getAttribute("data-testid")).slice("call-".length)));
  }

  /** Selects a call and waits until its decision is shown. */
  async select(id) {
    await this.page.getByTestId(`call-${id}`).click();
    await this.page.waitForFunction(
      (id) => document.querySelector('[data-testid="decision-json"]')?.textContent.includes(`"call":"${id}"`),
      id,
    );
  }

  /** Waits until all of the page is drawn: what can wait is, 20 ms after the frame that showed the rest. */
  settled() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
  }

  /** The selected call's decision, as the canonical JSON that the page shows. */
  async decision() {
    await this.settled();
    return this.page.getByTestId("decision-json").textContent();
  }

  /** Every sample call's decision, by id. */
  async decisions() {
    const decisions = new Map();
    for (const id of await this.callIds()) {
      await this.select(id);
      decisions.set(id, await this.decision());
    }
    return decisions;
  }

  /** Types a value into a condition, counted from 0. */
  async setThreshold(condition, value) {
    await this.page.getByTestId(`condition-${condition}-value`).fill(value);
  }

  /** What an entry of the list of calls says. */
  async callEntry(id) {
    await this.settled();
    return this.page.getByTestId(`call-${id}`).innerText();
  }
}
