/// The files of cards: those of a few passages of one page in each.
///
/// Few pages: a card a file, for the fewest bytes. Many pages: fewer and larger files, for the time it takes to create them and the clusters
/// of USB keys.
struct CardFiles: Sendable {
  let passagesPerFile: Int
  private let output: IndexOutput

  /// - Parameter passagesPerFile: nil for what suits the number of documents.
  init(documents: Int, passagesPerFile: Int?, output: IndexOutput) {
    self.passagesPerFile = passagesPerFile ?? (documents < 3_000 ? 1 : 4)
    self.output = output
  }

  /// Writes the cards of a document. Safe to call from several threads.
  /// - Returns: what to keep of it.
  func entry(of document: IndexedDocument, at number: Int) -> KeptEntry {
    KeptEntry(
      path: document.path, record: document.record, digests: write(document.cards, of: number), passages: document.cards.count)
  }

  /// - Returns: the digests of the files, added up.
  private func write(_ cards: [[UInt8]], of document: Int) -> UInt64 {
    starts(cards.count).reduce(0) { sum, start in
      let name = Self.name(page: document, passage: start, perFile: passagesPerFile)
      return sum &+ output.write(name) { append(cards.dropFirst(start).prefix(passagesPerFile), to: &$0) }
    }
  }

  private func append(_ cards: ArraySlice<[UInt8]>, to literal: inout [UInt8]) {
    literal.append(UInt8(ascii: "["))
    for (place, card) in cards.enumerated() {
      if place > 0 { literal.append(UInt8(ascii: ",")) }
      literal += card
    }
    literal.append(UInt8(ascii: "]"))
  }

  /// The files of a document that has so many passages.
  func paths(of document: Int, passages count: Int) -> [String] {
    starts(count).map { IndexFile.path(Self.name(page: document, passage: $0, perFile: passagesPerFile)) }
  }

  /// The first passage of each file; a page without passages has a file too.
  private func starts(_ count: Int) -> StrideTo<Int> { stride(from: 0, to: max(1, count), by: passagesPerFile) }

  /// The name of the file that holds a passage of a page.
  static func name(page: Int, passage: Int, perFile: Int) -> String {
    passage < perFile ? "c\(page)" : "c\(page)-\(passage / perFile)"
  }
}
