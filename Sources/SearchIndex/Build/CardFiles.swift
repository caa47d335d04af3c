import Synchronization

/// The cards of all passages, grouped in files: `pages` neighbours and `passages` passages of each a file. A file is written as soon as
/// its pages are there, so that few cards are kept at once.
///
/// Few pages: a card a file, for the fewest bytes. Many pages: fewer and larger files, for the time it takes to create them
/// and the clusters of USB keys.
final class CardFiles: Sendable {
  let grouping: CardGrouping
  private let documents: Int
  private let output: IndexOutput
  /// Groups of which some pages are missing: the cards of each of their pages, by its number.
  private let open = Mutex<[Int: [Int: [[UInt8]]]]>([:])

  init(documents: Int, grouping: CardGrouping, output: IndexOutput) {
    self.documents = documents
    self.grouping = grouping
    self.output = output
  }

  /// Takes the cards of one document. Safe to call from several threads.
  /// - Returns: the digests of its files, added up; nil when other documents stand in them.
  @discardableResult func add(_ cards: [[UInt8]], of document: Int) -> UInt64? {
    let start = document / grouping.pages * grouping.pages
    let members = start..<min(start + grouping.pages, documents)
    guard let whole = complete(members, with: cards, of: document) else { return nil }
    let digests = write(whole, start: start)
    return grouping.pages == 1 ? digests : nil
  }

  /// The files of a document that has so many passages.
  func paths(of document: Int, passages: Int) -> [String] {
    stride(from: 0, to: max(1, passages), by: grouping.passages).map {
      IndexFile.path(grouping.name(page: document, passage: $0))
    }
  }

  /// The cards of all members; nil while some are missing.
  private func complete(_ members: Range<Int>, with cards: [[UInt8]], of document: Int) -> [[[UInt8]]]? {
    if members.count == 1 { return [cards] }
    return open.withLock { open in
      open[members.lowerBound, default: [:]][document] = cards
      guard open[members.lowerBound]?.count == members.count else { return nil }
      let group = open.removeValue(forKey: members.lowerBound) ?? [:]
      return members.map { group[$0, default: []] }
    }
  }

  private func write(_ group: [[[UInt8]]], start: Int) -> UInt64 {
    let most = group.reduce(1) { max($0, $1.count) }
    return stride(from: 0, to: most, by: grouping.passages).reduce(0) { sum, passage in
      sum &+ output.write(grouping.name(page: start, passage: passage)) { append(group, passage: passage, to: &$0) }
    }
  }

  /// One list a page, of its passages from `passage` on.
  private func append(_ group: [[[UInt8]]], passage: Int, to literal: inout [UInt8]) {
    literal.append(UInt8(ascii: "["))
    for (member, cards) in group.enumerated() {
      if member > 0 { literal.append(UInt8(ascii: ",")) }
      literal.append(UInt8(ascii: "["))
      for (index, card) in cards.dropFirst(passage).prefix(grouping.passages).enumerated() {
        if index > 0 { literal.append(UInt8(ascii: ",")) }
        literal += card
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
    CardGrouping(pages: 1, passages: pages < 3_000 ? 1 : 4)
  }

  /// The name of the file that holds a passage of a page.
  func name(page: Int, passage: Int) -> String {
    passage < passages ? "c\(page / pages)" : "c\(page / pages)-\(passage / passages)"
  }
}
