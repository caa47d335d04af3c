import Diagnostics

/// What a file must be before anything reads it: small enough, and UTF-8 without null characters.
enum EncodingCheck {
  /// The reason why the file is refused as a whole; nil when it is sound.
  static func refusal(of source: SourceText, maximumBytes: Int) -> Diagnostic? {
    guard source.bytes.count <= maximumBytes else { return Messages.tooLarge(source, limit: maximumBytes) }
    if let offset = firstInvalidByte(source.bytes) { return Messages.notUTF8(source, at: offset) }
    if let offset = source.bytes.firstIndex(of: 0) { return Messages.nullCharacter(source, at: offset) }
    return nil
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
