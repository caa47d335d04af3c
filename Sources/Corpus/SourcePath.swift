/// The path of a file under `content/`, with `/` between folders: `guide/06-jumelages.md`.
public struct SourcePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static func < (a: SourcePath, b: SourcePath) -> Bool { a.text < b.text }

  /// The folder that holds it: `guide`; empty directly under `content/`.
  public var folder: Substring {
    let end = text.utf8.lastIndex(of: UInt8(ascii: "/")) ?? text.startIndex
    return text[..<end]
  }

  /// The folders that hold it, from the outermost.
  public var folders: [Substring] { folder.isEmpty ? [] : folder.split(separator: "/") }

  /// Whether it is in one of some folders, at whatever depth.
  public func isWithin(anyOf folders: [String]) -> Bool {
    folders.contains { folder == $0 || folder.hasPrefix($0 + "/") }
  }

  /// The name without its extension: `06-jumelages`.
  public var stem: Substring {
    let utf8 = text.utf8
    let start = utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? utf8.startIndex
    let end = utf8[start...].lastIndex(of: UInt8(ascii: ".")) ?? utf8.endIndex
    return text[start..<end]
  }

  /// True for the page of its folder.
  public var isIndex: Bool { stem == "index" }

  /// Where a relative link of this file leads: a path under `content/`.
  /// - Returns: nil when it leaves `content/`.
  public func resolving(_ target: String) -> SourcePath? {
    let here = target.utf8.first == UInt8(ascii: "/") ? "" : folder
    var parts = here.utf8.split(separator: UInt8(ascii: "/"))
    for part in target.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return SourcePath(parts.map { String(Substring($0)) }.joined(separator: "/"))
  }
}
