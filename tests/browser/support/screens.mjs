// The console's screens as a person uses them: one class each, by the page's own names.

/** What every screen has: the bar, the calls, the effect. */
export class Screen {
  constructor(page, word) {
    this.page = page;
    this.word = word;
    // What is there once the screen has something to show.
    this.shows = word === "live" ? "live-play" : "outcome";
  }

  /** Opens the console on this screen and waits until it has decided. */
  async open(call = "c-1042") {
    await this.page.goto(`/#/${this.word}/${call}`);
    await this.page.getByTestId(this.shows).waitFor({ state: "attached" });
    return this;
  }

  /** Goes to this screen by the bar. */
  async go() {
    await this.page.getByTestId(`screen-${this.word}`).click();
    await this.page.locator(`[data-testid="screen-${this.word}"][aria-current="page"]`).waitFor();
    return this;
  }

  /** An element by its name. */
  at(name) {
    return this.page.getByTestId(name);
  }

  /** The outcome of the selected call: `hand_off`, `no_handoff` or `undecided`. */
  outcome() {
    return this.at("outcome").getAttribute("data-outcome");
  }

  /** What was said last to people who listen. */
  said() {
    return this.at("live").textContent();
  }

  /** Waits until something is said. */
  async hears(pattern) {
    await this.page.waitForFunction(
      ([source, flags]) => new RegExp(source, flags).test(document.querySelector('[data-testid="live"]').textContent),
      [pattern.source, pattern.flags],
    );
  }

  async undo() {
    await this.at("undo").click();
  }

  async redo() {
    await this.at("redo").click();
  }
}

/** When a call is handed off. */
export class TriggerScreen extends Screen {
  constructor(page) {
    super(page, "trigger");
  }

  /** The value field of a condition, by its index: `0`, or `2-0` inside a group. */
  value(index) {
    return this.at(`condition-${index}-value`);
  }

  async setValue(index, value) {
    await this.value(index).fill(value);
  }

  /** How a condition stands for the selected call: `met`, `not_met` or `unknown`. */
  light(index) {
    return this.at(`light-${index}`).getAttribute("data-truth");
  }

  /** The whole trigger in plain English. */
  sentence() {
    return this.at("trigger-sentence").textContent();
  }
}

/** Calls: the samples, a few of one's own, and files of many. */
export class CallsScreen extends Screen {
  constructor(page) {
    super(page, "samples");
  }

  /** Gives a file by its name and text. */
  async give(name, text) {
    await this.at("load-calls").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  }

  /** Waits until a file is read and judged. */
  async judged(count) {
    await this.hears(new RegExp(`${count} calls read and judged`));
    await this.at("many-table").waitFor();
  }

  /** Adds pasted calls to the samples. */
  async paste(text) {
    await this.at("paste-calls").fill(text);
    await this.at("take-calls").click();
  }
}

/** A call as it happens. */
export class LiveScreen extends Screen {
  constructor(page) {
    super(page, "live");
  }

  /** Opens a scenario under one policy (`mine`) or two (`pair`: the good one beside the bad one). */
  async rehearse(scenario, view) {
    await this.page.goto(`/#/live/c-1042/${scenario}/${view}`);
    await this.at("live-play").waitFor();
    await this.page.waitForFunction(
      (scenario) => document.querySelector(`[data-testid="scenario-${scenario}"]`)?.getAttribute("aria-current") === "true",
      scenario,
    );
  }

  /** One side, by its policy: `mine`, `good`, `bad` or `ugly`. */
  side(id) {
    return this.at(`side-${id}`);
  }

  /** Presses a key and waits until the page shows another moment. */
  async press(key) {
    const before = await this.moment();
    await this.page.keyboard.press(key);
    await this.page.waitForFunction(
      (before) => document.querySelector('[data-testid="live-moment"] time')?.dateTime !== before,
      before,
    );
  }

  /** The moment, in RFC 3339. */
  moment() {
    return this.at("live-moment").locator("time").getAttribute("datetime");
  }
}

/** The document as a text. */
export class YamlScreen extends Screen {
  constructor(page) {
    super(page, "yaml");
  }

  text() {
    return this.at("yaml").inputValue();
  }

  /** Types a text in place of what is there, and takes it as the draft. */
  async take(text) {
    await this.at("yaml").fill(text);
    await this.at("take-yaml").click();
  }
}

/** Every screen by its word in the address. */
export const SCREENS = ["trigger", "formats", "sla", "messages", "samples", "live", "yaml", "review"];
