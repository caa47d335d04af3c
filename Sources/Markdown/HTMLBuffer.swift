/// The HTML of a body as it is written, with the holes that later steps fill.
struct HTMLBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var holes: [HTMLWithHoles.Hole] = []

  var count: Int { bytes.count }
  var finished: HTMLWithHoles { HTMLWithHoles(bytes: bytes.trimmed, holes: holes.trimmed) }

  mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func raw(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// Starts a new line unless one has just been started.
  mutating func line() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  mutating func hole(_ content: HTMLWithHoles.Hole.Content) {
    holes.append(.init(offset: bytes.count, content: content))
  }

  /// Text, with the four signs of HTML replaced; right between tags and between double quotes.
  mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
    EscapedText.append(text, to: &bytes)
  }

  mutating func escaped(_ text: String) {
    var text = text
    text.withUTF8 { escaped($0) }
  }

  mutating func escaped(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { escaped($0) }
  }

  /// Text with the typography of French.
  mutating func french(_ text: UnsafeBufferPointer<UInt8>, beforeWord: Bool) {
    FrenchTypography.append(text, beforeWord: beforeWord, escaping: true, to: &bytes)
  }

  /// Puts markup where something was written before; only what follows it moves.
  mutating func insert(_ markup: String, at offset: Int) {
    bytes.insert(contentsOf: markup.utf8, at: offset)
    let length = markup.utf8.count
    for index in holes.indices.reversed() {
      guard holes[index].offset >= offset else { return }
      holes[index] = .init(offset: holes[index].offset + length, content: holes[index].content)
    }
  }

  /// Forgets what was written since the buffer had `count` bytes.
  mutating func cut(to count: Int) {
    bytes.removeSubrange(count...)
    while let last = holes.last, last.offset > count { holes.removeLast() }
  }
}

/// Text in HTML.
enum EscapedText {
  @inline(__always) static func isPlain(_ byte: UInt8) -> Bool {
    byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
  }

  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for index in text.indices where !isPlain(text[index]) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      appendEntity(text[index], to: &bytes)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  static func appendEntity(_ byte: UInt8, to bytes: inout [UInt8]) {
    let entity: StaticString =
      switch byte {
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      default: "&quot;"
      }
    bytes.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
  }
}
