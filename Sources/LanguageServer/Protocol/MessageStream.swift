import Foundation
import JSONTree

/// Messages with a `Content-Length` header, as the protocol's base layer frames them.
struct MessageStream {
  private let input: FileHandle
  private let output: FileHandle
  private var buffer: [UInt8] = []

  /// A larger message is not of an author's document.
  private static let maximumLength = 64 << 20

  init(input: FileHandle, output: FileHandle) {
    self.input = input
    self.output = output
  }

  /// The next message; nil at the end of the stream or after a header that makes no sense. Bytes that are not JSON are passed over.
  mutating func next() -> JSONValue? {
    while let length = nextLength() {
      while buffer.count < length { guard fill() else { return nil } }
      let body = Array(buffer[..<length])
      buffer.removeFirst(length)
      if let message = try? JSONValue(parsing: body) { return message }
    }
    return nil
  }

  func send(_ message: JSONValue) {
    let body = Array(message.compact.utf8)
    let header = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    // An editor that has gone closes the stream; reading then ends too.
    try? output.write(contentsOf: Data(header + body))
  }

  private mutating func nextLength() -> Int? {
    var length: Int?
    while let line = nextLine() {
      if line.isEmpty { return length.flatMap { (0...Self.maximumLength).contains($0) ? $0 : nil } }
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" { length = Int(parts[1].drop { $0 == " " }) }
    }
    return nil
  }

  private mutating func nextLine() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[..<end].filter { $0 != UInt8(ascii: "\r") }
        buffer.removeFirst(end + 1)
        return String(decoding: line, as: UTF8.self)
      }
      guard buffer.count < 4_096, fill() else { return nil }
    }
  }

  private mutating func fill() -> Bool {
    let data = input.availableData
    buffer += data
    return !data.isEmpty
  }
}
