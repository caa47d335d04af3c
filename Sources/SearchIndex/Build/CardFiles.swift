import Diagnostics

/// The cards of all passages, grouped in files: `pages` neighbours and `passages` passages of each a file.
///
/// Few pages: a card a file, for the fewest bytes. Many pages: fewer and larger files, for the time it takes to create them
/// and the clusters of USB keys.
struct CardFiles {
  private let collection: GatheredRecords
  private let records: [IndexedDocument]
  let grouping: CardGrouping

  init(_ collection: GatheredRecords, _ records: [IndexedDocument], grouping: CardGrouping) {
    self.collection = collection
    self.records = records
    self.grouping = grouping
  }

  func write(to output: IndexOutput) {
    let starts = Array(stride(from: 0, to: records.count, by: grouping.pages))
    _ = starts.concurrentMap { start in
      let members = start..<min(start + grouping.pages, records.count)
      let most = members.reduce(1) { max($0, collection.documents[$1].cards.count) }
      for passage in stride(from: 0, to: most, by: grouping.passages) {
        output.write(grouping.name(page: start, passage: passage)) { append(members, passage: passage, to: &$0) }
      }
    }
  }

  /// One list a page, of its passages from `passage` on.
  private func append(_ members: Range<Int>, passage: Int, to literal: inout [UInt8]) {
    literal.append(UInt8(ascii: "["))
    for member in members {
      if member > members.lowerBound { literal.append(UInt8(ascii: ",")) }
      literal.append(UInt8(ascii: "["))
      let cards = collection.cards[collection.documents[member].cards].dropFirst(passage).prefix(grouping.passages)
      for (index, card) in cards.enumerated() {
        if index > 0 { literal.append(UInt8(ascii: ",")) }
        literal += records[member].record[card]
      }
      literal.append(UInt8(ascii: "]"))
    }
    literal.append(UInt8(ascii: "]"))
  }
}

/// How many cards share a file.
public struct CardGrouping: Sendable, Equatable {
  /// Neighbouring pages a file.
  public var pages: Int
  /// Passages of each page a file.
  public var passages: Int

  public init(pages: Int, passages: Int) {
    self.pages = pages
    self.passages = passages
  }

  /// The grouping for a number of pages.
  static func fitting(_ pages: Int) -> CardGrouping {
    switch pages {
    case ..<3_000: CardGrouping(pages: 1, passages: 1)
    case ..<30_000: CardGrouping(pages: 1, passages: PassageCutter.most)
    default: CardGrouping(pages: 4, passages: 2)
    }
  }

  /// The name of the file that holds a passage of a page.
  func name(page: Int, passage: Int) -> String {
    passage < passages ? "c\(page / pages)" : "c\(page / pages)-\(passage / passages)"
  }
}
