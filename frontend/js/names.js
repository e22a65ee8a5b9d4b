/** The names of places, and which of them begin as somebody types. Knows no page. */

const MOST = 7;
const FEWEST_LETTERS = 2;

/** Small letters only; everything between words, also in 's-Graveland, becomes one space. */
function fold(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, " ").trimStart();
}

function squeeze(text) {
  return text.replace(/ /g, "");
}

/** From provinces with, for each municipality, its name, its address and its other names, to places in order. */
export function prepare(provinces) {
  const places = [];
  for (const [province, municipalities] of Object.entries(provinces)) {
    for (const [municipality, slug, ...others] of municipalities) {
      for (const name of [municipality, ...others]) {
        const key = ` ${fold(name)} `;
        places.push({ name, slug, municipality, province, key, squeezed: squeeze(key) });
      }
    }
  }
  return places.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether there is a name to look for: a letter alone says too little, and a postcode is for the server. */
export function isName(typed) {
  return fold(typed).length >= FEWEST_LETTERS && !/\d/.test(typed);
}

/**
 * The places with a word that begins as typed, also when typed as one word: shertogenbosch. Municipalities come
 * first, and those that begin so as a whole.
 */
export function search(places, typed) {
  const query = ` ${fold(typed)}`;
  const squeezed = squeeze(query);
  const isOneWord = ({ squeezed: name }) => squeezed.length >= FEWEST_LETTERS && name.startsWith(squeezed);
  const rank = (place) => (place.name === place.municipality ? 0 : 2) + (place.key.startsWith(query) ? 0 : 1);
  const found = places.filter((place) => place.key.includes(query) || isOneWord(place));
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
