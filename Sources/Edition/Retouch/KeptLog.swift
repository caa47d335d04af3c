import ByteRecords
import Foundation
import Glibc
import Synchronization

/// A file of entries under `.vademecum/`: written whole by one build, and added to by those after it.
///
/// Each entry has its length and a sum of its bytes before it: what is damaged is not read. Whoever keeps the log also keeps its length;
/// what lies beyond it was never finished.
final class KeptLog: Sendable {
  private struct State: ~Copyable, @unchecked Sendable {
    var file: UnsafeMutablePointer<FILE>?
    var length: Int
    var hasFailed = false
  }

  private let state: Mutex<State>

  /// Begins a log anew, in a file that is there already or not.
  static func begin(at path: String) -> KeptLog { KeptLog(fopen(path, "we"), length: 0) }

  /// Goes on with a log after its first bytes.
  static func resume(at path: String, length: Int) -> KeptLog {
    guard truncate(path, off_t(length)) == 0 else { return KeptLog(nil, length: 0) }
    return KeptLog(fopen(path, "ae"), length: length)
  }

  private init(_ file: UnsafeMutablePointer<FILE>?, length: Int) {
    if let file { setvbuf(file, nil, _IOFBF, 1 << 20) }
    state = Mutex(State(file: file, length: length, hasFailed: file == nil))
  }

  deinit { state.withLock { state in if let file = state.file { fclose(file) } } }

  /// Safe to call from several threads.
  /// - Returns: where the entry begins.
  @discardableResult func append(_ entry: [UInt8]) -> Int {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entry.count + 12)
    withUnsafeBytes(of: UInt32(entry.count).littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: entry.withUnsafeBytes(QuickSum.of).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += entry
    return state.withLock { state in
      guard !state.hasFailed else { return state.length }
      state.hasFailed = fwrite(bytes, 1, bytes.count, state.file) != bytes.count
      state.length += bytes.count
      return state.length - bytes.count
    }
  }

  /// Adds bytes as they are, to a file that is no log of entries.
  func write(_ bytes: UnsafeRawBufferPointer) {
    state.withLock { state in
      guard !state.hasFailed, !bytes.isEmpty else { return }
      state.hasFailed = fwrite(bytes.baseAddress, 1, bytes.count, state.file) != bytes.count
      state.length += bytes.count
    }
  }

  /// - Returns: the length of the log; nil when it could not be written.
  func finish() -> Int? {
    state.withLock { state in
      guard let file = state.file else { return nil }
      state.file = nil
      return fclose(file) == 0 && !state.hasFailed ? state.length : nil
    }
  }

  /// The first `length` bytes of a log, and where its entries are in them; nil when they are damaged.
  static func entries(at path: String, length: Int) -> (bytes: [UInt8], entries: [Range<Int>])? {
    guard let bytes = try? FileSystem.disk.read(path), bytes.count >= length else { return nil }
    var entries: [(range: Range<Int>, sum: UInt64)] = []
    var at = 0
    while at < length {
      guard at + 12 <= length else { return nil }
      let (count, sum) = bytes.withUnsafeBytes { bytes in
        (bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self), bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt64.self))
      }
      let start = at + 12
      guard Int(UInt32(littleEndian: count)) <= length - start else { return nil }
      at = start + Int(UInt32(littleEndian: count))
      entries.append((start..<at, UInt64(littleEndian: sum)))
    }
    let areSound = entries.concurrentMap { entry in
      bytes.withUnsafeBytes { QuickSum.of(UnsafeRawBufferPointer(rebasing: $0[entry.range])) == entry.sum }
    }
    return areSound.allSatisfy(\.self) ? (bytes, entries.map(\.range)) : nil
  }
}

/// A log of which only some entries are read.
final class KeptLogReader: Sendable {
  private let descriptor: Int32
  private let length: Int

  /// - Parameter length: of the log, as it was when it was whole.
  init?(at path: String, length: Int) {
    self.length = length
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_size >= length else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The entry that begins at a place; nil when it is damaged.
  func entry(at start: Int) -> [UInt8]? {
    guard let head = read(12, at: start) else { return nil }
    let (count, sum) = head.withUnsafeBytes {
      ($0.loadUnaligned(as: UInt32.self), $0.loadUnaligned(fromByteOffset: 4, as: UInt64.self))
    }
    guard let entry = read(Int(UInt32(littleEndian: count)), at: start + 12),
      entry.withUnsafeBytes(QuickSum.of) == UInt64(littleEndian: sum)
    else { return nil }
    return entry
  }

  private func read(_ count: Int, at start: Int) -> [UInt8]? {
    guard count <= length - start else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(start + filled))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { break }
        filled += read
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
