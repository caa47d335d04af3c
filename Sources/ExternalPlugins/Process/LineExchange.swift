import Glibc
import PluginKit

/// Sends and receives lines, and drains the standard error meanwhile; nothing blocks longer than it may.
struct LineExchange {
  let process: ConfinedProcess
  private let limits: PluginLimits
  private var toSend: ArraySlice<UInt8> = []
  private var received: [UInt8] = []
  /// Bytes of `received` already looked through for the end of a line.
  private var searched = 0
  private var errorOpen = true
  private var errorBytes = 0
  private var errorTail: [UInt8] = []

  private static let tailBytes = 2_000
  private static let chunk = 65_536

  init(_ process: ConfinedProcess, limits: PluginLimits) {
    self.process = process
    self.limits = limits
  }

  /// Queues a line; it leaves while answers are awaited, so that two full pipes never wait for each other.
  mutating func send(_ message: JSONValue) {
    toSend += Array(message.compact.utf8) + [UInt8(ascii: "\n")]
    errorBytes = 0
  }

  /// The next line of the plugin's standard output, without its end.
  mutating func nextLine(before deadline: ContinuousClock.Instant) throws(PluginFailure) -> [UInt8] {
    while true {
      if let line = takeLine() { return line }
      guard received.count <= limits.answerBytes else {
        throw .flood(
          Localized(
            fr: "une ligne de plus de \(limits.answerBytes >> 20) Mio", en: "a line of more than \(limits.answerBytes >> 20) MiB")
        )
      }
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .tooSlow(limits.answerTime) }
      try wait(
        milliseconds: Int32(clamping: left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000 + 1))
    }
  }

  /// What the program last wrote to its standard error.
  var lastWords: String {
    let lines = String(decoding: errorTail, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.last.map { String($0.filter { !$0.isNewline && $0 != "\u{1B}" }.prefix(300)) } ?? ""
  }

  /// Where the next line ends; searched for by the C library, for there may be many bytes without one.
  private var endOfLine: Int? {
    received.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return memchr(start + searched, Int32(UInt8(ascii: "\n")), bytes.count - searched).map { UnsafeRawPointer($0) - start }
    }
  }

  private mutating func takeLine() -> [UInt8]? {
    guard let end = endOfLine else {
      searched = received.count
      return nil
    }
    let line = Array(received[..<end])
    received.removeFirst(end + 1)
    searched = 0
    return line
  }

  private mutating func wait(milliseconds: Int32) throws(PluginFailure) {
    var waits = [
      pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorOpen ? process.error : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: toSend.isEmpty ? -1 : process.input, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&waits, 3, milliseconds) > 0 else { return }
    if waits[2].revents != 0 { write() }
    if waits[1].revents != 0 { try readError() }
    if waits[0].revents != 0 { try readOutput() }
  }

  private mutating func write() {
    let count = toSend.withUnsafeBytes { Glibc.send(process.input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    if count > 0 { toSend = toSend.dropFirst(count) }
    // A program that reads no more may still answer; its end is seen on its output.
    if count < 0, errno != EAGAIN, errno != EINTR { toSend = [] }
  }

  private mutating func readOutput() throws(PluginFailure) {
    let bytes = Self.read(process.output)
    if let bytes, bytes.isEmpty {
      let words = drainedLastWords()
      throw .ended(process.stop(grace: .milliseconds(500)), lastWords: words)
    }
    received += bytes ?? []
  }

  private mutating func readError() throws(PluginFailure) {
    guard let bytes = Self.read(process.error) else { return }
    if bytes.isEmpty { errorOpen = false }
    errorTail = Array((errorTail + bytes).suffix(Self.tailBytes))
    errorBytes += bytes.count
    guard errorBytes <= limits.errorBytes else {
      throw .flood(
        Localized(
          fr: "plus de \(limits.errorBytes >> 20) Mio sur sa sortie d’erreur",
          en: "more than \(limits.errorBytes >> 20) MiB to its standard error"))
    }
  }

  private mutating func drainedLastWords() -> String {
    if errorOpen, let bytes = Self.read(process.error) { errorTail = Array((errorTail + bytes).suffix(Self.tailBytes)) }
    return lastWords
  }

  /// - Returns: nil when there is nothing yet, nothing at the end.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, filled in
      count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      filled = max(0, count)
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    return bytes
  }
}
