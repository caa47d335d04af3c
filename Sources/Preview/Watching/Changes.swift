import PluginKit
import Synchronization

/// What has changed on the disk since the last build.
public struct Changes: Sendable, Equatable {
  /// From the root of the site: `content/guide/06-jumelages.md`. A folder stands for all that is in it.
  public private(set) var paths: Set<String>
  /// The watch has lost count, or nothing has been built yet: anything may have changed.
  public private(set) var isEverything: Bool

  public static let none = Changes(paths: [], isEverything: false)
  public static let everything = Changes(paths: [], isEverything: true)

  init(_ paths: Set<String>) { self.init(paths: paths, isEverything: false) }

  private init(paths: Set<String>, isEverything: Bool) {
    self.paths = paths
    self.isEverything = isEverything
  }

  public var isEmpty: Bool { paths.isEmpty && !isEverything }

  /// The documents that have changed; nil when something else has, too.
  var documents: [SourcePath]? {
    guard !isEverything, paths.allSatisfy({ $0.hasPrefix("content/") && $0.hasSuffix(".md") }) else { return nil }
    return paths.sorted().map { SourcePath(String($0.dropFirst("content/".count))) }
  }

  mutating func add(_ others: Changes) {
    paths.formUnion(others.paths)
    isEverything = isEverything || others.isEverything
  }
}

/// The changes that wait for the build under way to end.
final class PendingChanges: Sendable {
  private let changes = Mutex(Changes.none)

  func add(_ others: Changes) { changes.withLock { $0.add(others) } }

  func take() -> Changes {
    changes.withLock { changes in
      defer { changes = .none }
      return changes
    }
  }
}
