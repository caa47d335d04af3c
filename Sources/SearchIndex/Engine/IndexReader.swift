import Foundation

/// Reads the files of an index, each once.
final class IndexReader {
  private let read: (String) -> [UInt8]?
  let manifest: ManifestContent
  private let termStarts: ShardStarts
  private let reversedStarts: ShardStarts
  private var termShards: [Int: TermShard] = [:]
  private var reversedShards: [Int: [ReversedForm]] = [:]
  private var cards: [String: [CardContent]] = [:]
  private var facets: [String: [FacetValues]] = [:]

  /// - Parameter read: the bytes of a file below the root of the site.
  init?(read: @escaping (String) -> [UInt8]?) {
    self.read = read
    guard let bytes = read(IndexFile.path("manifeste")), let manifest: ManifestContent = ScriptLiteral.decode(bytes) else {
      return nil
    }
    self.manifest = manifest
    termStarts = ShardStarts(manifest.terms)
    reversedStarts = ShardStarts(manifest.reversed)
  }

  func termShard(of form: String) -> Int { termStarts.shard(of: Array(form.utf8)) }

  func terms(_ shard: Int) -> TermShard {
    if let known = termShards[shard] { return known }
    let content = TermShard(read(IndexFile.path("t\(shard)")).flatMap(ScriptLiteral.decode) ?? "")
    termShards[shard] = content
    return content
  }

  func entries(of form: String) -> [TermEntry] { terms(termShard(of: form)).entries(of: form) }

  /// A term with all its documents, also those cut from its shard.
  func completed(_ entry: TermEntry) -> TermEntry {
    guard let overflow = entry.overflow else { return entry }
    let rest: String = read(IndexFile.path("s\(overflow)")).flatMap(ScriptLiteral.decode) ?? ""
    return entry.completed(with: Array(rest.utf8))
  }

  func reversed(_ shard: Int) -> [ReversedForm] {
    if let known = reversedShards[shard] { return known }
    let forms = ReversedForm.forms(read(IndexFile.path("r\(shard)")).flatMap(ScriptLiteral.decode) ?? "")
    reversedShards[shard] = forms
    return forms
  }

  /// Shards that may hold forms which begin with `beginning`; the ones nearest to `form`, at most `most`.
  func termNeighbours(_ beginning: String, of form: String, most: Int) -> ClosedRange<Int> {
    Self.neighbours(termStarts, beginning, form, most)
  }

  func reversedNeighbours(_ beginning: String, of form: String) -> ClosedRange<Int> {
    Self.neighbours(reversedStarts, beginning, form, 3)
  }

  private static func neighbours(_ starts: ShardStarts, _ beginning: String, _ form: String, _ most: Int) -> ClosedRange<Int> {
    let last = starts.shard(of: Array(beginning.utf8) + [0xEF, 0xBF, 0xBF])
    let middle = starts.shard(of: Array(form.utf8))
    let first = max(starts.shard(of: Array(beginning.utf8)), min(middle - 1, last - most + 1))
    return first...min(last, first + most - 1)
  }

  func card(page: Int, passage: Int) -> CardContent? {
    let name = CardFiles.name(page: page, passage: passage, perFile: manifest.passagesPerFile)
    if cards[name] == nil { cards[name] = read(IndexFile.path(name)).flatMap(ScriptLiteral.decode) ?? [] }
    return cards[name]?.dropFirst(passage % manifest.passagesPerFile).first
  }

  func facet(_ name: String) -> [FacetValues] {
    if let known = facets[name] { return known }
    let texts: [String] = read(IndexFile.path("f" + name)).flatMap(ScriptLiteral.decode) ?? []
    let values = FacetValues.values(texts)
    facets[name] = values
    return values
  }
}

/// The literal inside `vdm("name",literal);`, which is JSON too.
enum ScriptLiteral {
  static func decode<T: Decodable>(_ bytes: [UInt8]) -> T? {
    guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")), let end = bytes.lastIndex(of: UInt8(ascii: ")")) else {
      return nil
    }
    return try? JSONDecoder().decode(T.self, from: Data(bytes[(comma + 1)..<end]))
  }
}
