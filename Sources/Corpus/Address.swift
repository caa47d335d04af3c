import Markdown

/// Where a file of the edition is: a path from the root of the site, with `/` between folders: `guide/jumelages.html`.
public struct Address: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The address of a document: its path under `content/` without number prefixes, each part folded to lower-case ASCII letters, digits
  /// and hyphens.
  public init(of source: SourcePath) {
    let parts = source.folders + [source.stem]
    path = parts.map { Anchor.slug(String(Self.withoutNumber($0))) }.joined(separator: "/") + ".html"
  }

  /// Whether a file can be written there, below the root of the site and nowhere else: no part is empty, `.` or `..`.
  public var isBelowRoot: Bool {
    var (length, dots) = (0, 0)
    for byte in path.utf8 {
      switch byte {
      case 0: return false
      case UInt8(ascii: "/"):
        if length == dots, length <= 2 { return false }
        (length, dots) = (0, 0)
      case UInt8(ascii: "."): (length, dots) = (length + 1, dots + 1)
      default: length += 1
      }
    }
    return length > dots || length > 2
  }

  /// The addresses that pages of this tool can have.
  static let pagePattern = TextPattern("[a-z0-9-]+(/[a-z0-9-]+)*\\.html")

  /// Whether the text is an address that a page of this tool can have.
  public static func isOfPage(_ text: String) -> Bool { pagePattern?.matchesAll(of: text) ?? false }

  public var description: String { path }

  public static func < (a: Address, b: Address) -> Bool { a.path < b.path }

  /// From a page at this address to the root of the site: `` or `../../`.
  public var rootPrefix: String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// A link from the page at this address to another: the shortest relative path, which always names a file, with what would end it or
  /// make it something else written in percent (RFC 3986, § 2.1).
  public func link(to target: Address) -> String {
    let here = path.utf8
    let there = target.path.utf8
    var (hereIndex, thereIndex) = (here.startIndex, there.startIndex)
    // The start of what differs: just after the last slash that both have in common.
    var start = there.startIndex
    var hereStart = here.startIndex
    while hereIndex < here.endIndex, thereIndex < there.endIndex, here[hereIndex] == there[thereIndex] {
      let isSlash = here[hereIndex] == UInt8(ascii: "/")
      here.formIndex(after: &hereIndex)
      there.formIndex(after: &thereIndex)
      if isSlash { (hereStart, start) = (hereIndex, thereIndex) }
    }
    let climbs = here[hereStart...].count { $0 == UInt8(ascii: "/") }
    let rest = Self.escaped(target.path[start...])
    return climbs == 0 ? rest : String(repeating: "../", count: climbs) + rest
  }

  /// The path as a link holds it: attached files keep the names that their authors gave them.
  public var escaped: String { Self.escaped(path[...]) }

  private static func escaped(_ path: Substring) -> String {
    guard path.utf8.contains(where: isDelimiter) else { return String(path) }
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = path.utf8.flatMap { isDelimiter($0) ? [UInt8(ascii: "%"), digits[Int($0 >> 4)], digits[Int($0 & 15)]] : [$0] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Neither slashes nor letters with accents, which browsers take as they are.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// `06-jumelages` is addressed as `jumelages`; a name that is only a number keeps it.
  private static func withoutNumber(_ part: Substring) -> Substring {
    let digits = part.prefix { $0.isASCII && $0.isNumber }
    let rest = part.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count <= 3, rest.first == "-", rest.count > 1 else { return part }
    return rest.dropFirst()
  }
}
