/* The desk's own script: starts what Wagtail would start with a script in the page. */
(() => {
  const startRows = () => {
    for (const place of document.querySelectorAll("[data-desk-rows]")) {
      new window.InlinePanel(JSON.parse(place.dataset.deskRows));
      place.remove();
    }
  };

  document.addEventListener("DOMContentLoaded", startRows);
})();
