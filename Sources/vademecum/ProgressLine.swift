import Edition
import Foundation
import Glibc
import Synchronization

/// Shows how far long work is, on one line of a terminal, which goes when the work ends. Short work shows nothing; nor does work that nobody
/// looks at: in CI, or with the messages kept in a file.
final class ProgressLine: Sendable {
  private struct State {
    var next = ContinuousClock.now + ProgressLine.patience
    var isShown = false
  }

  /// Before the line is shown, and between two of its states.
  private static let patience = Duration.seconds(1)
  private static let pace = Duration.milliseconds(100)

  private let language: MessageLanguage
  private let state = Mutex(State())

  /// Does some work that tells how far it is.
  static func during<Value, Failure>(
    in language: MessageLanguage, _ work: (@escaping @Sendable (BuildProgress) -> Void) async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    guard isLookedAt else { return try await work { _ in } }
    let line = ProgressLine(language)
    defer { line.clear() }
    return try await work(line.show)
  }

  private init(_ language: MessageLanguage) {
    self.language = language
  }

  private static var isLookedAt: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDERR_FILENO) == 1 && environment["CI"] == nil && environment["TERM"] != "dumb"
  }

  @Sendable private func show(_ progress: BuildProgress) {
    state.withLock { state in
      let now = ContinuousClock.now
      guard now >= state.next else { return }
      state.next = now + Self.pace
      state.isShown = true
      write(Self.erasure + text(of: progress))
    }
  }

  private func clear() {
    state.withLock { state in
      if state.isShown { write(Self.erasure) }
    }
  }

  private func text(of progress: BuildProgress) -> String {
    switch progress {
    case .phase(let phase): phase.name.text(in: language.language) + "…"
    case .pages(let made, let all): language.say("pages : \(made) sur \(all)…", "pages: \(made) of \(all)…")
    }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Back to the beginning of the line, and nothing after it.
  private static let erasure = "\r\u{1B}[K"
}
