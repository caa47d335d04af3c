/// The path of a file under `content/`, with `/` between folders: `guide/06-jumelages.md`.
public struct SourcePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static func < (a: SourcePath, b: SourcePath) -> Bool { a.text < b.text }

  /// The folders that hold it, from the outermost.
  public var folders: [Substring] { Array(text.split(separator: "/").dropLast()) }

  /// The name without its extension: `06-jumelages`.
  public var stem: Substring {
    let name = text.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[..<$0] } ?? name
  }

  /// True for the page of its folder.
  public var isIndex: Bool { stem == "index" }

  /// Where a relative link of this file leads: a path under `content/`.
  /// - Returns: nil when it leaves `content/`.
  public func resolving(_ target: String) -> SourcePath? {
    var parts = target.hasPrefix("/") ? [] : folders
    for part in target.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return SourcePath(parts.joined(separator: "/"))
  }
}
