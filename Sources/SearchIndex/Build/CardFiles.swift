/// The cards of first passages, `group` neighbours a file, and each further passage in a file of its own.
struct CardFiles {
  private(set) var files: [ScriptFile] = []
  let group: Int

  init(_ collection: GatheredRecords, _ records: [IndexedDocument], group: Int) {
    self.group = group
    for start in stride(from: 0, to: records.count, by: group) {
      let members = start..<min(start + group, records.count)
      let cards = members.map { Self.card(0, collection.documents[$0], records[$0]) }
      files.append(Self.file("c\(start / group)", cards))
      for member in members {
        for passage in collection.documents[member].cards.indices.dropFirst() {
          let card = Self.card(passage, collection.documents[member], records[member])
          files.append(Self.file("c\(member)-\(passage)", [card]))
        }
      }
    }
  }

  private static func card(_ passage: Int, _ document: GatheredRecords.Document, _ record: IndexedDocument) -> ArraySlice<UInt8> {
    document.cards.indices.contains(passage) ? record.record[document.cards[passage]] : []
  }

  private static func file(_ name: String, _ cards: [ArraySlice<UInt8>]) -> ScriptFile {
    var literal = [UInt8(ascii: "[")]
    literal.reserveCapacity(cards.reduce(2) { $0 + $1.count + 1 })
    for (index, card) in cards.enumerated() {
      if index > 0 { literal.append(UInt8(ascii: ",")) }
      literal += card
    }
    literal.append(UInt8(ascii: "]"))
    return ScriptFile(name: name, literal: literal)
  }
}
