import Glibc
import PluginKit
import Synchronization

/// The parts of a build, in their order.
public enum BuildPhase: Sendable, CaseIterable {
  case comparison, site, registry, documents, corpus, checks, directives, pages, searchIndex, data, publication

  public var name: Localized {
    switch self {
    case .comparison: Localized(fr: "comparaison avec la dernière construction", en: "comparison with the last build")
    case .site: Localized(fr: "réglages, modèles, thème", en: "settings, models, theme")
    case .registry: Localized(fr: "registre", en: "registry")
    case .documents: Localized(fr: "lecture des documents", en: "documents read")
    case .corpus: Localized(fr: "liens et classements", en: "links and taxonomies")
    case .checks: Localized(fr: "contrôles", en: "checks")
    case .directives: Localized(fr: "directives et pages du registre", en: "directives and pages of the registry")
    case .pages: Localized(fr: "pages", en: "pages")
    case .searchIndex: Localized(fr: "index de recherche et listes", en: "search index and lists")
    case .data: Localized(fr: "fils, données, thème", en: "feeds, data, theme")
    case .publication: Localized(fr: "publication", en: "publication")
    }
  }

  fileprivate var next: BuildPhase? { Self.allCases.drop { $0 != self }.dropFirst().first }

  /// What a phase took.
  public struct Cost: Sendable {
    public internal(set) var wall = Duration.zero
    /// Of all threads together.
    public internal(set) var processor = Duration.zero

    public init() {}

    public static func += (total: inout Cost, cost: Cost) {
      total.wall += cost.wall
      total.processor += cost.processor
    }
  }
}

/// How far a build is, for a person who waits.
public enum BuildProgress: Sendable {
  /// A phase begins.
  case phase(BuildPhase)
  /// Pages made so far, of those of documents and of plugins.
  case pages(Int, of: Int)
}

/// Gives each phase the time since the end of the one before, and tells how far the build is.
final class PhaseClock: Sendable {
  private struct State {
    var costs: [BuildPhase: BuildPhase.Cost] = [:]
    var wall = PhaseClock.time(CLOCK_MONOTONIC)
    var processor = PhaseClock.time(CLOCK_PROCESS_CPUTIME_ID)
  }

  private let state = Mutex(State())
  private let follow: @Sendable (BuildProgress) -> Void
  private let expectedPages = Atomic(0)
  private let madePages = Atomic(0)

  /// - Parameter follow: called from several threads.
  init(follow: @escaping @Sendable (BuildProgress) -> Void = { _ in }) {
    self.follow = follow
  }

  func expect(pages: Int) { expectedPages.store(pages, ordering: .relaxed) }

  func pageIsMade() {
    follow(.pages(madePages.add(1, ordering: .relaxed).newValue, of: expectedPages.load(ordering: .relaxed)))
  }

  /// A phase that comes twice, as in a build without the faulty documents, has its times added.
  func end(_ phase: BuildPhase) {
    let (wall, processor) = (Self.time(CLOCK_MONOTONIC), Self.time(CLOCK_PROCESS_CPUTIME_ID))
    state.withLock { state in
      state.costs[phase, default: BuildPhase.Cost()].wall += wall - state.wall
      state.costs[phase, default: BuildPhase.Cost()].processor += processor - state.processor
      (state.wall, state.processor) = (wall, processor)
    }
    if let next = phase.next { follow(.phase(next)) }
  }

  var costs: [BuildPhase: BuildPhase.Cost] { state.withLock { $0.costs } }

  private static func time(_ clock: clockid_t) -> Duration {
    var time = timespec()
    clock_gettime(clock, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
