import Digest
import Foundation
import JSONTree
import PluginKit
import Synchronization

/// What an edition says of itself: `manifeste.json`. The same input gives the same bytes: no time of the build is in it, only the date
/// that was given as its « today ».
public struct Manifest: Sendable, Decodable {
  public static let address = Address("manifeste.json")
  static let toolName = "vademecum"

  public var tool = Manifest.toolName
  public var toolVersion: String
  /// The date of the build, as an input: AAAA-MM-JJ.
  public var date: String
  /// Digest of all documents, in the order of their paths.
  public var content: String
  public var registry: [String: Table]
  /// Numbers of diagnostics by severity.
  public var diagnostics: [String: Int]
  /// Documents left out because of their errors.
  public var leftOut: [String]
  /// Of all files but the manifest itself.
  var files: FileDigests

  enum CodingKeys: String, CodingKey {
    case tool = "outil"
    case toolVersion = "version_outil"
    case date
    case content = "empreinte_contenu"
    case registry = "registre"
    case diagnostics
    case leftOut = "ecartes"
    case files = "fichiers"
  }

  /// A table of the registry.
  public struct Table: Sendable, Decodable {
    public var sources: [String]
    /// Of the data; nil when their keeper does not say.
    public var date: String?
    public var digest: String
    public var rows: Int

    enum CodingKeys: String, CodingKey {
      case sources
      case date
      case digest = "empreinte"
      case rows = "lignes"
    }

    init(_ table: SnapshotTable) {
      sources = table.origins.map(\.source)
      date = table.date
      digest = table.digest.hex
      rows = table.rowCount
    }

    var json: JSONValue {
      .keys([
        CodingKeys.sources.rawValue: .texts(sources), CodingKeys.date.rawValue: date.map { .text($0) },
        CodingKeys.digest.rawValue: .text(digest), CodingKeys.rows.rawValue: .integer(rows),
      ])
    }
  }

  /// Reads a manifest of Vademecum's; nil when the bytes are not one.
  init?(_ bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)), manifest.tool == Self.toolName else {
      return nil
    }
    self = manifest
  }

  init(date: PartialDate, edition: PreparedEdition, diagnostics: [Diagnostic], leftOut: [SourcePath], files: FileDigests) {
    toolVersion = ToolVersion.current
    self.date = date.iso
    content = edition.contentDigest.hex
    registry = Dictionary(
      uniqueKeysWithValues: edition.snapshot.tables.filter { !$0.origins.isEmpty }.map { ($0.name, Table($0)) })
    self.diagnostics = Dictionary(grouping: diagnostics, by: \.severity.rawValue).mapValues(\.count)
    self.leftOut = leftOut.map(\.text)
    self.files = files
  }

  /// JSON, tables and files in the order of their names.
  var bytes: [UInt8] {
    func sorted<Value>(_ values: [String: Value], _ json: (Value) -> JSONValue) -> JSONValue {
      .object(values.sorted { $0.key < $1.key }.map { JSONValue.Member(key: $0.key, value: json($0.value)) })
    }
    let value = JSONValue.keys([
      CodingKeys.tool.rawValue: .text(tool), CodingKeys.toolVersion.rawValue: .text(toolVersion),
      CodingKeys.date.rawValue: .text(date), CodingKeys.content.rawValue: .text(content),
      CodingKeys.registry.rawValue: sorted(registry, \.json),
      CodingKeys.diagnostics.rawValue: sorted(diagnostics) { .integer($0) },
      CodingKeys.leftOut.rawValue: .texts(leftOut),
    ])
    // The files are most of it by far: the last member, written straight into the bytes.
    let head = value.pretty.utf8.dropLast("\n}\n".utf8.count)
    return head + Array(",".utf8) + Self.opening + files.lines + Self.closing
  }
}

extension Manifest {
  /// What stands before the lines of the files, and after them.
  private static let opening = Array("\n  \"\(CodingKeys.files.rawValue)\": {\n".utf8)
  private static let closing = Array("\n  }\n}\n".utf8)

  /// The files of a manifest that stands as `bytes` writes it.
  /// - Returns: nil for one that has been written in another way.
  static func files(asWritten bytes: [UInt8]) -> FileDigests? {
    let head = Array("{\n  \"\(CodingKeys.tool.rawValue)\": \"\(toolName)\",\n".utf8)
    guard bytes.starts(with: head), let files = bytes.firstRange(of: opening), bytes.suffix(closing.count) == closing[...] else {
      return nil
    }
    return FileDigests(lines: bytes[files.upperBound..<max(files.upperBound, bytes.count - closing.count)])
  }
}

extension PreparedEdition {
  /// Of all documents, by their paths and the bytes of their files.
  fileprivate var contentDigest: Digest {
    Digest(of: Array(digests.map { Array($0.path.text.utf8) + [0] + $0.digest.bytes }.joined()))
  }
}

/// Digests of the files of an edition in hexadecimal, filled from several threads.
final class DigestTable: Sendable {
  private let digests = Mutex<[String: String]>([:])

  /// - Throws: when another file has its address already; the same bytes twice are one file.
  func add(_ file: EditionFile) throws(PublishingError) {
    let hex = file.digest.hex
    let other = digests.withLock { $0.updateValue(hex, forKey: file.address.path) }
    if let other, other != hex { throw .sharedAddress(file.address) }
  }

  var all: FileDigests { FileDigests(digests.withLock(\.self)) }
}
