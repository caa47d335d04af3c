import PluginKit
import Synchronization

/// What is shown now, and who wants to know when it changes.
final class Stage: Sendable {
  let language: Localized.Language
  private let state: Mutex<State>

  private struct State {
    var site: ShownSite
    var listeners: [Int: WakeSignal] = [:]
    var nextListener = 0
  }

  init(language: Localized.Language) {
    self.language = language
    state = Mutex(State(site: ShownSite()))
  }

  var site: ShownSite { state.withLock { $0.site } }

  /// Takes a build: its files when it has any, else the last good ones stay; its diagnostics in any case.
  func show(_ built: BuiltSite) {
    // Compared outside the lock: two editions of ten thousand pages take a while.
    guard let next = site.after(built) else { return }
    let listeners = state.withLock { state in
      state.site = next
      return state.listeners.values
    }
    for listener in listeners { listener.raise() }
  }

  /// Has a signal raised at each `show`, as long as `body` runs.
  func listen(with signal: WakeSignal, _ body: () -> Void) {
    let number = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = signal
      return state.nextListener
    }
    body()
    state.withLock { _ = $0.listeners.removeValue(forKey: number) }
  }
}

/// The files and the diagnostics at one moment.
struct ShownSite: Sendable {
  /// By address. Empty before the first good build.
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isBuilt = false
  /// How often pictures and other files that pages show have changed.
  private var resources = 0
  /// Tells this run from an earlier one on the same port, whose pages may still be open.
  private let mark = String(UInt32.random(in: 0 ... .max), radix: 36)

  /// Changes when what a reader of the page sees does: the page itself, or what it shows beside its text.
  func edition(of page: String) -> String {
    let bytes = files[page] ?? files["404.html"] ?? []
    return "\(mark)-\(Digest(of: bytes).hex(bytes: 8))-\(resources)"
  }

  /// - Returns: nil when nothing is different.
  func after(_ built: BuiltSite) -> ShownSite? {
    var next = self
    next.diagnostics = built.diagnostics
    next.isBuilt = true
    if let files = built.files, files != self.files {
      next.files = files
      if files.contains(where: { Self.isResource($0.key) && self.files[$0.key] != $0.value }) { next.resources += 1 }
    } else if isBuilt, built.diagnostics == diagnostics {
      return nil
    }
    return next
  }

  /// Pages, data and the search index are looked at when they are asked for.
  private static func isResource(_ address: String) -> Bool {
    !address.hasPrefix("recherche/") && ![".html", ".json", ".xml", ".csv", ".txt"].contains { address.hasSuffix($0) }
  }
}
