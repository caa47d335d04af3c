/// A file, and where in it. The path is relative to the root of the site, with `/` between folders.
public struct Place: Sendable, Hashable, Codable {
  public let file: String
  public let range: SourceRange?

  public init(file: String, range: SourceRange? = nil) {
    self.file = file
    self.range = range
  }
}

/// From the first character to just after the last.
public struct SourceRange: Sendable, Hashable, Codable {
  public let start: SourcePosition
  public let end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

/// A position in the file as its author sees it. All three numbers count from 1.
public struct SourcePosition: Sendable, Hashable, Comparable, Codable {
  public let line: Int
  /// In characters as a reader counts them: « é » is one, however it is encoded; a tab is one.
  public let column: Int
  /// In UTF-16 code units, as SARIF and the Language Server Protocol count.
  public let utf16Column: Int

  public init(line: Int, column: Int, utf16Column: Int) {
    self.line = line
    self.column = column
    self.utf16Column = utf16Column
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
