import Foundation

/// Looks for bytes among bytes.
public enum ByteSearch {
  /// - Parameter wanted: not empty.
  public static func finds(_ wanted: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBytes { text in
      guard let start = text.baseAddress else { return false }
      var offset = 0
      let last = text.count - wanted.count
      while offset <= last {
        guard let found = memchr(start + offset, Int32(wanted[0]), last - offset + 1) else { return false }
        if memcmp(found, wanted, wanted.count) == 0 { return true }
        offset = start.distance(to: UnsafeRawPointer(found)) + 1
      }
      return false
    }
  }
}
