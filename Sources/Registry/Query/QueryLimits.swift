/// How much one question may cost. Steps are counted by SQLite's virtual machine, so that the same question ends the same way on a slow
/// computer; the time is only there for the rare step that is long.
public struct QueryLimits: Sendable, Hashable {
  public var steps = 50_000_000
  public var time: Duration = .seconds(5)
  public var rows = 10_000
  /// Of all the cells of the answer.
  public var bytes = 16 << 20
  /// Memory that SQLite may take beyond what it has, for instance to sort.
  public var memory = 256 << 20

  public init() {}

  /// For questions that the tool itself composes from checked options: a whole table may be asked for.
  public static let composed: QueryLimits = {
    var limits = QueryLimits()
    (limits.steps, limits.time, limits.rows, limits.bytes, limits.memory) =
      (.max, .seconds(600), .max, .max, .max)
    return limits
  }()
}
