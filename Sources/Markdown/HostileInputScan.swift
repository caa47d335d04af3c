/// The pass of `HostileInputGuard`: remembers the first place of each costly form.
///
/// Lines are looked at without the marks of the quotes and lists that hold them, so a form is found at any depth.
struct HostileInputScan {
  private(set) var costlyTable: Int?
  private(set) var costlyWWW: Int?
  private(set) var costlyOpeners: Int?
  private(set) var costlyDefinition: Int?

  // The run of lines that are not blank up to here: a paragraph, a table, or more.
  private var runStart = 0
  private var runLines = 0
  private var runPipes = 0
  private var runDefines = false
  /// Pipes of the line above.
  private var pipesAbove = 0
  /// Cells that a table of this run makes of each further line, and those of all tables.
  private var columns = 0
  private var cells = 0
  private var tableWork = 0

  private var openers = 0
  private var wwwInRun = 0
  private var closers = 0
  private var longestDefinitions: (length: Int, start: Int) = (0, 0)

  mutating func run(_ text: UnsafeBufferPointer<UInt8>) {
    byteClass.withUnsafeBufferPointer { run(text, classes: $0) }
  }

  private mutating func run(_ text: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<ByteClass>) {
    var line = LineShape(start: 0)
    var index = -1
    while index + 1 < text.count {
      index += 1
      let byte = text[index]
      switch classes[Int(byte)] {
      case .other:
        line.isDelimiterRow = false
        line.isBlank = false
        while index + 1 < text.count, classes[Int(text[index + 1])] == .other { index += 1 }
        continue
      case .delimiter: if byte == UInt8(ascii: "-") { line.hasDash = true }
      case .pipe: line.pipes += 1
      case .prefix: break
      case .blank: wwwInRun = 0
      case .lineEnd:
        wwwInRun = 0
        finish(line, end: index)
        line = LineShape(start: index + 1)
        continue
      case .special:
        line.isDelimiterRow = false
        special(byte, text, at: index, &line)
      }
      if byte != 0x20, byte != 0x3E { line.isBlank = false }
    }
    finish(line, end: text.count)
    endRun(at: text.count)
    judgeDefinitions()
  }

  private mutating func special(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ line: inout LineShape) {
    let next = index + 1 < text.count ? text[index + 1] : 0
    switch byte {
    case UInt8(ascii: "<") where next == UInt8(ascii: "!") || next == UInt8(ascii: "?"):
      openers += 1
      if openers > HostileInputGuard.maximumOpeners, costlyOpeners == nil { costlyOpeners = index }
    case UInt8(ascii: "_") where text[(index + 1)...].starts(with: "www.".utf8):
      wwwInRun += 1
      if wwwInRun > HostileInputGuard.maximumWWW, costlyWWW == nil { costlyWWW = index }
    case UInt8(ascii: "["):
      if next == UInt8(ascii: "^") { line.hasNote = true }
    case UInt8(ascii: "]"):
      closers += 1
      if next == UInt8(ascii: ":") { line.defines = true }
    default: break
    }
  }

  private mutating func finish(_ line: LineShape, end: Int) {
    guard !line.isBlank else {
      endRun(at: line.start)
      return
    }
    if runLines == 0 { runStart = line.start }
    if line.isDelimiterRow, line.hasDash, runLines > 0 { delimiterRow(line) }
    cells += columns
    if cells > HostileInputGuard.maximumCells { tooCostly(line.start) }
    if line.defines {
      runDefines = true
      if end - line.start > HostileInputGuard.maximumDefinition, !line.hasNote, costlyDefinition == nil {
        costlyDefinition = line.start
      }
    }
    runLines += 1
    runPipes += line.pipes
    pipesAbove = line.pipes
  }

  private mutating func delimiterRow(_ line: LineShape) {
    columns = max(columns, max(pipesAbove, line.pipes) + 1)
    let looked = runLines + runPipes
    tableWork += looked * looked
    if pipesAbove > HostileInputGuard.maximumPipes || tableWork > HostileInputGuard.maximumTableWork { tooCostly(line.start) }
  }

  private mutating func tooCostly(_ offset: Int) {
    if costlyTable == nil { costlyTable = offset }
  }

  private mutating func endRun(at end: Int) {
    if runDefines, end - runStart > longestDefinitions.length { longestDefinitions = (end - runStart, runStart) }
    (runLines, runPipes, pipesAbove, columns, runDefines) = (0, 0, 0, 0, false)
  }

  private mutating func judgeDefinitions() {
    let (expansion, overflow) = longestDefinitions.length.multipliedReportingOverflow(by: closers)
    if overflow || expansion > HostileInputGuard.maximumExpansion, costlyDefinition == nil {
      costlyDefinition = longestDefinitions.start
    }
  }
}

/// What the pass has seen of a line.
private struct LineShape {
  let start: Int
  var isBlank = true
  var isDelimiterRow = true
  var hasDash = false
  var pipes = 0
  var defines = false
  var hasNote = false
}

private enum ByteClass: UInt8 {
  case other, delimiter, pipe, prefix, blank, lineEnd, special
}

/// Before a delimiter row only blanks and `>` may stand: it is never the first line of a list item.
private let byteClass: [ByteClass] = {
  var table = [ByteClass](repeating: .other, count: 256)
  for byte in "-:".utf8 { table[Int(byte)] = .delimiter }
  for byte in ">".utf8 { table[Int(byte)] = .prefix }
  for byte in " \t\u{0B}\u{0C}".utf8 { table[Int(byte)] = .blank }
  for byte in "\n\r".utf8 { table[Int(byte)] = .lineEnd }
  for byte in "<[]_".utf8 { table[Int(byte)] = .special }
  table[Int(UInt8(ascii: "|"))] = .pipe
  return table
}()
