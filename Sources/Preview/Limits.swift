/// What the preview grants to a request, and how long it waits for an edit to be whole.
public struct Limits: Sendable {
  /// Request line and headers together.
  public var headBytes = 16_384
  /// From the opening of the connection to the end of the headers.
  public var headTime = Duration.seconds(5)
  /// For the reader to take a whole answer.
  public var writeTime = Duration.seconds(20)
  /// Open at once. A page holds one as long as it is open, and a browser opens six more to load it.
  public var connections = 64
  /// Silence after which a page that listens is sent a sign of life, and so is noticed when it is gone.
  public var heartbeat = Duration.seconds(15)
  public var watching = WatchTiming()
  /// After this long without an edit, the edition follows the pages that were shown first.
  public var settling = Duration.seconds(1)

  public static let usual = Limits()

  public init() {}
}

/// When the changes to files count as one edit.
public struct WatchTiming: Sendable {
  /// After this long without another change the edit is whole: editors write a copy, rename and delete in one go.
  public var quiet = Duration.milliseconds(30)
  /// A change waits no longer than this, however many follow it.
  public var longest = Duration.milliseconds(300)

  public init() {}
}
