// The registry: agreements, parties, actions, indicators … as tables that pages ask questions to.
//
// 1. `RegistrySchema.read` reads `site/registre.yml`: the tables, their columns, keys and references, as data.
// 2. Each `RegistrySource` gives raw tables with their origin: bytes and ranges, nothing typed yet. `CSVFolder` reads CSV files.
// 3. `Snapshot.load` asks the sources and builds: cells are typed and checked with their place in the source, rows go into SQLite,
//    keys, references and the rules on rows are checked, views add the derived columns; then nothing changes any more.
// 4. `Snapshot.rows` answers a `TableQuery` (filters, columns, sort, limit), `Snapshot.figure` gives one number, `Snapshot.query` runs
//    SQL that anyone may have written, under an authorizer and limits.
// 5. Each answer says which tables it read and their digests, so that only what depends on a change is made again.
//
// Nothing here knows today's date: the date of the data is told by whoever declares a source.
