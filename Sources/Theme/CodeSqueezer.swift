/// Takes out of a script or a style sheet what only its authors read: comments that have lines of their own, indentation and empty lines.
///
/// Lines are told apart without understanding the language. So a script in which a line may be part of a text, with a
/// template literal or a line that goes on in the next, stays as it is.
enum CodeSqueezer {
  static func squeezed(_ script: [UInt8]) -> [UInt8] {
    let lines = script.split(separator: UInt8(ascii: "\n")).map(trimmed)
    if script.contains(UInt8(ascii: "`")) || lines.contains(where: { $0.last == UInt8(ascii: "\\") }) { return script }
    var result: [UInt8] = []
    var isInComment = false
    for line in lines where !line.isEmpty {
      let opens = line.starts(with: "/*".utf8)
      if isInComment || opens {
        let end = line.firstRange(of: Array("*/".utf8))?.upperBound
        isInComment = end == nil
        guard let end, end < line.endIndex else { continue }
        append(trimmed(line[end...]), to: &result)
      } else if !line.starts(with: "//".utf8) {
        append(line, to: &result)
      }
    }
    return result
  }

  private static func append(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
    result += line
    result.append(UInt8(ascii: "\n"))
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var line = line.drop(while: isBlank)
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }
}
