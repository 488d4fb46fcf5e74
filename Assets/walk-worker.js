// SPDX-License-Identifier: EUPL-1.2
// Opens one page, the one that records a walk, where there is no connection. It keeps nothing of its own accord: the page
// puts itself and what it is made of into the cache, and takes itself out again.
"use strict";
// Milliseconds after which a line that says nothing counts as none.
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const kept = (address) => caches.match(address, { ignoreVary: true });

const page = async (request) => {
  const copy = await kept(request.url);
  if (!copy) return fetch(request);
  const silence = new Promise((done) => setTimeout(done, PATIENCE));
  const answer = await Promise.race([fetch(request).catch(() => undefined), silence]);
  // Where the walk is gone, its page still opens once more, so that what was written can be saved; the page says what happened.
  const isUseless = !answer || answer.status === 404 || answer.status >= 500;
  return isUseless ? copy : answer;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || address.search) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (address.pathname.startsWith("/assets/")) {
    event.respondWith(kept(request.url).then((copy) => copy || fetch(request)));
  }
});
