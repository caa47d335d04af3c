import Dispatch

/// Makes two things side by side, on two cores when there are.
public func both<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  // Each is written once, by the one iteration that makes it.
  nonisolated(unsafe) var made: (first: First?, second: Second?)
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 { made.first = first() } else { made.second = second() }
  }
  guard let first = made.first, let second = made.second else { preconditionFailure("both are made") }
  return (first, second)
}
