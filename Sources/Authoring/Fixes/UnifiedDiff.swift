/// The difference between two texts, as `diff -u` shows it and `patch` reads it.
public struct UnifiedDiff: Sendable {
  private let path: String
  private let changes: [Change]
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  private static let context = 3

  /// Lines `old` of the first text stand where lines `new` of the second do.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  public init(path: String, from old: [UInt8], to new: [UInt8]) {
    self.path = path
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    changes = Self.changes(self.old, self.new)
  }

  /// Empty when the texts are the same.
  public var text: String {
    guard !changes.isEmpty else { return "" }
    return "--- a/\(path)\n+++ b/\(path)\n" + hunks.map(hunk).joined()
  }

  private static func changes(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Change] {
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for step in difference {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    return pair(removed, inserted, old.count, new.count)
  }

  /// Walks both texts together; runs of lines that only one of them has become changes.
  private static func pair(_ removed: Set<Int>, _ inserted: Set<Int>, _ oldCount: Int, _ newCount: Int) -> [Change] {
    var changes: [Change] = []
    var (i, j) = (0, 0)
    while i < oldCount || j < newCount {
      let start = (i, j)
      while removed.contains(i) { i += 1 }
      while inserted.contains(j) { j += 1 }
      if start == (i, j) {
        (i, j) = (i + 1, j + 1)
      } else {
        changes.append(Change(old: start.0..<i, new: start.1..<j))
      }
    }
    return changes
  }

  /// Changes whose contexts meet are shown together.
  private var hunks: [[Change]] {
    changes.reduce(into: []) { groups, change in
      if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * Self.context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
  }

  private func hunk(_ changes: [Change]) -> String {
    guard let first = changes.first, let last = changes.last else { return "" }
    let before = min(Self.context, first.old.lowerBound)
    let after = min(Self.context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    var lines = ["@@ -\(Self.span(oldRange)) +\(Self.span(newRange)) @@\n"]
    var position = oldRange.lowerBound
    for change in changes {
      lines += old[position..<change.old.lowerBound].map { Self.line(" ", $0) }
      lines += old[change.old].map { Self.line("-", $0) } + new[change.new].map { Self.line("+", $0) }
      position = change.old.upperBound
    }
    return (lines + old[position..<oldRange.upperBound].map { Self.line(" ", $0) }).joined()
  }

  private static func span(_ range: Range<Int>) -> String {
    range.isEmpty ? "\(range.lowerBound),0" : "\(range.lowerBound + 1),\(range.count)"
  }

  private static func line(_ sign: String, _ bytes: ArraySlice<UInt8>) -> String {
    let text = sign + String(decoding: bytes, as: UTF8.self)
    return bytes.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }

  /// Each with its end.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    return start < bytes.count ? lines + [bytes[start...]] : lines
  }
}
