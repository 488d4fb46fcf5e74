// SPDX-License-Identifier: EUPL-1.2
// Counts how long somebody has spoken, on the server's clock. Without it the time of the beginning stands as text.
(() => {
  "use strict";
  const two = (number) => String(number).padStart(2, "0");
  const text = (seconds) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;

  // How far this machine's clock is from the server's, for each clock since it came onto the page.
  const ahead = new WeakMap();

  const tick = () => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      if (!ahead.has(clock)) ahead.set(clock, Number(clock.dataset.now) - Date.now());
      const spoken = Math.max(0, Math.floor((Date.now() + ahead.get(clock) - Number(clock.dataset.began)) / 1000));
      const allowed = clock.dataset.allowed;
      const shown = allowed === undefined ? text(spoken) : `${text(spoken)} / ${text(Number(allowed))}`;
      if (clock.textContent !== shown) clock.textContent = shown;
      clock.classList.toggle("over", allowed !== undefined && spoken > Number(allowed));
      clock.hidden = false;
    }
  };
  tick();
  setInterval(tick, 250);
})();
