import Foundation
import Testing

@testable import Edition

/// A table of digests says what a dictionary of the same files says.
@Suite struct FileDigestsTests {
  @Test func itAgreesWithADictionary() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<200 {
      let (one, other) = (Self.files(&random), Self.files(&random))
      let (table, others) = (FileDigests(one), FileDigests(other))
      #expect(Self.dictionary(table) == one)
      #expect(Self.dictionary(table.merging(others)) == one.merging(other) { $1 })
      #expect(Self.dictionary(table.filtered { others.contains($0) }) == one.filter { other[$0.key] != nil })
      #expect(Self.dictionary(table.filtered { others.agrees(on: $0) }) == one.filter { other[$0.key] == $0.value })
      for address in Self.addresses { #expect(table[address].map(FileDigests.path) == one[address]) }
    }
  }

  /// A disk tells them apart.
  @Test func accentsWrittenInTwoWaysAreTwoAddresses() {
    #expect(FileDigests(["é.pdf": "1"])["e\u{301}.pdf"] == nil)
  }

  /// The manifest is read line by line and as any JSON; both say the same, whatever the address.
  @Test func itsLinesAreJSON() throws {
    var random = SplitMix(state: 11)
    for _ in 0..<100 {
      let files = Self.files(&random)
      let table = FileDigests(files)
      let json = Array("{".utf8) + table.lines + Array("}".utf8)
      #expect(try JSONDecoder().decode(FileDigests.self, from: Data(json)) == table)
      let isPlain = files.keys.allSatisfy { !$0.contains("\"") && !$0.contains("\\") && !$0.contains("\n") }
      #expect(FileDigests(lines: table.lines[...]) == (isPlain ? table : nil))
    }
  }

  @Test(arguments: [
    "    \"b\": \"1\",\n    \"a\": \"2\"", "    \"a\": \"1\",\n    \"a\": \"2\"", "    \"a\": \"1\"\n",
    "    \"a\": \"1\", ", "\"a\": \"1\"", "    \"a\":\"1\"", "    \"a\": 1", "    \"a", "    \"a\": \"1",
  ]) func otherLinesAreNotRead(lines: String) {
    #expect(FileDigests(lines: Array(lines.utf8)[...]) == nil)
  }

  private static let addresses = [
    "a", "a.html", "a/b", "a/b.html", "ab", "b", "é.pdf", "z/é", "a\"b", "a\\b", "a\nb", "",
  ]

  private static func files(_ random: inout SplitMix) -> [String: String] {
    var files: [String: String] = [:]
    for address in addresses where random.next() % 3 == 0 { files[address] = "\(random.next() % 2)" }
    return files
  }

  private static func dictionary(_ digests: FileDigests) -> [String: String] {
    Dictionary(
      digests.map { (FileDigests.path($0.address), FileDigests.path($0.digest)) }, uniquingKeysWith: { first, _ in first })
  }
}
