import GRDBSQLite

/// Counts what a running statement costs, and stops it past its limits.
final class QueryMeter {
  private static let stepsPerCall = 1_000
  private let limits: QueryLimits
  private let deadline: ContinuousClock.Instant
  private let memoryAtStart = sqlite3_memory_used()
  private var steps = 0

  init(limits: QueryLimits) {
    self.limits = limits
    deadline = .now + limits.time
  }

  /// The meter must outlive the statement's steps.
  func install(on connection: OpaquePointer?) {
    sqlite3_progress_handler(
      connection, CInt(Self.stepsPerCall),
      { context in
        guard let context else { return 1 }
        return Unmanaged<QueryMeter>.fromOpaque(context).takeUnretainedValue().isSpent ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private var isSpent: Bool {
    steps += Self.stepsPerCall
    return steps > limits.steps || ContinuousClock.now > deadline
      || sqlite3_memory_used() - memoryAtStart > sqlite3_int64(limits.memory)
  }
}
