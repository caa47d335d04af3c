import Glibc
import PluginKit
import Synchronization

/// The one place that speaks with a plugin's program: it starts it when it is first asked, and again after a failure.
///
/// One request is under way at a time, whatever the number of threads that ask.
final class Conversation: Sendable {
  private let description: PluginDescription
  private let grant: Grant
  private let folder: String
  private let state = Mutex(State())

  private struct State {
    var exchange: LineExchange?
    var lastIdentifier = 0
    /// Requests given up, whose answers may still come.
    var cancelled: Set<Int> = []
    var failures = 0
    var spent: Duration = .zero
  }

  init(_ description: PluginDescription, grant: Grant, folder: String) {
    self.description = description
    self.grant = grant
    self.folder = folder
  }

  /// - Parameter payload: what the program is told once, after the handshake, when it has to be started.
  /// - Returns: what stands under `result` in the answer.
  func ask(_ method: String, _ parameters: JSONValue, payload: () -> JSONValue) throws(PluginFailure) -> JSONValue {
    let answer = state.withLock { state -> Result<JSONValue, PluginFailure> in
      guard state.failures < grant.limits.failures, state.spent < grant.limits.totalTime else { return .failure(.setAside) }
      let start = ContinuousClock.now
      defer { state.spent += start.duration(to: .now) }
      do throws(PluginFailure) {
        if state.exchange == nil { try begin(&state, payload()) }
        return .success(try request(method, parameters, &state))
      } catch {
        guard error.isFault else { return .failure(error) }
        state.failures += 1
        if !hasYielded(after: error, &state) { state.exchange = nil }
        return .failure(error)
      }
    }
    return try answer.get()
  }

  /// Tells what asks no answer; it leaves with the next request.
  func notify(_ method: String, _ parameters: JSONValue) {
    state.withLock { $0.exchange?.send(.keys(["method": .text(method), "params": parameters])) }
  }

  /// Ends the program.
  func close() { state.withLock { $0.exchange = nil } }

  /// For the conformance kit: closes the input and waits.
  func endsByItself(within time: Duration) -> Bool {
    state.withLock { state in
      guard let exchange = state.exchange else { return false }
      state.exchange = nil
      shutdown(exchange.process.input, Int32(SHUT_WR))
      return exchange.process.end(within: time)
    }
  }

  /// Starts the program and shakes hands: nothing of the site is sent before it has said who it is.
  private func begin(_ state: inout State, _ payload: JSONValue) throws(PluginFailure) {
    for file in description.files where access(file, R_OK) != 0 {
      throw .cannotStart(Localized(fr: "\(file) n’est pas là", en: "\(file) is not there"))
    }
    let environment = ["PATH": Executable.path, "LANG": "C.UTF-8"].merging(grant.environment) { $1 }
    let process = try ConfinedProcess(
      try Executable.find(description.command[0], from: folder), arguments: Array(description.command.dropFirst()),
      environment: environment, folder: folder, mayUseNetwork: grant.mayUseNetwork, limits: grant.limits)
    state.exchange = LineExchange(process, limits: grant.limits)
    state.cancelled = []
    let hello = JSONValue.keys(["protocol": .integer(PluginDescription.protocolNumber), "host": .text("vademecum")])
    let introduction: JSONValue
    do throws(PluginFailure) {
      introduction = try request("hello", hello, &state)
    } catch .breach(let what) {
      throw .badHandshake(what)
    }
    try Handshake.verify(introduction, description)
    _ = try request("start", payload, &state)
  }

  private func request(_ method: String, _ parameters: JSONValue, _ state: inout State) throws(PluginFailure) -> JSONValue {
    state.lastIdentifier += 1
    let identifier = state.lastIdentifier
    let deadline = ContinuousClock.now.advanced(by: grant.limits.answerTime)
    state.exchange?.send(.keys(["id": .integer(identifier), "method": .text(method), "params": parameters]))
    while let line = try state.exchange?.nextLine(before: deadline) {
      let (answered, result) = try Answer.read(line)
      if state.cancelled.remove(answered) != nil { continue }
      guard answered == identifier else {
        throw .breach(
          Localized(
            fr: "elle répond à la demande \(answered), on lui a posé la demande \(identifier)",
            en: "it answers request \(answered), it was asked request \(identifier)"))
      }
      return try result.get()
    }
    throw .setAside
  }

  /// After a request that took too long, tells the plugin to give it up. One that then answers, whatever it answers, is kept.
  private func hasYielded(after failure: PluginFailure, _ state: inout State) -> Bool {
    guard case .tooSlow = failure, state.exchange != nil else { return false }
    let identifier = state.lastIdentifier
    state.exchange?.send(.keys(["method": .text("cancel"), "params": .keys(["id": .integer(identifier)])]))
    let deadline = ContinuousClock.now.advanced(by: .seconds(1))
    while let line = try? state.exchange?.nextLine(before: deadline), let (answered, _) = try? Answer.read(line) {
      if answered == identifier { return true }
    }
    return false
  }
}
