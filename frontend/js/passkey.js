/** A passkey: the device makes or shows it, and what it says goes along with the form. Only on pages of staff. */

const make = (options) =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
const show = (options) =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

/** Let the button of a form ask the device, and then send the form. */
function serve(form) {
  const button = form.querySelector("button");
  const status = form.querySelector("[data-status]");
  const [[, options]] = Object.entries(JSON.parse(form.dataset.options));
  const ask = form.dataset.passkey === "create" ? make : show;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const credential = await ask(options.publicKey);
      form.elements.namedItem("credential").value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      status.textContent = status.dataset.failed; // the person stopped, or the device knows none
    }
  });
  status.textContent = "";
  form.hidden = button.hidden = false;
}

if (globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  document.querySelectorAll("[data-passkey]").forEach(serve);
}
