import CLinux
import Foundation
import Glibc
import PluginKit
import Synchronization

/// Everything that a confined program is started with.
struct Launch: Sendable {
  var executable: String
  /// The first is the program's own name.
  var arguments: [String]
  /// `NAME=value`
  var environment: [String]
  var folder: String
  var temporary: String
  var mayUseNetwork: Bool
  var limits: PluginLimits
  /// Its standard input, output and error.
  var childEnds: [Int32]

  /// - Returns: the process id, or why it cannot begin.
  func run() -> Result<pid_t, PluginFailure> {
    var failure = confined_failure()
    let identifier = Self.withCStrings(arguments) { arguments in
      Self.withCStrings(environment) { environment in
        executable.withCString { executable in
          folder.withCString { folder in
            temporary.withCString { temporary in
              var command = confined_command(
                executable: executable, arguments: arguments, environment: environment, folder: folder, writable: temporary,
                memory: limits.memoryBytes, processor_seconds: UInt64(limits.totalTime.components.seconds),
                file_bytes: limits.fileBytes, allows_network: mayUseNetwork ? 1 : 0, input: childEnds[0], output: childEnds[1],
                error: childEnds[2])
              return linux_spawn_confined(&command, &failure)
            }
          }
        }
      }
    }
    return identifier > 0 ? .success(identifier) : .failure(Self.explain(failure, executable))
  }

  private static func explain(_ failure: confined_failure, _ executable: String) -> PluginFailure {
    let reason = Localized(systemError: failure.number)
    return switch UInt8(bitPattern: failure.step) {
    case UInt8(ascii: "x"):
      .cannotStart(Localized(fr: "\(executable) : \(reason.french)", en: "\(executable): \(reason.english)"))
    case UInt8(ascii: "f"): .cannotStart(Localized(fr: "son dossier : \(reason.french)", en: "its folder: \(reason.english)"))
    case UInt8(ascii: "n"):
      .cannotStart(
        Localized(
          fr:
            "cette machine ne sait pas lui couper le réseau (\(reason.french)) ; accordez-le avec « reseau: oui », ou retirez l’extension",
          en:
            "this machine cannot cut it off the network (\(reason.english)); grant it with “reseau: oui”, or take the plugin out")
      )
    default: .cannotStart(reason)
    }
  }

  /// An array of C strings that ends with nil, valid during the call.
  private static func withCStrings<T>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
  ) -> T {
    var pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { preconditionFailure("the array holds its final nil at least") }
      return body(first)
    }
  }
}

/// The thread that starts a program and waits for its end.
final class Ending: Sendable {
  private let status = Mutex<Int32?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  /// - Throws: why the program cannot begin.
  func start(_ launch: Launch) throws(PluginFailure) -> pid_t {
    let (started, result) = (DispatchSemaphore(value: 0), StartResult())
    let thread = Thread { [self] in
      let began = launch.run()
      result.value.withLock { $0 = began }
      started.signal()
      if case .success(let identifier) = began { watch(identifier) }
    }
    thread.stackSize = 256 << 10
    thread.start()
    started.wait()
    guard let value = result.value.withLock({ $0 }) else { preconditionFailure("the thread has told how it began") }
    return try value.get()
  }

  private final class StartResult: Sendable {
    let value = Mutex<Result<pid_t, PluginFailure>?>(nil)
  }

  /// The group goes with its leader; while the leader is not yet reaped, its number belongs to no other.
  private func watch(_ identifier: pid_t) {
    var information = siginfo_t()
    while waitid(P_PID, UInt32(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    self.status.withLock { $0 = status }
    ended.signal()
  }

  /// - Returns: false when the program still runs after that time.
  func wait(_ time: Duration) -> Bool {
    if status.withLock({ $0 }) != nil { return true }
    let parts = time.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    guard ended.wait(timeout: .now() + seconds) == .success else { return false }
    ended.signal()
    return true
  }

  /// « code 1 », « signal 9 »
  var description: Localized {
    guard let status = status.withLock({ $0 }) else { return Localized(fr: "inconnu", en: "unknown") }
    let signal = status & 0x7F
    if signal == SIGXCPU || signal == SIGKILL {
      return Localized(fr: "arrêtée par le système (signal \(signal))", en: "stopped by the system (signal \(signal))")
    }
    let (name, number) = signal == 0 ? ("code", (status >> 8) & 0xFF) : ("signal", signal)
    return Localized(fr: "\(name) \(number)", en: "\(name) \(number)")
  }
}
