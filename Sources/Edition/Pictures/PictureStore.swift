import Digest
import Foundation
import Pictures
import PluginKit

/// A picture at a smaller width, published beside the original.
struct PictureCopy: Sendable {
  let width: Int
  let address: Address
  fileprivate let source: Source

  fileprivate enum Source: Sendable {
    /// In the folder of the store.
    case file(String)
    /// Where no file could be kept.
    case memory([UInt8])
  }

  /// Nil when somebody took the file away since.
  var bytes: [UInt8]? {
    switch source {
    case .file(let path): try? FileSystem.disk.read(path)
    case .memory(let bytes): bytes
    }
  }
}

/// Copies of pictures kept from one build to the next, by the digest of their original: `.vademecum/images/`.
///
/// Beside its copies, each original has a record of their widths, written last: without it they are made again.
struct PictureStore: Sendable {
  let folder: String

  /// Goes up when copies are made in another way.
  private static let version = "1"

  /// - Returns: nil when the original is damaged.
  func copies(of bytes: [UInt8], _ header: PictureHeader, widths: [Int]) -> [PictureCopy]? {
    let digest = Digest(of: Array(Self.version.utf8) + bytes).hex(bytes: 8)
    let kind = header.format == .png ? "png" : "jpg"
    if let kept = kept(digest, kind) { return kept }
    guard let raster = Raster(bytes, header) else { return nil }
    let made = widths.compactMap { width -> (Int, [UInt8])? in
      // A drawing of few colours may weigh more once it is made smaller.
      raster.encoded(width: width).flatMap { $0.count < bytes.count ? (width, $0) : nil }
    }
    let isKept = made.allSatisfy { write($1, to: "\(digest)-\($0).\(kind)") }
    if isKept { _ = write(Array(made.map { "\($0.0)" }.joined(separator: " ").utf8), to: digest) }
    return made.map { width, bytes in
      let name = "\(digest)-\(width).\(kind)"
      return copy(width, name, isKept ? .file("\(folder)/\(name)") : .memory(bytes))
    }
  }

  /// Takes away what no picture of the site needs any more.
  func keepOnly(_ copies: [PictureCopy]) {
    let used = Set(copies.compactMap { $0.address.path.split(separator: "/").last.map(Self.digest) })
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where !used.contains(Self.digest(of: name[...])) {
      // A record without copies is all that is left of a picture that is small enough.
      if name.contains("-") { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    }
  }

  private static func digest(of name: Substring) -> Substring { name.prefix { $0 != "-" } }

  private func kept(_ digest: String, _ kind: String) -> [PictureCopy]? {
    guard let record = try? FileSystem.disk.read("\(folder)/\(digest)") else { return nil }
    let names = String(decoding: record, as: UTF8.self).split(separator: " ").compactMap { Int($0) }.map { width in
      (width, "\(digest)-\(width).\(kind)")
    }
    guard names.allSatisfy({ FileManager.default.fileExists(atPath: "\(folder)/\($0.1)") }) else { return nil }
    return names.map { copy($0, $1, .file("\(folder)/\($1)")) }
  }

  private func copy(_ width: Int, _ name: String, _ source: PictureCopy.Source) -> PictureCopy {
    PictureCopy(width: width, address: Address("actifs/images/\(name)"), source: source)
  }

  /// Whole or not at all.
  private func write(_ bytes: [UInt8], to name: String) -> Bool {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return (try? Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)) != nil
  }
}
