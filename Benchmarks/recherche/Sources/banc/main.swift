// Bench of the search module.
//
//   banc index PAGES.jsonl SITE [SYNONYMS.json [LONGEST]]   writes the index below SITE, says what it cost;
//                                                 lists of more than LONGEST documents are cut; `-` for SITE writes nothing
//   banc search SITE < QUERIES                    one JSON line a query: paths of the ten best results
import Foundation
import SearchIndex

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "index" where arguments.count > 3:
  try index(
    arguments[2], site: arguments[3], synonyms: arguments.dropFirst(4).first,
    longest: arguments.dropFirst(5).first.flatMap { Int($0) })
case "search" where arguments.count > 2: try search(arguments[2])
default:
  print("banc index PAGES.jsonl SITE [SYNONYMS.json [LONGEST]] | banc search SITE < QUERIES")
  exit(2)
}

func index(_ pages: String, site: String, synonyms file: String?, longest: Int?) throws {
  let before = processorSeconds()
  let documents = try BenchPage.read(pages)
  let synonyms = try file.map { try JSONDecoder().decode([[String]].self, from: Data(contentsOf: URL(fileURLWithPath: $0))) }
  let text = documents.reduce(0) { $0 + $1.sections.reduce(0) { $0 + $1.text.count } }
  let start = processorSeconds()
  let indexer = Indexer(synonyms: synonyms ?? [])
  let records = documents.map(indexer.index)
  let middle = processorSeconds()
  var options = IndexBuilder.Options()
  options.facetLabels = ["pays": "Pays", "genre": "Type", "langue": "Langue", "theme": "Thème"]
  if let longest { options.longestPostings = longest }
  let output = Output(site: site)
  let builder = IndexBuilder(paths: records.map(\.path), synonyms: synonyms ?? [], options: options) { output.take($0, $1) }
  for record in records { builder.add(record) }
  let manifest = builder.finish()
  let end = processorSeconds()
  let (files, bytes) = try output.write()
  if site != "-" { try write(Array(manifest.utf8), to: site + "/recherche/manifeste.json") }
  print(
    "\(documents.count) pages, \(text / 1000) kB of text: read \(seconds(start - before)) s, index \(seconds(middle - start)) s,",
    "build \(seconds(end - middle)) s, write \(seconds(processorSeconds() - end)) s, \(files) files, \(bytes / 1000) kB")
}

/// One line in, one line out: paths joined by tabs. A line that begins with `~` is a word being typed.
func search(_ site: String) throws {
  guard let engine = SearchEngine(read: { try? Array(Data(contentsOf: URL(fileURLWithPath: site + "/" + $0))) }) else {
    print("no index below \(site)")
    exit(1)
  }
  while let line = readLine() {
    let isTyping = line.hasPrefix("~")
    print(
      engine.search(isTyping ? String(line.dropFirst()) : line, isTyping: isTyping).results.map(\.path).joined(separator: "\t"))
  }
}

/// Writes a file in a folder that is there.
func write(_ bytes: [UInt8], to path: String) throws {
  guard let file = fopen(path, "wb") else { throw CocoaError(.fileWriteUnknown) }
  defer { fclose(file) }
  fwrite(bytes, 1, bytes.count, file)
}

func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

func seconds(_ value: Double) -> String { String(format: "%.3f", value) }
