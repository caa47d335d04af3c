import ByteRecords

/// What is kept of a document from one index to the next.
public struct KeptEntry: Sendable {
  /// Address below the root of the site.
  public let path: String
  let record: [UInt8]
  /// Of the files of its cards, added up.
  let digests: UInt64
  let passages: Int

  init(path: String, record: [UInt8], digests: UInt64, passages: Int) {
    self.path = path
    self.record = record
    self.digests = digests
    self.passages = passages
  }

  /// As `bytes` wrote it; nil when it is something else.
  public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = RecordReader(bytes)
    path = reader.text()
    passages = reader.number()
    digests = reader.run().reduce(0) { $0 << 8 | UInt64($1) }
    record = Array(reader.run())
    guard !reader.isBroken, reader.isAtEnd else { return nil }
  }

  /// The path of an entry that `bytes` wrote.
  public static func path(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var reader = RecordReader(bytes)
    return reader.text()
  }

  public var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.append(path.utf8)
    writer.append(passages)
    writer.append((0..<8).map { UInt8(truncatingIfNeeded: digests >> (56 - 8 * UInt64($0))) })
    writer.append(record)
    return writer.bytes
  }
}
