import Dispatch

extension Array where Element: Sendable {
  /// Maps all elements, on all cores; results stand in the order of the elements whatever ran first.
  public func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    // Small chunks keep the cores evenly busy when elements differ much in size.
    let chunk = Swift.max(1, Swift.min(64, count / 32))
    let chunks = (count + chunk - 1) / chunk
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Each index is written once, by the one iteration that owns its chunk.
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { index in
        for position in index * chunk..<Swift.min((index + 1) * chunk, count) {
          results.initializeElement(at: position, to: transform(self[position]))
        }
      }
      initialized = count
    }
  }
}
