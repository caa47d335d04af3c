import ByteRecords
import Synchronization

/// Takes the files of the index from any thread, and sums them up in the version that is part of each address, so that caches
/// never mix two editions.
final class IndexOutput: Sendable {
  /// Takes the path of a file below the root of the site, and its bytes; called from several threads.
  typealias Receiver = @Sendable (_ path: String, _ bytes: [UInt8]) -> Void

  /// The digests of the files of an index.
  struct Digests: Sendable {
    /// Of those that hold cards, added up.
    var cards: UInt64 = 0
    /// Of the others, by name.
    var files: [String: UInt64] = [:]
  }

  private let receive: Receiver
  private let known: Mutex<Digests>

  /// - Parameter digests: of the files that are there already.
  init(_ digests: Digests = Digests(), to receive: @escaping Receiver) {
    self.receive = receive
    known = Mutex(digests)
  }

  /// Counts cards in that are as they were.
  func keep(_ digests: UInt64) { known.withLock { $0.cards &+= digests } }

  /// Counts out cards that are no more.
  func drop(_ digests: UInt64) { known.withLock { $0.cards &-= digests } }

  /// Counts out a file that is no more.
  func drop(file name: String) { known.withLock { _ = $0.files.removeValue(forKey: name) } }

  var digests: Digests { known.withLock(\.self) }

  /// Of all files, in whatever order they were written.
  var version: String {
    let sum = known.withLock { known in known.files.values.reduce(known.cards, &+) }
    return String(sum & 0xFFFF_FFFF, radix: 36)
  }

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
    known.withLock { known in
      if name.hasPrefix("c") { known.cards &+= digest } else { known.files[name] = digest }
    }
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

extension IndexOutput.Digests {
  init(_ columns: inout ColumnReader) {
    cards = columns.column(of: UInt64.self).first ?? 0
    let names = String(decoding: columns.column(of: UInt8.self), as: UTF8.self).split(separator: " ").map(String.init)
    files = Dictionary(zip(names, columns.column(of: UInt64.self)), uniquingKeysWith: { first, _ in first })
  }

  func append(to columns: ColumnWriter) {
    columns.append([cards])
    columns.append(Array(files.keys.joined(separator: " ").utf8))
    columns.append(Array(files.values))
  }
}
