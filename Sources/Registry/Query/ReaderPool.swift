import Synchronization

/// Connections to one snapshot, each lent to one thread at a time; as many are made as threads ask at once.
final class ReaderPool: Sendable {
  private let image: DatabaseImage
  private let idle = Mutex<[ReadingConnection]>([])

  init(image: DatabaseImage) {
    self.image = image
  }

  func run(_ sql: String, _ arguments: [Cell] = [], limits: QueryLimits) throws(QueryError) -> StatementAnswer {
    let reader = try borrow()
    defer { idle.withLock { $0.append(reader) } }
    return try reader.run(sql, arguments, limits: limits)
  }

  private func borrow() throws(QueryError) -> ReadingConnection {
    if let reader = idle.withLock({ $0.popLast() }) { return reader }
    return try ReadingConnection(image: image)
  }
}
