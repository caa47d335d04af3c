import Diagnostics

/// Whether bytes are UTF-8 text that the registry accepts.
enum TextCheck {
  static func problem(in source: SourceText, maximumLength: Int) -> Diagnostic? {
    guard source.bytes.count <= maximumLength else { return tooLong(source.path, limit: maximumLength) }
    guard let offset = firstBadByte(in: source.bytes) else { return nil }
    return Diagnostic(
      "CSV-001", .error, at: source.place(offset..<offset),
      Localized(fr: "ce fichier n’est pas en UTF-8", en: "this file is not UTF-8"),
      explanation: Localized(
        fr: "Enregistrez-le de nouveau au format « CSV UTF-8 » : sans cela les accents sont perdus.",
        en: "Save it again as “CSV UTF-8”: otherwise the accents are lost."))
  }

  static func tooLong(_ path: String, limit: Int) -> Diagnostic {
    Diagnostic(
      "CSV-008", .error, at: Place(file: path),
      Localized(fr: "ce fichier dépasse \(limit >> 20) Mio", en: "this file is over \(limit >> 20) MiB"),
      explanation: Localized(
        fr: "Un registre de cette taille a sa place dans une base de données.",
        en: "A registry of this size belongs in a database."))
  }

  /// NUL is valid UTF-8 but belongs to no text: it tells a UTF-16 or binary file.
  static func firstBadByte(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) == nil { return firstMalformedByte(in: bytes) }
    return bytes.firstIndex(of: 0)
  }

  private static func firstMalformedByte(in bytes: [UInt8]) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
