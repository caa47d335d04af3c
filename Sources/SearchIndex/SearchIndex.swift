// SearchIndex: from the text of pages to files that a browser can search without a server.
//
// 1. `Indexer.index` turns one `SearchDocument` into one flat `IndexedDocument`. It is pure: documents may be
//    indexed on several threads.
//    `TokenScanner` cuts and normalises words, `DocumentCounts` counts them by field and by passage,
//    `PassageCutter` cuts the text into the passages that results quote.
// 2. `IndexBuilder.add` takes them in any order and writes their cards (`CardFiles`).
//    `IndexBuilder.finish` gives each distinct form its stem (`Vocabulary`), adds up the forms of a stem on each document
//    and turns the counts into one digit of weight (`TermPostings`, `Impact`), and writes term shards, reversed vocabulary,
//    facets and manifest.
//    After an edit, `IndexUpdate` makes only what has changed of that, from what the last build kept (`KeptIndex`).
// 3. The browser (`recherche.js`) and `SearchEngine` read these same files and rank in the same way.
//    A table of cases, run by both, keeps their normalisation and their order of results equal.
//
// Files, all under `recherche/i/`; N, K are numbers, the manifest knows the first form of each shard:
//   t/K.js  term shards          s/K.js  further documents of a frequent term, without their passages
//   r/K.js  reversed vocabulary, for typing mistakes in the first half of a word
//   c/N/K.js cards               f/NAME.js  facets              manifeste.js  the manifest
