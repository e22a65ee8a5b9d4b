/** What the page gets when scripts run. All of it works without; leaving comes first, so that nothing can be in its way. */
import { copyNumbers } from "./copy.js";
import { watchLeaving } from "./leave.js";
import { suggestPlaces } from "./place.js";
import { replaceSteps } from "./steps.js";

watchLeaving();
replaceSteps();
suggestPlaces();
copyNumbers();
