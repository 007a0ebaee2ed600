// Turbo takes over the links of pages that are otherwise plain ones of a server: it fetches the
// next, merges its head and swaps the body; Back shows the page it has kept.

import '@hotwired/turbo';
