// SPDX-License-Identifier: EUPL-1.2
// Records a walk on a phone without a connection: shows one stop at a time, seals what is typed and keeps it on the phone, and
// sends it once, however often that has to be tried. Without it, or without an encrypted line, each stop is an ordinary form.
(() => {
  "use strict";
  const place = document.querySelector("[data-walk]");
  if (!place || !window.isSecureContext || !window.indexedDB || !navigator.serviceWorker) return;
  const { walk, worker } = place.dataset;
  const CACHE = `koinon-walk-${walk}`;
  const RETRY = 5000; // milliseconds before sending is tried again
  const LONGEST_SIDE = 1600; // pixels of a photo that is kept
  const address = location.pathname;
  const stops = [...place.querySelectorAll("[data-stop]")];
  const find = (what) => place.querySelector(what);

  // ---------- the phone's own store, sealed ----------
  const store = new Promise((done, fail) => {
    const asked = indexedDB.open("koinon-walks", 1);
    asked.onupgradeneeded = () => ["sheets", "photos"].forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const inStore = async (name, mode, act) => {
    const base = await store;
    return new Promise((done, fail) => {
      const turn = base.transaction(name, mode);
      const asked = act(turn.objectStore(name));
      turn.oncomplete = () => done(asked.result);
      turn.onerror = turn.onabort = () => fail(turn.error);
    });
  };
  const digits = place.dataset.seal.match(/../g).map((pair) => parseInt(pair, 16));
  const key = crypto.subtle.importKey("raw", new Uint8Array(digits), "AES-GCM", false, ["encrypt", "decrypt"]);
  const seal = async (bytes) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, bytes) };
  };
  const unseal = async ({ iv, sealed }) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key, sealed);

  // What was recorded: { sheet, wantsSending, stops: { 3: { at, fields } }, photos: [{ id, stop, size, isSent }] }
  let sheet = { sheet: place.dataset.sheet, wantsSending: false, stops: {}, photos: [] };
  let isKept = false;
  let saving = Promise.resolve();

  const save = () => {
    const text = JSON.stringify(sheet);
    saving = saving.then(async () => {
      try {
        const box = await seal(new TextEncoder().encode(text));
        await inStore("sheets", "readwrite", (sheets) => sheets.put(box, walk));
        if (!isKept) navigator.storage?.persist?.();
        isKept = true;
      } catch {
        tell("full");
      }
    });
    return saving;
  };
  const load = async () => {
    const box = await inStore("sheets", "readonly", (sheets) => sheets.get(walk));
    if (!box) return;
    sheet = JSON.parse(new TextDecoder().decode(await unseal(box)));
    isKept = true;
  };
  const photoKey = (photo) => `${walk} ${photo.id}`;
  const picture = async (photo) => {
    const box = await inStore("photos", "readonly", (photos) => photos.get(photoKey(photo)));
    return new Blob([await unseal(box)], { type: "image/jpeg" });
  };
  const forget = async () => {
    await saving;
    for (const photo of sheet.photos) await inStore("photos", "readwrite", (photos) => photos.delete(photoKey(photo)));
    await inStore("sheets", "readwrite", (sheets) => sheets.delete(walk));
    await forgetPage();
    isKept = false;
  };
  const forgetPage = async () => {
    await caches.delete(CACHE);
    const own = await navigator.serviceWorker.getRegistration(address);
    if (own?.scope.endsWith(address)) await own.unregister();
  };

  // ---------- what the page says ----------
  const tell = (state, words) => {
    for (const block of place.querySelectorAll("[data-state]")) {
      block.hidden = block.dataset.state !== state;
      if (words && !block.hidden) block.querySelector("[data-text]").textContent = words;
    }
    find("[data-signed-out]").hidden = state !== "signed-out";
    find("[data-done]").hidden = state !== "sent";
  };
  const tellKept = () => {
    if (!navigator.onLine) tell(sheet.wantsSending ? "waiting" : "offline");
    else tell(isKept ? "kept" : "");
  };

  const show = (number, focuses = true) => {
    const isEnd = number > stops.length;
    stops.forEach((stop, index) => (stop.hidden = index + 1 !== number));
    find("[data-send]").hidden = !isEnd;
    for (const link of place.querySelectorAll("nav a")) {
      const isHere = link.getAttribute("href") === `#stop-${number}`;
      if (isHere) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (!focuses) return;
    const heading = (isEnd ? find("[data-send]") : stops[number - 1]).querySelector("h2");
    heading.focus({ preventScroll: true });
    (isEnd ? find("[data-send]") : stops[number - 1]).scrollIntoView();
  };

  // ---------- one stop ----------
  const read = (stop) => {
    const fields = {};
    for (const [name, value] of new FormData(stop.querySelector("form"))) {
      if (name.startsWith(`${stop.dataset.stop}.`) && typeof value === "string" && value) fields[name] = value;
    }
    return fields;
  };
  const write = (stop) => {
    const fields = sheet.stops[stop.dataset.stop]?.fields;
    if (!fields) return;
    for (const control of stop.querySelector("form").elements) {
      if (!control.name.startsWith(`${stop.dataset.stop}.`) || control.type === "file" || control.type === "hidden") continue;
      const value = fields[control.name] ?? "";
      if (control.type === "radio") control.checked = control.value === (value || "none");
      else if (control.type === "checkbox") control.checked = value === control.value;
      else control.value = value;
    }
  };
  const keepStop = (stop) => {
    sheet.stops[stop.dataset.stop] = { at: Date.now(), fields: read(stop) };
    return save().then(tellKept);
  };

  // ---------- photos: redrawn smaller, which leaves place, time and device behind, then sealed ----------
  const redraw = async (file, longest) => {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas;
  };
  const keepPhotos = async (stop, input) => {
    for (const file of [...input.files]) {
      try {
        const canvas = await redraw(file, LONGEST_SIDE);
        const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
        const photo = { id: crypto.randomUUID(), stop: stop.dataset.stop, isSent: false };
        const box = await seal(await blob.arrayBuffer());
        await inStore("photos", "readwrite", (photos) => photos.put(box, photoKey(photo)));
        sheet.photos.push(photo);
      } catch (error) {
        if (error?.name === "QuotaExceededError") tell("full");
        else tell("refused", place.dataset.noPicture);
        input.value = "";
        return;
      }
    }
    input.value = "";
    await keepStop(stop);
    await list(stop);
  };
  const list = async (stop) => {
    const own = sheet.photos.filter((photo) => photo.stop === stop.dataset.stop);
    const shown = stop.querySelector("[data-photos]");
    const items = [];
    for (const [index, photo] of own.entries()) {
      const item = document.createElement("li");
      const name = `${shown.dataset.photo} ${index + 1}`;
      const small = await redraw(await picture(photo), 240).catch(() => document.createElement("canvas"));
      small.setAttribute("role", "img");
      small.setAttribute("aria-label", name);
      const off = document.createElement("button");
      off.type = "button";
      off.className = "btn second";
      off.textContent = `${shown.dataset.off} (${index + 1})`;
      off.addEventListener("click", async () => {
        sheet.photos = sheet.photos.filter((one) => one.id !== photo.id);
        await inStore("photos", "readwrite", (photos) => photos.delete(photoKey(photo)));
        await save();
        await list(stop);
      });
      item.append(small, off);
      items.push(item);
    }
    shown.replaceChildren(...items);
    shown.hidden = items.length === 0;
  };

  // ---------- sending ----------
  // The page anew: with a token of the session there is now, or the reason why there is none.
  const ask = async () => {
    let answer;
    try {
      answer = await fetch(address, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
    } catch {
      return { state: "offline" };
    }
    if (answer.type === "opaqueredirect") return { state: "signed-out" };
    if (answer.status === 404 || answer.status === 403) return { state: "gone" };
    if (!answer.ok) return { state: "failed" };
    const copy = answer.clone();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[data-walk] input[name=_token]")?.value;
    return token ? { token, copy } : { state: "failed" };
  };
  const post = async (body) => {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
    if (answer.status === 404) throw { state: "gone" };
    const said = await answer.json().catch(() => undefined);
    if (answer.ok && said) return said;
    if (said?.message) throw { state: "refused", words: said.message, stop: said.stop };
    throw { state: "failed" };
  };
  const head = (body, token) => {
    body.append("_token", token);
    body.append("_once", crypto.randomUUID());
    body.append("as", "json");
    body.append("sheet", sheet.sheet);
    body.append("clock", Date.now());
    return body;
  };
  const sendAnswers = (token) => {
    const body = head(new URLSearchParams(), token);
    for (const [number, { at, fields }] of Object.entries(sheet.stops)) {
      body.append(`${number}.at`, at);
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
    }
    return post(body);
  };
  const sendPhoto = async (token, photo) => {
    const body = head(new FormData(), token);
    body.append(`${photo.stop}.without`, "yes");
    body.append(`${photo.stop}.photo`, await picture(photo), "stop.jpg");
    await post(body);
    photo.isSent = true;
    await save();
  };

  let isSending = false;
  let timer = 0;
  const send = async () => {
    if (isSending) return;
    const unsaid = sheet.photos.find((photo) => sheet.stops[photo.stop]?.fields[`${photo.stop}.without`] !== "yes");
    if (unsaid) {
      show(Number(unsaid.stop));
      return tell("photo");
    }
    isSending = true;
    clearTimeout(timer);
    sheet.wantsSending = true;
    await save();
    tell("sending");
    try {
      const page = await ask();
      if (!page.token) throw page;
      const said = await sendAnswers(page.token);
      for (const photo of sheet.photos.filter((one) => !one.isSent)) await sendPhoto(page.token, photo);
      await forget();
      finish(said.received);
    } catch (problem) {
      await explain(problem);
    }
    isSending = false;
  };
  const explain = async ({ state, words, stop }) => {
    if (state === "refused" || state === "gone") {
      sheet.wantsSending = false;
      await save();
    }
    if (stop) show(Number(stop));
    if ([undefined, "failed", "offline"].includes(state)) timer = setTimeout(send, RETRY);
    tell(state === "offline" || state === undefined ? "waiting" : state, words);
  };
  const finish = (received) => {
    stops.forEach((stop) => (stop.hidden = true));
    find("[data-send]").hidden = true;
    find("nav").hidden = true;
    tell("sent", [received, find("[data-state=sent] [data-text]").textContent].join(" "));
    find("[data-done] a").focus();
  };

  // Everything as a file, photos apart: for a walk that is gone, or for one's own keeping.
  const copy = () => {
    const blob = new Blob([JSON.stringify(sheet, null, 2)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "walk.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    for (const photo of sheet.photos) {
      picture(photo).then((picture) => {
        const shot = document.createElement("a");
        shot.href = URL.createObjectURL(picture);
        shot.download = `stop-${photo.stop}-${photo.id}.jpg`;
        shot.click();
        setTimeout(() => URL.revokeObjectURL(shot.href), 10000);
      });
    }
  };

  // ---------- keeping the page itself ----------
  const keepPage = async (fresh) => {
    const cache = await caches.open(CACHE);
    await cache.put(address, fresh);
    const parts = document.querySelectorAll("head link[rel=stylesheet], head link[rel=icon], head script[src]");
    await cache.addAll([...parts].map((part) => part.href || part.src));
    await navigator.serviceWorker.register(worker, { scope: address });
  };

  // The end has no number of its own on the page: it is there only with this script.
  const linkEnd = () => {
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = `#stop-${stops.length + 1}`;
    link.textContent = place.dataset.end;
    item.append(link);
    find("nav ul").append(item);
  };

  const listen = () => {
    linkEnd();
    stops.forEach((stop, index) => {
      const form = stop.querySelector("form");
      const back = stop.querySelector("[data-back]");
      back.hidden = index === 0;
      back.addEventListener("click", () => show(index));
      form.addEventListener("input", (event) => event.target.type !== "file" && keepStop(stop));
      form.addEventListener("change", (event) => event.target.type === "file" && keepPhotos(stop, event.target));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        keepStop(stop).then(() => show(index + 2));
      });
    });
    for (const link of place.querySelectorAll("nav a")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(Number(link.getAttribute("href").split("-")[1]));
      });
    }
    let isSure = false;
    const acts = {
      send,
      copy,
      forget: async () => {
        find("[data-sure]").hidden = isSure;
        if (isSure) {
          await forget();
          location.replace(find("[data-done] a").href);
        }
        isSure = true;
      },
    };
    for (const button of place.querySelectorAll("[data-act]")) button.addEventListener("click", acts[button.dataset.act]);
    window.addEventListener("online", () => (sheet.wantsSending ? send() : tellKept()));
    window.addEventListener("offline", tellKept);
  };

  const start = async () => {
    await load();
    find("[data-plain]").hidden = true;
    stops.forEach(write);
    listen();
    const open = stops.findIndex((stop) => !sheet.stops[stop.dataset.stop]);
    show(open < 0 ? stops.length + 1 : open + 1, false);
    tellKept();
    place.dataset.ready = "yes";
    for (const stop of stops) list(stop);
    const page = await ask();
    if (page.token) {
      await keepPage(page.copy);
      place.dataset.kept = "yes";
      if (sheet.wantsSending) send();
    } else if (page.state === "gone" && !isKept) {
      // Nothing is lost with it: let it go.
      await forgetPage();
      location.reload();
    } else if (page.state === "gone" || page.state === "signed-out") {
      tell(page.state);
      if (page.state === "gone") show(stops.length + 1, false);
    }
  };
  start().catch(() => tell("full"));
})();
