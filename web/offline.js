// Lets the console open without a network: what the page has kept answers when the server does not.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const kept = async (error) => {
    const found = (await caches.match(request)) ?? (request.mode === "navigate" ? await caches.match("/") : undefined);
    if (!found) throw error;
    return found;
  };
  event.respondWith(fetch(request).catch(kept));
});
