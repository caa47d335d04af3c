import CZip
import Diagnostics
import Glibc

/// A zip file, written by libzip. The same entries give the same bytes: every entry bears the first date that the format knows.
public struct ZipArchive {
  private let entries: [Entry]

  /// A file in an archive.
  public struct Entry: Sendable {
    let path: String
    let bytes: [UInt8]
    /// Kept as it is, for readers that look at its bytes without unpacking.
    let isStored: Bool

    public init(_ path: String, _ bytes: [UInt8], isStored: Bool = false) {
      self.path = path
      self.bytes = bytes
      self.isStored = isStored
    }
  }

  /// - Parameter entries: in the order of the archive.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Writes the archive beside its place and puts it there when it is whole.
  /// - Throws: `ExportError` when the file cannot be written; a file that was there is as it was.
  public func write(to path: String) throws(ExportError) {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw .cannotWrite(path, reason: Self.reason(&error))
    }
    guard entries.allSatisfy({ Self.add($0, to: archive) }), zip_close(archive) == 0 else {
      let reason = Self.reason(zip_get_error(archive))
      zip_discard(archive)
      throw .cannotWrite(path, reason: reason)
    }
  }

  /// 1 January 1980, midnight, as MS-DOS writes it: the year from 1980, the month and the day in 7, 4 and 5 bits.
  private static let firstDate: UInt16 = 1 << 5 | 1

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    // libzip reads the bytes when it closes the archive, and frees them.
    guard let copy = malloc(max(entry.bytes.count, 1)) else { return false }
    entry.bytes.withUnsafeBytes { bytes in _ = bytes.baseAddress.map { memcpy(copy, $0, bytes.count) } }
    guard let source = zip_source_buffer(archive, copy, UInt64(entry.bytes.count), 1) else {
      free(copy)
      return false
    }
    let index = zip_file_add(archive, entry.path, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return zip_set_file_compression(archive, UInt64(index), Int32(method), 0) == 0
      && zip_file_set_dostime(archive, UInt64(index), 0, firstDate, 0) == 0
  }

  /// The system's reason when it is the system that refused, otherwise that of libzip in its own words.
  private static func reason(_ error: UnsafeMutablePointer<zip_error_t>?) -> Localized {
    if zip_error_system_type(error) == ZIP_ET_SYS { return Localized(systemError: zip_error_code_system(error)) }
    let words = zip_error_strerror(error).map { String(cString: $0) } ?? ""
    return Localized(fr: words, en: words)
  }
}

/// Why a file could not be exported.
public enum ExportError: Error, Sendable {
  case cannotWrite(String, reason: Localized)

  public var french: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "Impossible d’écrire \(path) (\(reason.french)). Choisissez avec --output un dossier où vous pouvez écrire."
    }
  }

  public var english: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "Cannot write \(path) (\(reason.english)). Choose with --output a folder where you may write."
    }
  }
}
