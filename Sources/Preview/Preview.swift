import Edition
import PluginKit

/// Shows a site to its author while they write it. Nothing is ever written to the disk.
///
/// The flow:
/// 1. `Listener` opens a port on the loopback address; `FolderWatch` begins to watch the site's folders, so no edit is missed after.
/// 2. `SiteBuilder` makes the edition in memory; `Stage` holds what is shown.
/// 3. `Connection` reads a request within limits of size and time; `SiteAnswers` finds its answer among the files of the edition.
/// 4. HTML pages are given one script more (`PageScript`), which listens to `/.vademecum/evenements`.
/// 5. An edit wakes `FolderWatch`, which gathers what belongs together (`Changes`); `SiteBuilder` makes the page of the document at once,
///    and the whole edition when the author pauses or when more than a document has changed; `Stage` takes the result.
/// 6. Each open page is told the new state (`PageState`): it reloads at the place being read, or shows what is wrong.
public final class Preview: Sendable {
  /// The port that was opened; the one that was asked for, or a free one for 0.
  public var port: UInt16 { listener.port }

  private let builder: SiteBuilder
  private let listener: Listener
  private let watch: FolderWatch
  private let stage: Stage
  private let limits: Limits
  private let report: @Sendable (Event) -> Void

  private let stopSignal: WakeSignal
  private let stopped: AsyncStream<Void>
  private let end: AsyncStream<Void>.Continuation

  /// What there is to tell at the terminal.
  public enum Event: Sendable {
    /// The site can be read at this address; the first build is still under way.
    case listening(address: String)
    case rebuilt(Rebuilding)
    /// The whole edition has followed pages that were shown first.
    case followed(Rebuilding)
    /// A folder cannot be watched: what changes there is not seen.
    case unwatched(reason: Localized)
  }

  /// One build, as it is told.
  public struct Rebuilding: Sendable {
    public let changes: Changes
    public let duration: Duration
    public let diagnostics: [Diagnostic]
    /// False when errors keep the last good pages in place.
    public let isShown: Bool
    /// Documents that are not shown because of their errors.
    public let leftOut: [SourcePath]
  }

  /// Opens the port and begins to watch. Nothing is built or served before `run`.
  /// - Parameters:
  ///   - port: 0 for any free port.
  ///   - language: of the messages shown over the pages.
  public init(
    _ request: Build.Request, port: UInt16, language: Localized.Language = .french, files: FileSystem = .disk,
    limits: Limits = .usual, report: @escaping @Sendable (Event) -> Void = { _ in }
  ) throws(PreviewError) {
    stopSignal = try WakeSignal()
    listener = try Listener(port: port)
    watch = try FolderWatch(
      root: request.root, stop: stopSignal, timing: limits.watching, unwatched: { report(.unwatched(reason: $0)) })
    builder = SiteBuilder(request, files: files)
    stage = Stage(language: language)
    self.limits = limits
    self.report = report
    (stopped, end) = AsyncStream.makeStream()
  }

  /// Serves the site and rebuilds it at every change, until `stop` or until the task is cancelled.
  ///
  /// A build that is under way then is abandoned where it is: it holds nothing but memory.
  public func run() async {
    let server = Server(listener, answers: SiteAnswers(stage: stage, port: port), stage: stage, limits: limits, stop: stopSignal)
    let (changes, changed) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let gathered = PendingChanges()
    server.start()
    watch.start { batch in
      gathered.add(batch)
      changed.yield()
    }
    report(.listening(address: "http://localhost:\(port)/"))
    let building = Task { await rebuild(at: changes, gathered, wake: { changed.yield() }) }
    for await _ in stopped {}
    building.cancel()
    stopSignal.raise()
  }

  /// Closes the port and every connection; `run` returns.
  public func stop() {
    stopSignal.raise()
    end.finish()
  }

  private func rebuild(
    at wakes: AsyncStream<Void>, _ gathered: PendingChanges, wake: @escaping @Sendable () -> Void
  ) async {
    await rebuild(.everything, tell: { .rebuilt($0) })
    // The edits of which only their own pages are shown, and when the last of them was.
    var (drafted, latest) = (Changes.none, ContinuousClock.now)
    for await _ in wakes {
      let edit = gathered.take()
      if !edit.isEmpty, await draft(edit) {
        drafted.add(edit)
        latest = ContinuousClock.now
        Task {
          try? await Task.sleep(for: limits.settling)
          wake()
        }
      } else if !edit.isEmpty || (!drafted.isEmpty && latest.duration(to: .now) >= limits.settling) {
        drafted.add(edit)
        await rebuild(drafted, tell: { edit.isEmpty ? .followed($0) : .rebuilt($0) })
        drafted = .none
      }
    }
  }

  /// Shows the pages of the documents that have changed.
  /// - Returns: false when the whole edition has to be made.
  private func draft(_ changes: Changes) async -> Bool {
    let start = ContinuousClock.now
    guard let built = await builder.draft(changes) else { return false }
    stage.show(built)
    report(.rebuilt(Rebuilding(changes, built, since: start)))
    return true
  }

  private func rebuild(_ changes: Changes, tell: (Rebuilding) -> Event) async {
    guard !Task.isCancelled else { return }
    let start = ContinuousClock.now
    let built = await builder.rebuild()
    stage.show(built)
    report(tell(Rebuilding(changes, built, since: start)))
    await builder.keep()
  }
}

extension Preview.Rebuilding {
  fileprivate init(_ changes: Changes, _ built: BuiltSite, since start: ContinuousClock.Instant) {
    self.init(
      changes: changes, duration: start.duration(to: .now), diagnostics: built.diagnostics, isShown: built.files != nil,
      leftOut: built.leftOut)
  }
}
