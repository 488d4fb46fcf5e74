// SPDX-License-Identifier: EUPL-1.2
// Saves a note in the background while somebody types. What the server has not got yet is sent again until it has; where
// somebody else changed the note meanwhile, the server keeps both texts and says so. Without it, the button saves.
(() => {
  "use strict";
  const QUIET = 4000; // milliseconds without a key before a text is sent
  const RETRY = 5000;

  const keepSaved = (place) => {
    const form = place.querySelector("form");
    const text = form.querySelector("textarea");
    const status = place.querySelector("[role=status]");
    let sent = text.value;
    let timer = 0;
    let isSending = false;
    let isOver = false;

    const tell = (words, page) => {
      status.textContent = words;
      if (!page) return;
      const link = document.createElement("a");
      link.href = page;
      link.textContent = place.dataset.open;
      status.append(" ", link);
    };

    const wait = (time) => {
      clearTimeout(timer);
      timer = setTimeout(send, time);
    };

    const send = async () => {
      if (isSending || isOver || text.value === sent || !text.value.trim()) return;
      isSending = true;
      const value = text.value;
      tell(place.dataset.saving);
      try {
        const body = new URLSearchParams(new FormData(form));
        const answer = await fetch(place.dataset.autosave, { method: "POST", body, credentials: "same-origin" });
        if (answer.ok) {
          const saved = await answer.json();
          if (saved.id) form.elements.namedItem("id").value = saved.id;
          form.elements.namedItem("version").value = saved.version;
          sent = value;
          tell(place.dataset.saved);
          if (text.value !== sent) wait(QUIET);
        } else if (answer.status === 409) {
          const clash = await answer.json();
          sent = value;
          tell(clash.message, clash.page);
          if (text.value !== sent) wait(QUIET);
        } else {
          tell(place.dataset.failed);
          if (answer.status >= 500 || answer.status === 429) wait(RETRY);
        }
      } catch {
        tell(place.dataset.failed);
        wait(RETRY);
      }
      isSending = false;
    };

    text.addEventListener("input", () => wait(QUIET));
    text.addEventListener("blur", () => wait(0));
    form.addEventListener("submit", () => {
      isOver = true;
      clearTimeout(timer);
    });
    window.addEventListener("beforeunload", (event) => {
      if (!isOver && text.value !== sent && text.value.trim()) event.preventDefault();
    });
  };

  document.querySelectorAll("[data-autosave]").forEach(keepSaved);
})();
