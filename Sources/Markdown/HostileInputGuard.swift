import Diagnostics

/// Finds, in one pass over the bytes, the forms for which this cmark-gfm (0.29.0.gfm.6) needs quadratic time or memory.
///
/// Where one extension is the cause, the document is parsed without it and the author is warned; otherwise the document is refused.
/// Authors do not write these forms by accident. The thresholds keep each worst case near 0.1 s of processor time.
struct HostileInputGuard {
  private(set) var disabled: Set<SyntaxTree.Extension> = []
  private(set) var isRefused = false
  private(set) var diagnostics: [Diagnostic] = []

  /// Pipes in the header of a table.
  static let maximumPipes = 64
  /// Columns of a table times the lines that follow its header, summed over the document.
  static let maximumCells = 100_000
  /// Square of the pipes and lines above a delimiter row, summed over the document: that is what the table parser looks through again.
  static let maximumTableWork = 25_000_000
  /// `<?`, `<!` and `<![CDATA[`: each one without end is looked for to the end of the paragraph.
  static let maximumOpeners = 2_000
  /// `_www.` in one run without blanks.
  static let maximumWWW = 1_000
  /// Bytes of one line that defines a reference.
  static let maximumDefinition = 2_000
  /// Bytes of the longest paragraph with definitions, times the brackets that may use them.
  static let maximumExpansion = 100_000_000

  static func inspect(_ source: SourceText, body: Range<Int>) -> HostileInputGuard {
    var scan = HostileInputScan()
    source.bytes.withUnsafeBufferPointer { scan.run(UnsafeBufferPointer(rebasing: $0[body])) }
    var result = HostileInputGuard()
    result.conclude(scan, source, body)
    return result
  }

  private mutating func conclude(_ scan: HostileInputScan, _ source: SourceText, _ body: Range<Int>) {
    func place(_ offset: Int) -> Range<Int> { body.lowerBound + offset..<body.lowerBound + offset }
    if let table = scan.costlyTable {
      disabled.insert(.table)
      diagnostics.append(Messages.tablesOff(source, at: place(table)))
    }
    if let www = scan.costlyWWW {
      disabled.insert(.autolink)
      diagnostics.append(Messages.autolinksOff(source, at: place(www)))
    }
    if let openers = scan.costlyOpeners {
      isRefused = true
      diagnostics.append(Messages.tooManyOpeners(source, at: place(openers)))
    }
    if let definition = scan.costlyDefinition {
      isRefused = true
      diagnostics.append(Messages.definitionTooLong(source, at: place(definition)))
    }
  }
}
