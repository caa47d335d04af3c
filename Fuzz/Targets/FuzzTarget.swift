import PluginKit

@testable import ExternalPlugins
@testable import Markdown
@testable import Registry
@testable import SearchIndex
@testable import YAMLTree

/// What strangers' bytes go through first. Each must end, without a trap, with a value or diagnostics whose places are in the file.
enum FuzzTarget: String, CaseIterable {
  case frontMatter = "en-tete"
  case markdown
  case options
  case csv
  case registry = "registre-json"
  case search = "recherche"
  case plugin = "extension"

  func run(_ bytes: [UInt8]) {
    switch self {
    case .frontMatter: Self.readFrontMatter(bytes)
    case .markdown: Self.readMarkdown(bytes)
    case .options: Samples.render(bytes)
    case .csv: Self.readCSV(bytes)
    case .registry: Self.readJSON(bytes)
    case .search: Samples.search(String(decoding: bytes, as: UTF8.self))
    case .plugin: Samples.answer(bytes)
    }
  }

  /// The fast reader and the full one must agree.
  private static func readFrontMatter(_ bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return }
    let source = SourceText(path: "f.yml", bytes: bytes)
    let range = source.byteOrderMarkLength..<bytes.count
    let (node, diagnostics) = YAMLParser.compose(source, range: range)
    let plain = bytes.withUnsafeBufferPointer { PlainYAML.mapping(in: $0, range) }
    if let plain { precondition(node == .mapping(plain), "the two readers of YAML disagree") }
    for diagnostic in diagnostics { precondition(diagnostic.place?.range != nil, "a message without a place") }
  }

  private static func readMarkdown(_ bytes: [UInt8]) {
    let options = MarkdownOptions(blockDirectives: ["registre"], inlineDirectives: ["registre"])
    let document = MarkdownReader.read(SourceText(path: "f.md", bytes: bytes), options: options)
    let whole = 0..<bytes.count + 1
    for block in document.blocks {
      precondition(whole.contains(Int(block.source.lowerBound)) && whole.contains(Int(block.source.upperBound)))
      precondition(block.text.asInts.upperBound <= document.text.count)
    }
    for link in document.links { precondition(whole.contains(link.source.upperBound)) }
    var last = 0
    for hole in document.html.holes {
      precondition(hole.offset >= last && hole.offset <= document.html.bytes.count, "holes out of order")
      last = hole.offset
    }
    let html = String(decoding: document.html.bytes, as: UTF8.self)
    for forbidden in ["<script", "<style", "<iframe", "<object", "<form", "javascript:\""] {
      precondition(!html.contains(forbidden), "\(forbidden) in the page")
    }
  }

  private static func readCSV(_ bytes: [UInt8]) {
    let source = SourceText(path: "f.csv", bytes: bytes)
    var parser = CSVParser(source: source, origin: TableOrigin(source: "essai", location: "f.csv", date: nil))
    guard let table = parser.parse(as: "accords") else {
      precondition(parser.problems.all.hasErrors, "a table refused without a word")
      return
    }
    precondition(table.cells.count % table.columns.count == 0, "a row without all its cells")
    precondition(table.cells.allSatisfy { Int($0.upperBound) <= table.bytes.count })
  }

  private static func readJSON(_ bytes: [UInt8]) {
    let origin = TableOrigin(source: "essai", location: "f.json", date: nil)
    for table in [nil, "accords"] { _ = JSONTables(bytes, table: table, origin: origin, schema: Samples.schema) }
  }
}
