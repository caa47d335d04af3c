import PluginKit

/// The bytes of a file after the fixes of its diagnostics. What no fix names stays as it is, byte for byte.
public struct FixedText: Sendable {
  public let bytes: [UInt8]
  /// What was done, in the order of the file.
  public let applied: [Diagnostic.Fix]

  /// Applies the safe fixes of a document's diagnostics, and puts in order what needs no diagnostic.
  public init(_ document: Document, diagnostics: [Diagnostic], in corpus: Corpus) {
    let mending = diagnostics.flatMap { diagnostic in diagnostic.fixes.filter { $0.safety == .safe }.prefix(1) }
    self.init(document.source.bytes, fixes: mending + Tidying.fixes(of: document, in: corpus))
  }

  /// Two fixes that touch the same bytes are not both applied: the first in the file wins, the other waits for the next run, when it is
  /// known again against the new text.
  public init(_ original: [UInt8], fixes: [Diagnostic.Fix]) {
    var taken: [Range<Int>] = []
    var applied: [Diagnostic.Fix] = []
    for fix in fixes.sorted(by: { Self.start($0) < Self.start($1) }) {
      let ranges = fix.edits.map(\.range)
      let isInside = ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= original.count }
      guard isInside, !fix.edits.isEmpty, !ranges.contains(where: { range in taken.contains { Self.meet($0, range) } }) else {
        continue
      }
      taken += ranges
      applied.append(fix)
    }
    bytes = Self.replace(applied.flatMap(\.edits), in: original)
    self.applied = applied
  }

  private static func start(_ fix: Diagnostic.Fix) -> Int { fix.edits.map(\.range.lowerBound).min() ?? 0 }

  /// Two insertions at one place meet too: their order would be a guess.
  private static func meet(_ a: Range<Int>, _ b: Range<Int>) -> Bool { a.overlaps(b) || a.lowerBound == b.lowerBound }

  private static func replace(_ edits: [Diagnostic.Fix.Edit], in original: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += original[position..<edit.range.lowerBound]
      result += edit.replacement.utf8
      position = edit.range.upperBound
    }
    return result + original[position...]
  }
}
