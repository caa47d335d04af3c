/// What the first bytes of a picture say: its format and its size, as it is to be seen.
public struct PictureHeader: Sendable, Hashable {
  public enum Format: String, Sendable, Hashable { case png, jpeg, gif, webp }

  public let format: Format
  /// In pixels, once turned as `orientation` asks.
  public let width: Int
  public let height: Int
  /// How a camera was held (Exif 2.32, tag 274): 1 for upright, up to 8.
  public let orientation: Int
  /// False for a file that was cut short, as far as can be told without reading its points.
  public let isWhole: Bool

  /// - Returns: nil for bytes that are no picture of these formats.
  public init?(_ bytes: [UInt8]) {
    var reader = HeaderReader(bytes)
    guard let (format, width, height) = reader.read(), width > 0, height > 0 else { return nil }
    self.format = format
    orientation = reader.orientation
    isWhole = reader.isWhole(format)
    // From 5 on, the picture lies on its side.
    (self.width, self.height) = orientation >= 5 ? (height, width) : (width, height)
  }

  /// A file may claim more points than there are numbers.
  public var pixels: Int {
    let (product, overflow) = width.multipliedReportingOverflow(by: height)
    return overflow ? .max : product
  }
}

/// Walks through the head of a file. Nothing is read beyond its end.
private struct HeaderReader {
  private let bytes: [UInt8]
  private(set) var orientation = 1
  /// Where the points of a JPEG begin; before them may stand a small picture with an end of its own.
  private var frame = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  typealias Size = (PictureHeader.Format, width: Int, height: Int)

  mutating func read() -> Size? {
    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      return big(16, 4).flatMap { w in big(20, 4).map { (.png, w, $0) } }
    }
    if starts(Array("GIF8".utf8)) { return little(6, 2).flatMap { w in little(8, 2).map { (.gif, w, $0) } } }
    if starts([0xFF, 0xD8]) { return jpeg() }
    if starts(Array("RIFF".utf8)), Array(bytes.dropFirst(8).prefix(4)) == Array("WEBP".utf8) { return webp() }
    return nil
  }

  /// ISO/IEC 10918-1: segments up to the frame, which has the size.
  private mutating func jpeg() -> Size? {
    var position = 2
    while let marker = big(position, 2), marker > 0xFF00 {
      // Segments may have filling before them.
      if marker == 0xFFFF {
        position += 1
        continue
      }
      guard let length = big(position + 2, 2), length >= 2 else { return nil }
      // Frames, all but the three markers among them that are tables.
      if (0xFFC0...0xFFCF).contains(marker), ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker) {
        frame = position
        return big(position + 7, 2).flatMap { w in big(position + 5, 2).map { (.jpeg, w, $0) } }
      }
      if marker == 0xFFE1 { orientation = orientation(in: position + 4..<position + 2 + length) ?? orientation }
      position += 2 + length
    }
    return nil
  }

  /// Each format has a last word but WebP, which says its length.
  func isWhole(_ format: PictureHeader.Format) -> Bool {
    switch format {
    case .png: hasLastChunk
    case .jpeg: hasEnd
    // Some programs fill the file up with zeros.
    case .gif: bytes.last { $0 != 0 } == 0x3B
    case .webp: little(4, 4).map { $0 + 8 <= bytes.count } ?? false
    }
  }

  /// PNG (third edition), §5: chunks, each with its length, its name and a checksum, up to the one named IEND. What follows it is no
  /// part of the picture.
  private var hasLastChunk: Bool {
    var chunk = 8
    while let length = big(chunk, 4) {
      let end = chunk + 12 + length
      if starts(Array("IEND".utf8), at: chunk + 4) { return end <= bytes.count }
      chunk = end
    }
    return false
  }

  /// In the points of a JPEG, a zero follows each FF that is no marker. Cameras may write more after the end.
  private var hasEnd: Bool {
    for place in stride(from: bytes.count - 1, to: frame, by: -1) where bytes[place] == 0xD9 && bytes[place - 1] == 0xFF {
      return true
    }
    return false
  }

  /// Exif: after six bytes of name, a TIFF whose first directory may hold tag 274.
  private func orientation(in segment: Range<Int>) -> Int? {
    let tiff = segment.lowerBound + 6
    guard starts(Array("Exif\0\0".utf8), at: segment.lowerBound), segment.upperBound <= bytes.count else { return nil }
    let isLittle = starts(Array("II".utf8), at: tiff)
    let number = { (place: Int, size: Int) in isLittle ? little(place, size) : big(place, size) }
    guard let directory = number(tiff + 4, 4).map({ tiff + $0 }), let count = number(directory, 2) else { return nil }
    let entry = (0..<count).lazy.map { directory + 2 + $0 * 12 }.first { number($0, 2) == 274 }
    return entry.flatMap { number($0 + 8, 2) }.flatMap { (1...8).contains($0) ? $0 : nil }
  }

  /// RFC 9649: lossy, lossless or extended.
  private func webp() -> Size? {
    switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
    case "VP8 ": little(26, 2).flatMap { w in little(28, 2).map { (.webp, w & 0x3FFF, $0 & 0x3FFF) } }
    case "VP8L": little(21, 4).map { (.webp, ($0 & 0x3FFF) + 1, ($0 >> 14 & 0x3FFF) + 1) }
    case "VP8X": little(24, 3).flatMap { w in little(27, 3).map { (.webp, w + 1, $0 + 1) } }
    default: nil
    }
  }

  private func starts(_ sign: [UInt8], at place: Int = 0) -> Bool {
    place + sign.count <= bytes.count && bytes[place..<place + sign.count].elementsEqual(sign)
  }

  private func big(_ place: Int, _ size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    return bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ place: Int, _ size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    return bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
