import CLinux
import Foundation
import Glibc
import PluginKit
import Synchronization

/// A program of a plugin, running with limits of memory and processor time, without sockets unless they are granted, without the
/// environment of this process, able to write into one temporary folder and nowhere else.
///
/// A thread of its own starts it and waits for its end: the kernel kills the program when that thread goes, which is when this process
/// does, however it does.
final class ConfinedProcess: Sendable {
  /// A socket, so that writing to a program that has ended is an error and not a signal.
  let input: Int32
  let output: Int32
  let error: Int32
  private let identifier: pid_t
  private let folder: String
  private let ending: Ending

  /// - Parameters:
  ///   - executable: an absolute path.
  ///   - folder: the working folder.
  /// - Throws: `.cannotStart`.
  init(
    _ executable: String, arguments: [String], environment: [String: String], folder: String, mayUseNetwork: Bool,
    limits: PluginLimits
  ) throws(PluginFailure) {
    let temporary = try Self.temporaryFolder()
    var channels = try Channels()
    let given = environment.merging(["TMPDIR": temporary, "HOME": temporary]) { $1 }
    let launch = Launch(
      executable: executable, arguments: [executable] + arguments,
      environment: given.sorted { $0.key < $1.key }.map { "\($0)=\($1)" },
      folder: folder, temporary: temporary, mayUseNetwork: mayUseNetwork, limits: limits,
      childEnds: [channels.input.child, channels.output.child, channels.error.child])
    let ending = Ending()
    do {
      identifier = try ending.start(launch)
    } catch {
      channels.closeAll()
      rmdir(temporary)
      throw error
    }
    channels.closeChildEnds()
    (input, output, self.error) = (channels.input.own, channels.output.own, channels.error.own)
    (self.folder, self.ending) = (temporary, ending)
  }

  /// Ends the program: gently when it may still answer the end of its input, at once otherwise.
  /// - Returns: how it ended.
  @discardableResult
  func stop(grace: Duration) -> Localized {
    shutdown(input, Int32(SHUT_WR))
    if !ending.wait(grace) {
      kill(-identifier, SIGKILL)
      _ = ending.wait(.seconds(5))
    }
    return ending.description
  }

  /// Waits for a program whose output has ended.
  func end(within time: Duration) -> Bool { ending.wait(time) }

  deinit {
    stop(grace: .zero)
    for descriptor in [input, output, error] { close(descriptor) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func temporaryFolder() throws(PluginFailure) -> String {
    var template = Array((NSTemporaryDirectory() + "/vademecum-extension-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
    guard made else { throw .system() }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path
  }
}

extension PluginFailure {
  /// The error that the last call left in `errno`.
  static func system(_ number: Int32 = errno) -> PluginFailure {
    .cannotStart(Localized(systemError: number))
  }
}

/// The three channels of a child process: our end and its own.
private struct Channels {
  typealias Pair = (own: Int32, child: Int32)
  var input: Pair
  var output: Pair = (-1, -1)
  var error: Pair = (-1, -1)

  init() throws(PluginFailure) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { throw .system() }
    input = (ends[0], ends[1])
    do throws(PluginFailure) {
      output = try Self.pipe()
      error = try Self.pipe()
    } catch {
      closeAll()
      throw error
    }
    for descriptor in [input.own, output.own, error.own] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
  }

  private static func pipe() throws(PluginFailure) -> Pair {
    var ends: [Int32] = [-1, -1]
    guard linux_closing_pipe(&ends) == 0 else { throw .system() }
    return (ends[0], ends[1])
  }

  mutating func closeChildEnds() {
    for descriptor in [input.child, output.child, error.child] where descriptor >= 0 { close(descriptor) }
    (input.child, output.child, error.child) = (-1, -1, -1)
  }

  mutating func closeAll() {
    closeChildEnds()
    for descriptor in [input.own, output.own, error.own] where descriptor >= 0 { close(descriptor) }
  }
}
