import Testing

@testable import SearchIndex

/// The table of forms beside a dictionary.
@Suite struct FormTableTests {
  /// Forms that differ by one byte at any place, by their end alone, by a zero, so many that the table grows.
  private static let forms: [[UInt8]] =
    (0...20).flatMap { length -> [[UInt8]] in
      let form = [UInt8](repeating: 0x61, count: length)
      return [form]
        + form.indices.flatMap { place in
          [UInt8(0), 0x62, 0xC3, 0xFF].map { byte in
            var other = form
            other[place] = byte
            return other
          }
        }
    } + (0..<3_000).map { Array("forme-\($0)".utf8) }

  @Test func formsAreKnownByAllTheirBytes() {
    var table = FormTable(capacity: 16)
    var numbers: [[UInt8]: Int] = [:]
    for form in Self.forms + Self.forms.reversed() {
      let number = numbers[form] ?? numbers.count
      numbers[form] = number
      #expect(table.id(of: form) == number)
    }
    #expect(table.count == numbers.count)
    for (form, number) in numbers {
      #expect(table.find(form) == number)
      #expect(Array(table[number]) == form)
    }
    #expect(table.find(Array("absente".utf8)) == nil && table.find(Array("forme-3000".utf8)) == nil)
    #expect(table.sortedNumbers().map { Array(table[$0]) } == numbers.keys.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
