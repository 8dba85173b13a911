// The dialog for signed files as a person uses it.

/** The dialog's page object. `page` is on the console. */
export class SigningDesk {
  constructor(page) {
    this.page = page;
  }

  /** Opens a section by its address: `sign`, `sign/check` or `sign/history`. */
  async open(section) {
    await this.page.evaluate((section) => (location.hash = section), section);
    await this.page.getByTestId("sign-dialog").waitFor();
  }

  /** Gives the browser a file to check, and waits for the report about it. */
  async check(file) {
    const name = file.split("/").pop();
    await this.page.getByTestId("check-file").setInputFiles(file);
    await this.page.waitForFunction(
      (name) => document.querySelector('[data-testid="verdict"] .note')?.textContent === name,
      name,
    );
  }

  /** Accepts the trust document of a file. */
  async trust(file) {
    await this.check(file);
    await this.page.getByTestId("accept-trust").click();
    await this.page.getByTestId("accept-trust").waitFor({ state: "detached" });
  }

  /** How the file in hand stands: `{ standing, code, headline }`. */
  async verdict() {
    const verdict = this.page.getByTestId("verdict");
    return {
      standing: await verdict.getAttribute("data-standing"),
      code: await verdict.getAttribute("data-code"),
      headline: await verdict.locator("h3").innerText(),
    };
  }

  /** How each of the sixteen checks went, in order. */
  standings() {
    return this.page
      .getByTestId("checks")
      .locator("tr")
      .evaluateAll((rows) => rows.map((row) => row.dataset.standing));
  }

  /** Signs the draft, and gives the path of the file. */
  async sign(download, { author, reason }) {
    await this.open("sign");
    await this.page.getByTestId("sign-author").fill(author);
    await this.page.getByTestId("sign-reason").fill(reason);
    await this.page.waitForFunction(() => document.querySelector("#sign-version")?.value);
    return download(() => this.page.getByTestId("sign-download").click());
  }

  /** Makes a key, and gives the path of its enrolment. */
  async enrol(download, author) {
    await this.open("sign");
    await this.page.getByTestId("sign-author").fill(author);
    await this.page.getByTestId("generate-key").click();
    await this.page.getByTestId("key-id").waitFor();
    return download(() => this.page.getByTestId("download-enrolment").click());
  }
}
