import Diagnostics

/// Keeps what is found wrong in one file or table, without drowning its author: past a hundred of one rule, only their number is kept.
struct DiagnosticCollector {
  static let maximumPerRule = 100

  let file: String?
  private var kept: [Diagnostic] = []
  private var counts: [String: Int] = [:]

  init(file: String?) {
    self.file = file
  }

  /// - Parameter diagnostic: not made when it would not be kept, since finding a place costs time.
  mutating func add(_ code: String, _ diagnostic: () -> Diagnostic) {
    counts[code, default: 0] += 1
    if counts[code, default: 0] <= Self.maximumPerRule { kept.append(diagnostic()) }
  }

  mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.code) { diagnostic }
  }

  func hasErrors(of code: String) -> Bool { kept.contains { $0.code == code } }

  /// All that is kept, and for each rule with too many breaches, how many more there are.
  var all: [Diagnostic] {
    kept + counts.sorted { $0.key < $1.key }.compactMap { code, count in more(code, count - Self.maximumPerRule) }
  }

  private func more(_ code: String, _ count: Int) -> Diagnostic? {
    guard count > 0, let severity = kept.first(where: { $0.code == code })?.severity else { return nil }
    return Diagnostic(
      code, severity, at: file.map { Place(file: $0) },
      Localized(fr: "et \(count) autres de la même règle", en: "and \(count) more of the same rule"))
  }
}
