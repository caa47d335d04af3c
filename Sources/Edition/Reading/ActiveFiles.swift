import Foundation
import PluginKit

/// Files of `content/` that a browser would run when a reader opens them. They are published as they stand, at the site's own address, so
/// they must hold nothing that runs.
///
/// 1. Pages and scripts, of browsers and of servers, are refused by their names.
/// 2. Drawings and whatever else begins as XML does are looked through, with their character references resolved: elements that run or
///    that hold HTML, attributes that begin with `on`, addresses that are programs, declarations that would let the rest be written
///    otherwise.
struct ActiveFiles {
  /// - Parameter addresses: of the files that documents link to.
  static func diagnostics(_ addresses: some Sequence<Address>, root: String, files: FileSystem) -> [Diagnostic] {
    addresses.compactMap { address in
      let (path, kind) = ("content/\(address)", address.path.split(separator: ".").last.map { $0.lowercased() } ?? "")
      if programs.contains(kind) { return refusal(at: Place(file: path)) }
      // A file that cannot be read is said when it is written.
      guard !opaque.contains(kind), let bytes = try? files.read("\(root)/\(path)"), drawings.contains(kind) || isMarkup(bytes)
      else { return nil }
      guard String(validating: bytes, as: UTF8.self) != nil else { return notUTF8(at: Place(file: path)) }
      return ActiveMarkup(bytes).first.map { refusal(at: SourceText(path: path, bytes: bytes).place($0..<$0)) }
    }
  }

  private static let programs: Set<String> = [
    "asp", "aspx", "cgi", "hta", "htm", "html", "js", "jsp", "jspx", "mht", "mhtml", "mjs", "phar", "php", "phtml", "pl", "shtml",
    "svgz", "swf", "wasm", "xht", "xhtml", "xsl", "xslt",
  ]
  private static let drawings: Set<String> = ["svg", "xml"]
  /// What browsers hand to another program or show without running it, by the type that servers give these names.
  private static let opaque: Set<String> = [
    "avif", "csv", "doc", "docx", "epub", "gif", "ics", "jpeg", "jpg", "json", "mp3", "mp4", "odp", "ods", "odt", "ogg", "pdf",
    "png", "ppt", "pptx", "txt", "webm", "webp", "xls", "xlsx", "zip",
  ]

  /// Whether the first sign is that of markup, in UTF-8 or UTF-16: servers give feeds, maps and others a type of XML.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let marks: Set<UInt8> = [0, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x20, 0x09, 0x0A, 0x0D]
    return bytes.first { !marks.contains($0) } == UInt8(ascii: "<")
  }

  private static func refusal(at place: Place) -> Diagnostic {
    Diagnostic(
      "FIC-007", .error, at: place,
      Localized(
        fr: "un navigateur exécuterait ce fichier : il n’est pas publié", en: "a browser would run this file: it is not published"
      ),
      explanation: Localized(
        fr: "Joignez un PDF ou une image. Un dessin SVG s’enregistre sans script, sans HTML et sans action (« SVG simple »).",
        en: "Attach a PDF or a picture. Save an SVG drawing without scripts, HTML and actions (“plain SVG”)."))
  }

  private static func notUTF8(at place: Place) -> Diagnostic {
    Diagnostic(
      "FIC-007", .error, at: place,
      Localized(
        fr: "ce dessin n’est pas en UTF-8 : ce qu’il contient ne peut pas être vérifié",
        en: "this drawing is not in UTF-8: what it holds cannot be verified"),
      explanation: Localized(fr: "Enregistrez-le de nouveau en UTF-8.", en: "Save it again in UTF-8."))
  }
}

/// Looks for what runs in the bytes of an XML file.
struct ActiveMarkup {
  /// The place of the first thing that runs; nil when there is none.
  let first: Int?

  init(_ bytes: [UInt8]) {
    let text = ResolvedText(bytes)
    first = [text.firstElement, text.firstHandler, text.firstAddress].compactMap { $0 }.min()
  }
}

/// The bytes in lower case, character references to ASCII resolved, with the place of each in the file.
private struct ResolvedText {
  private var bytes: [UInt8] = []
  private var places: [Int] = []

  /// In any namespace: a prefix can be bound to that of HTML or of SVG.
  private static let elements: Set<String> = [
    "script", "handler", "listener", "foreignobject", "iframe", "embed", "object", "!entity", "!attlist",
    "?xml-stylesheet",
  ]
  private static let addresses = [
    "javascript:", "vbscript:", "data:text/html", "data:text/xml", "data:image/svg", "data:application", "www.w3.org/1999/xhtml",
  ].map { Array($0.utf8) }

  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    places.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let (byte, length) = Self.character(source, index)
      bytes.append(isUpper(byte) ? byte | 0x20 : byte)
      places.append(index)
      index += length
    }
  }

  /// `<script`, `<svg:script`, `<!ENTITY`
  var firstElement: Int? {
    bytes.indices.first { index in
      guard bytes[index] == UInt8(ascii: "<") else { return false }
      let name = bytes[(index + 1)...].prefix { isNamePart($0) || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
      let local = name.split(separator: UInt8(ascii: ":")).last ?? []
      return Self.elements.contains(String(decoding: local, as: UTF8.self))
    }.map { places[$0] }
  }

  /// ` onload=`
  var firstHandler: Int? {
    bytes.indices.first { index in
      guard index > 0, isBlank(bytes[index - 1]), bytes[index...].starts(with: "on".utf8) else { return false }
      let rest = bytes[(index + 2)...].drop { isNamePart($0) }
      return rest.startIndex > index + 2 && rest.drop { isBlank($0) }.first == UInt8(ascii: "=")
    }.map { places[$0] }
  }

  /// Browsers pass over blanks within an address.
  var firstAddress: Int? {
    let kept = bytes.indices.filter { bytes[$0] > 0x20 }
    let dense = kept.map { bytes[$0] }
    return dense.indices.first { index in Self.addresses.contains { dense[index...].starts(with: $0) } }.map { places[kept[$0]] }
  }

  /// The character at a place and how many bytes write it: `j`, `&#106;`, `&#x6A;`, however many zeros stand before.
  private static func character(_ source: [UInt8], _ index: Int) -> (UInt8, Int) {
    let start = index + 2
    guard source[index] == UInt8(ascii: "&"), start < source.count, source[index + 1] == UInt8(ascii: "#") else {
      return (source[index], 1)
    }
    let isHexadecimal = source[start] | 0x20 == UInt8(ascii: "x")
    let digits = source[(isHexadecimal ? start + 1 : start)...].prefix { isNamePart($0 | 0x20) }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }.prefix(4)
    let number = UInt8(String(decoding: significant, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    guard let number, number < 0x80, digits.endIndex < source.count, source[digits.endIndex] == UInt8(ascii: ";") else {
      return (source[index], 1)
    }
    return (number, digits.endIndex + 1 - index)
  }
}

private func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
private func isNamePart(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80 || "-_.:".utf8.contains(byte)
}
