import ByteRecords
import JSONTree

/// The SHA-256 of each file of an edition in hexadecimal, in the order of the bytes of their addresses: as the manifest lists them.
struct FileDigests: Sendable, Equatable {
  private var addresses = ByteRuns()
  private var digests = ByteRuns()

  init() {}

  init(_ digests: [String: String]) {
    for (address, digest) in digests.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      append((Array(address.utf8)[...], Array(digest.utf8)[...]))
    }
  }

  /// What is said of `address`; nil when there is no such file.
  subscript(address: String) -> ArraySlice<UInt8>? {
    addresses.place(of: address.utf8).map { digests[$0] }
  }

  /// Whether it says the same of a file.
  func agrees(on file: Element) -> Bool {
    addresses.place(of: file.address).map { digests[$0] == file.digest } ?? false
  }

  func contains(_ file: Element) -> Bool { addresses.place(of: file.address) != nil }

  /// All of these and the others, which hold where both say something of a file.
  func merging(_ others: FileDigests) -> FileDigests {
    var all = FileDigests()
    var place = 0
    for other in others {
      while place < count, self[place].address.lexicographicallyPrecedes(other.address) {
        all.append(self[place])
        place += 1
      }
      if place < count, self[place].address == other.address { place += 1 }
      all.append(other)
    }
    for file in self[place...] { all.append(file) }
    return all
  }

  func filtered(_ isKept: (Element) -> Bool) -> FileDigests {
    reduce(into: FileDigests()) { if isKept($1) { $0.append($1) } }
  }

  private mutating func append(_ file: Element) {
    addresses.append(file.address)
    digests.append(file.digest)
  }
}

extension FileDigests: RandomAccessCollection {
  typealias Element = (address: ArraySlice<UInt8>, digest: ArraySlice<UInt8>)

  var startIndex: Int { 0 }
  var endIndex: Int { addresses.indices.upperBound }

  subscript(place: Int) -> Element { (addresses[place], digests[place]) }

  static func path(_ address: ArraySlice<UInt8>) -> String { String(decoding: address, as: UTF8.self) }
}

extension FileDigests: Decodable {
  init(from decoder: any Decoder) throws { self.init(try [String: String](from: decoder)) }
}

extension FileDigests {
  /// The lines that a manifest has of the files: `    "ADDRESS": "DIGEST",`, the last without its comma.
  var lines: [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(count * 128)
    for (address, digest) in self {
      if !lines.isEmpty { lines += ",\n".utf8 }
      lines += "    ".utf8
      lines += JSONValue.text(Self.path(address)).compact.utf8
      lines += ": \"".utf8
      lines += digest
      lines.append(UInt8(ascii: "\""))
    }
    return lines
  }

  /// Reads what `lines` wrote, which takes less than a tenth of the time of reading any JSON.
  /// - Returns: nil for lines that have been written in another way, or in another order.
  init?(lines: ArraySlice<UInt8>) {
    var rest = lines
    while !rest.isEmpty {
      guard let address = Self.take(after: "    \"", from: &rest), let digest = Self.take(after: "\": \"", from: &rest),
        last.map({ $0.address.lexicographicallyPrecedes(address) }) ?? true
      else { return nil }
      append((address, digest))
      let end = rest.prefix(3)
      guard end.elementsEqual("\",\n".utf8) || end.elementsEqual("\"".utf8) else { return nil }
      rest = rest.dropFirst(3)
    }
  }

  /// What stands between `opening` and the quotation mark after it, when nothing in it is escaped.
  private static func take(after opening: String, from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard rest.starts(with: opening.utf8) else { return nil }
    let text = rest.dropFirst(opening.utf8.count)
    guard let end = text.firstIndex(of: UInt8(ascii: "\"")), !text[..<end].contains(UInt8(ascii: "\\")) else { return nil }
    rest = text[end...]
    return text[..<end]
  }
}
