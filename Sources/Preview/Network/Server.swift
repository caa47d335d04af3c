import Foundation
import PluginKit
import Synchronization

/// Answers each connection on a thread of its own, so that pages are served while a build keeps Swift's own threads busy.
final class Server: Sendable {
  private let listener: Listener
  private let answers: SiteAnswers
  private let stage: Stage
  private let limits: Limits
  private let stop: WakeSignal
  private let open = Mutex(0)

  init(_ listener: Listener, answers: SiteAnswers, stage: Stage, limits: Limits, stop: WakeSignal) {
    self.listener = listener
    self.answers = answers
    self.stage = stage
    self.limits = limits
    self.stop = stop
  }

  /// Returns at once; the server ends when the signal is raised.
  func start() {
    Thread.detachNewThread { [self] in
      listener.accept(until: stop) { descriptor in take(Connection(descriptor: descriptor, stop: stop)) }
    }
  }

  private func take(_ connection: Connection) {
    guard open.withLock({ open in enter(&open) }) else {
      _ = connection.write(Response.refusal(.serviceUnavailable).head, within: .zero)
      return connection.closeNow()
    }
    Thread.detachNewThread { [self] in
      serve(connection)
      connection.close()
      open.withLock { $0 -= 1 }
    }
  }

  private func enter(_ open: inout Int) -> Bool {
    guard open < limits.connections else { return false }
    open += 1
    return true
  }

  private func serve(_ connection: Connection) {
    let response: Response
    do {
      guard let request = RequestHead(try connection.readHead(limits)) else { return send(.refusal(.badRequest), on: connection) }
      response = answers.answer(request)
    } catch {
      switch error {
      case .tooLarge: response = .refusal(.headersTooLarge)
      case .tooSlow: response = .refusal(.requestTimeout)
      case .closed: return
      }
    }
    send(response, on: connection)
  }

  private func send(_ response: Response, on connection: Connection) {
    guard connection.write(response.head, within: limits.writeTime) else { return }
    switch response.body {
    case .none: break
    case .bytes(let bytes): _ = connection.write(bytes, within: limits.writeTime)
    case .states(let page): tellStates(of: page, on: connection)
    }
  }

  /// The state now and after each build, until the page is closed.
  private func tellStates(of page: Address, on connection: Connection) {
    guard let signal = try? WakeSignal() else { return }
    stage.listen(with: signal) {
      while connection.write(PageState(stage.site, page: page, language: stage.language).event, within: limits.writeTime) {
        guard waitForNews(signal, connection) else { return }
      }
    }
  }

  /// - Returns: false when the page is closed or the preview stops.
  private func waitForNews(_ signal: WakeSignal, _ connection: Connection) -> Bool {
    while true {
      let ready = waitForAny(
        [(signal.descriptor, POLLIN), (connection.descriptor, POLLIN), (stop.descriptor, POLLIN)],
        until: Deadline(after: limits.heartbeat))
      // A page that listens has nothing more to say: whatever comes is the end of it.
      if ready[1] || ready[2] { return false }
      if ready[0] {
        signal.clear()
        return true
      }
      guard connection.write(Array(":\n\n".utf8), within: limits.writeTime) else { return false }
    }
  }
}
