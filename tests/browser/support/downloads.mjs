// Files that the console hands to its reader.

import { join } from "node:path";

/**
 * Does `action`, which makes the page download a file, and saves it under its
 * own name in `folder`. Resolves to the file's path.
 */
export async function download(page, folder, action) {
  const [arrived] = await Promise.all([page.waitForEvent("download"), action()]);
  const path = join(folder, arrived.suggestedFilename());
  await arrived.saveAs(path);
  return path;
}
