import ByteRecords
import Synchronization

/// Takes the files of the index from any thread, and sums them up in the version that is part of each address, so that caches
/// never mix two editions.
final class IndexOutput: Sendable {
  /// Takes the path of a file below the root of the site, and its bytes; called from several threads.
  typealias Receiver = @Sendable (_ path: String, _ bytes: [UInt8]) -> Void

  private let receive: Receiver
  private let sum = Mutex<UInt64>(0)

  init(_ receive: @escaping Receiver) {
    self.receive = receive
  }

  /// Counts files in that are as they were.
  func keep(_ digests: UInt64) { sum.withLock { $0 &+= digests } }

  /// Of the files written so far, in whatever order.
  var version: String { String(sum.withLock { $0 & 0xFFFF_FFFF }, radix: 36) }

  /// Writes one file of the index: a classic script that hands one literal to the global function `vdm`.
  ///
  /// - Parameters:
  ///   - name: what the client asks for: `t12`, `r3`, `fpays`, `c1204`, `c1204-2`, `manifeste`.
  ///   - literal: appends the literal.
  /// - Returns: the digest of the file.
  @discardableResult func write(_ name: String, literal: (inout [UInt8]) -> Void) -> UInt64 {
    var bytes = Array("vdm(\"\(name)\",".utf8)
    literal(&bytes)
    bytes += Array(");\n".utf8)
    let digest = bytes.withUnsafeBytes(QuickSum.of)
    sum.withLock { $0 &+= digest }
    receive(IndexFile.path(name), bytes)
    return digest
  }
}

/// Where the files of the index stand.
enum IndexFile {
  /// Folder of all files, below the root of the site.
  static let folder = "recherche/i/"

  /// Term and vocabulary shards and facets in a folder each, cards in folders of a thousand.
  static func path(_ name: String) -> String {
    guard name != "manifeste", let kind = name.first else { return folder + name + ".js" }
    let rest = name.dropFirst()
    guard kind == "c" else { return "\(folder)\(kind)/\(rest).js" }
    let number = Int(rest.prefix { $0 != "-" }) ?? 0
    return "\(folder)c/\(number / 1000)/\(rest).js"
  }
}
