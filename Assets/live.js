// SPDX-License-Identifier: EUPL-1.2
// Shows what changed while somebody watches a page: told by the server that something did, it asks for the page again
// and replaces the parts marked data-live. Where somebody is typing, or has typed, nothing is touched. Without it, reload.
(() => {
  "use strict";
  const place = document.querySelector("[data-live-events]");
  if (!place || !window.EventSource) return;

  // Not the address in the browser: where a form was refused, that one takes forms only, and asking would send it again.
  const address = place.dataset.livePage;
  // Where a thousand people watch one page, each waits about so many seconds, and asks once for all that changed meanwhile.
  const calm = Number(place.dataset.livePause || 0) * 1000;
  const wait = () => new Promise((done) => setTimeout(done, calm * (0.5 + Math.random())));
  let isAsking = false;
  let isStale = false;

  // What somebody typed or chose stays, also after they moved on to the next field.
  const isChanged = (field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.type !== "select-one") return field.value !== field.defaultValue;
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  };
  const busy = (part) =>
    (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")) ||
    [...part.querySelectorAll("input, select, textarea")].some(isChanged);

  const show = (page) => {
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(part.id);
      if (fresh && !busy(part) && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
  };

  const ask = async () => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      if (calm) await wait();
      isStale = false;
      try {
        const answer = await fetch(address, { credentials: "same-origin" });
        if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
        else if (answer.status < 500 && answer.status !== 429) location.replace(address);
      } catch {
        // No connection: the next event, or the reconnection, asks again.
      }
    }
    isAsking = false;
  };

  let pause = 2000;
  const listen = () => {
    const events = new EventSource(place.dataset.liveEvents);
    events.addEventListener("changed", ask);
    // What happened before the line stood, or while it was down, is not told again.
    events.addEventListener("open", () => {
      ask();
      pause = 2000;
    });
    // A browser connects anew by itself, unless it was told that the server cannot answer just now: that it takes as final.
    events.addEventListener("error", () => {
      if (events.readyState !== EventSource.CLOSED) return;
      ask();
      setTimeout(listen, pause + Math.random() * 1000);
      pause = Math.min(pause * 2, 60000);
    });
  };
  listen();

  // A page that tells something of the time asks by itself, too.
  const every = Number(place.dataset.liveEvery);
  if (every > 0) setInterval(ask, every * 1000);
})();
