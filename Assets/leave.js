// SPDX-License-Identifier: EUPL-1.2
// Whoever is signed out leaves no page of a walk on the phone. What was not sent stays, sealed, and opens only in that page.
(async () => {
  "use strict";
  if (!window.caches) return;
  for (const name of await caches.keys()) {
    if (name.startsWith("koinon-walk-")) await caches.delete(name);
  }
})();
