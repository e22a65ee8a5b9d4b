/**
 * Options below a text field, after the pattern "editable combobox with list autocomplete, manual selection" of
 * the WAI-ARIA Authoring Practices: the focus stays in the field, and nothing is chosen unless somebody does so.
 */
import { signal } from "./leave.js";

/** `label` names the list; `choose` gets the option that was chosen: any object with a `name` and a text `where`. */
export function combobox(field, label, choose) {
  const popover = make("div", "lookup__choices");
  const list = make("ul", "utrecht-listbox", "listbox");
  let options = [];
  let active = -1;

  const isOpen = () => !popover.hidden;
  const activate = (index) => {
    active = index;
    field.removeAttribute("aria-activedescendant");
    [...list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", at === index);
      option.classList.toggle("utrecht-listbox__option--active", at === index);
      if (at !== index) return;
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    });
  };
  const open = (isWanted) => {
    popover.hidden = !isWanted;
    field.setAttribute("aria-expanded", isWanted);
    activate(-1);
  };
  const show = (found) => {
    options = found;
    list.replaceChildren(...found.map((option, at) => draw(option, `${list.id}_${at}`)));
    open(found.length > 0);
  };
  /** Down and Up go round; from the field to the first option or the last. */
  const move = (by) => {
    if (!isOpen()) open(true);
    const from = active < 0 && by < 0 ? 0 : active;
    activate((from + by + options.length) % options.length);
  };
  const take = (option) => {
    show([]);
    choose(option);
  };
  /** What each key does, if it does anything now; all else is the text field's own. */
  const actionOf = (key) => {
    if (key === "ArrowDown" && options.length) return () => move(1);
    if (key === "ArrowUp" && options.length) return () => move(-1);
    if (key === "Enter" && active >= 0) return () => take(options[active]);
    if (key === "Escape" && isOpen()) return () => open(false);
  };

  const listen = (element, type, act) => element.addEventListener(type, act, { signal });
  listen(field, "keydown", (event) => {
    const act = actionOf(event.key);
    if (act) {
      event.preventDefault();
      act();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      activate(-1); // back to the text, where the key moves the cursor
    } else if (event.key === "Tab") {
      open(false); // before the focus moves, since a list that scrolls would take it
    }
  });
  listen(field, "blur", () => open(false));
  listen(popover, "mousedown", (event) => event.preventDefault()); // the field keeps the focus
  listen(list, "click", (event) => {
    const option = options[[...list.children].findIndex((shown) => shown.contains(event.target))];
    if (option) take(option);
  });

  list.id = `${field.id}_options`;
  list.setAttribute("aria-label", label);
  popover.hidden = true;
  popover.append(list);
  field.after(popover);
  const attributes = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": false,
  };
  for (const name in attributes) field.setAttribute(name, attributes[name]);
  return {
    show,
    /** Make it a plain text field again. */
    remove() {
      popover.remove();
      for (const name in attributes) field.removeAttribute(name);
    },
  };
}

function draw(option, id) {
  const item = make("li", "utrecht-listbox__option utrecht-listbox__option--html-li", "option");
  const name = make("span", "place-option__name");
  const where = make("span", "place-option__where");
  name.textContent = option.name;
  where.textContent = option.where;
  item.id = id;
  item.append(name, " ", where);
  return item;
}

function make(tag, classes, role) {
  const element = document.createElement(tag);
  element.className = classes;
  if (role) element.setAttribute("role", role);
  return element;
}
