/// Where each line of the body starts, as byte offsets in the file. Lines count from 1, as the parser counts them.
struct LineTable {
  private let starts: [Int]
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, body: Range<Int>) {
    var starts = [body.lowerBound]
    starts.reserveCapacity(body.count / 40 + 1)
    var index = body.lowerBound
    while index < body.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte <= 0x0D else { continue }
      if byte == 0x0A || (byte == 0x0D && !(index < body.upperBound && bytes[index] == 0x0A)) { starts.append(index) }
    }
    self.starts = starts
    end = body.upperBound
  }

  var count: Int { starts.count }

  /// The offset of the first byte of a line; the end of the body for lines past it.
  func start(_ line: Int) -> Int {
    line < 1 ? starts[0] : line <= starts.count ? starts[line - 1] : end
  }

  /// The line with its end.
  func range(_ line: Int) -> Range<Int> {
    let start = start(line)
    return start..<max(start, self.start(line + 1))
  }
}
