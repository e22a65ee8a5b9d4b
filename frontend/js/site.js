/** The site's script. All of it works without; the way out comes first, and waits for nothing. */
import { copyNumbers } from "./copy.js";
import { arrive, followTheFlow } from "./flow.js";
import { watchLeaving } from "./leave.js";
import { keepTellingWhoAnswers, tellWhoAnswers } from "./now.js";
import { suggestPlaces } from "./place.js";
import { replaceSteps } from "./steps.js";

/** These look for what they serve, so the page must be whole. The script itself may come before that or after. */
function serve() {
  suggestPlaces();
  copyNumbers();
  tellWhoAnswers();
}

function start() {
  serve();
  keepTellingWhoAnswers(); // before the flow, whose note names the first to call
  followTheFlow();
}

watchLeaving();
// The answer to a form that was sent: as an ordinary page it cannot be called back with what was typed. At once, since
// the browser may write down at any moment what it shows.
if ("sent" in document.documentElement.dataset) history.replaceState(null, "", location.href);
replaceSteps(() => {
  serve();
  arrive("[data-numbers]");
});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
