(() => {
  "use strict";
  const byId = (name) => document.getElementById(name);
  const form = byId("filters");
  if (form) {
    const pieces = [...document.querySelectorAll("article .s")];
    const picks = ["voice", "source", "flag"].map((name) => byId("by-" + name));
    const [voice, source, flag] = picks;
    const wanted = (piece) =>
      (!voice.value || piece.classList.contains(voice.value)) &&
      (!source.value || piece.dataset.source === source.value) &&
      (!flag.value || piece.classList.contains(flag.value) || (flag.value === "w" && piece.querySelector("mark")));
    const apply = () => {
      const on = picks.some((pick) => pick.value);
      let shown = 0, before = false, first = null;
      for (const piece of pieces) {
        const match = on && wanted(piece);
        piece.classList.toggle("dim", on && !match);
        piece.classList.toggle("hit", match);
        if (match && !before) { shown += 1; first = first || piece; }
        before = match;
      }
      byId("shown").textContent = !on ? "" : shown === 1 ? "1 passage" : shown + " passages";
      document.body.classList.toggle("filtered", on);
    };
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("clear").addEventListener("click", () => { form.reset(); apply(); });
    apply();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement.matches("mark, .nosource")) document.activeElement.blur();
  });
  if (location.protocol === "about:") {
    // in a notebook's frame a fragment would load the notebook itself
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && byId(link.getAttribute("href").slice(1));
      if (target) { event.preventDefault(); target.scrollIntoView(); target.focus(); }
    });
  }
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
})();
