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
    document.cards.indices.contains(passage) ? record.record[document.cards[passage]] : [UInt8(ascii: "0")]
  }

  private static func file(_ name: String, _ cards: [ArraySlice<UInt8>]) -> ScriptFile {
    ScriptFile(name: name, literal: [UInt8(ascii: "[")] + cards.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")])
  }
}
