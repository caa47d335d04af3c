import Diagnostics
import Foundation
import Testing

@testable import Registry

struct CSVTests {
  /// The rows as texts, header first.
  private func rows(_ csv: String) -> [[String]]? {
    guard let table = Fixture.table("t", csv).0 else { return nil }
    let cells = table.cells.map { String(decoding: table.bytes[Int($0.lowerBound)..<Int($0.upperBound)], as: UTF8.self) }
    return [table.columns] + (0..<table.rowCount).map { Array(cells[$0 * table.columns.count..<($0 + 1) * table.columns.count]) }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
    ("\u{FEFF}a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("\n\na,b\n\n1,2\n,\n\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x\ny\",\"dit \"\"Lac\"\"\"\n", [["a", "b"], ["x\ny", "dit \"Lac\""]]),
    ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
    ("a,b\n  x y\t, \n", [["a", "b"], ["x y", ""]]),
    ("a,b\n\"x\" ,2\n", [["a", "b"], ["x", "2"]]),
    ("\"a;c\",b\n1,2\n", [["a;c", "b"], ["1", "2"]]),
    ("a\nx;y\n", [["a"], ["x;y"]]),
    ("a,b\n\"1,2\",é̀\n", [["a", "b"], ["1,2", "é̀"]]),
    ("a,b\n", [["a", "b"]]),
  ])
  func readsWhatSpreadsheetsWrite(csv: String, expected: [[String]]) {
    #expect(Fixture.table("t", csv).1 == [])
    #expect(rows(csv) == expected)
  }

  @Test(arguments: [
    ("a,b\nx,\"y\n1,2\n", ["CSV-002 2:3"], 0),
    ("a,b\nx,y\"z\n1,2\n", ["CSV-003 2:4"], 1),
    ("a,b\n\"é\"x,y\n1,2\n", ["CSV-003 2:3"], 1),
    ("a,b\nx,y,z\n1,2\n", ["CSV-004 2:5"], 1),
    ("a,b\nxé\n1,2\n", ["CSV-005 2:3"], 1),
    ("a,b\n\"x\ny\",2,3\n", ["CSV-004 3:6"], 0),
    ("a,b\n\"x\r\ny\",\"2\"\r\n1\r\n", ["CSV-005 4:2"], 1),
  ])
  func placesEachFaultAndKeepsTheOtherRows(csv: String, expected: [String], kept: Int) {
    let (table, diagnostics) = Fixture.table("t", csv)
    #expect(diagnostics.map(\.mark) == expected)
    #expect(table?.rowCount == kept)
  }

  @Test(arguments: [("a,a\n1,2\n", ["CSV-006 1:3"]), ("a,\n1,2\n", ["CSV-006 1:3"]), ("", ["CSV-009"]), ("\n\n", ["CSV-009"])])
  func givesNoTableWithoutASoundHeader(csv: String, expected: [String]) {
    let (table, diagnostics) = Fixture.table("t", csv)
    #expect(diagnostics.map(\.mark) == expected)
    #expect(table == nil)
  }

  /// CSV-008, with a real file that is almost all hole: one byte too many.
  @Test func aFileOfMoreThanAGibibyteIsRefusedUnread() async throws {
    try await SourceFixture.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/registre", withIntermediateDirectories: true)
      let path = folder + "/registre/accords.csv"
      try Data(Fixture.accords.utf8).write(to: URL(fileURLWithPath: path))
      let source = CSVFolder(name: "essai", folder: "registre", files: .live(root: folder))
      #expect(await SourceFixture.load(source).diagnostics.filter { $0.code.hasPrefix("CSV") } == [])
      #expect(truncate(path, CSVParser.maximumFileLength + 1) == 0)
      let found = await SourceFixture.load(source).diagnostics.filter { $0.code.hasPrefix("CSV") }
      #expect(found.map(\.code) == ["CSV-008"])
      #expect(found.first?.summary.french == "ce fichier dépasse 1024 Mio")
    }
  }

  @Test(arguments: [
    ([0x61, 0x2C, 0xE9, 0x0A], "CSV-001 1:3"), ([0xFF, 0xFE, 0x61, 0x00], "CSV-001 1:1"), ([0x61, 0x0A, 0x00], "CSV-001 2:1"),
  ])
  func refusesWhatIsNotUTF8(bytes: [UInt8], expected: String) {
    var parser = CSVParser(
      source: SourceText(path: "t.csv", bytes: bytes), origin: TableOrigin(source: "essai", location: "t.csv"))
    #expect(parser.parse(as: "t") == nil)
    #expect(parser.problems.all.map(\.mark) == [expected])
  }

  @Test func refusesACellThatNoPageCouldShow() {
    let long = String(repeating: "x", count: CSVParser.maximumCellLength + 1)
    let (table, diagnostics) = Fixture.table("t", "a,b\n1,\(long)\n1,\(long.dropLast())\n")
    #expect(diagnostics.map(\.mark) == ["CSV-007 2:3"])
    #expect(table?.rowCount == 1)
  }

  @Test func saysHowManyMoreInsteadOfAThousandTimesTheSame() {
    let (_, diagnostics) = Fixture.table("t", "a,b\n" + String(repeating: "x\n", count: 1_000))
    #expect(diagnostics.count == DiagnosticCollector.maximumPerRule + 1)
    #expect(diagnostics.last?.summary.french == "et 900 autres de la même règle")
  }

  /// Any bytes in, no crash out: every prefix of a file with all its difficulties, with each byte changed in turn.
  @Test func survivesAnyBytes() {
    let bytes = Array("\u{FEFF}a;\"b\"\r\n\"x\n\"\"é\"\"\";y\r\"\";\n1;2".utf8)
    for length in 0...bytes.count {
      for change in [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0xC3] as [UInt8] {
        for position in 0..<length {
          var altered = Array(bytes[..<length])
          altered[position] = change
          var parser = CSVParser(
            source: SourceText(path: "t.csv", bytes: altered), origin: TableOrigin(source: "essai", location: "t.csv"))
          let table = parser.parse(as: "t")
          for row in 0..<(table?.rowCount ?? 0) { _ = table?.place(row, 0) }
        }
      }
    }
  }
}
