import CGD

/// The points of a PNG or a JPEG, turned upright.
public final class Raster {
  private let format: PictureHeader.Format
  private var image: gdImagePtr
  private let hasAlpha: Bool

  private static let quiet: Void = vademecum_gd_be_quiet()
  /// Out of 100: beyond it the eye sees no gain on a photograph.
  private static let jpegQuality: Int32 = 82
  private static let pngLevel: Int32 = 9

  /// - Returns: nil when the bytes do not hold the whole picture that their head announces.
  public init?(_ bytes: [UInt8], _ header: PictureHeader) {
    _ = Self.quiet
    var bytes = bytes
    let size = Int32(clamping: bytes.count)
    let read = bytes.withUnsafeMutableBytes { buffer in
      switch header.format {
      case .png: gdImageCreateFromPngPtr(size, buffer.baseAddress)
      case .jpeg: gdImageCreateFromJpegPtrEx(size, buffer.baseAddress, 0)
      case .gif, .webp: gdImagePtr?.none
      }
    }
    guard let read else { return nil }
    gdImagePaletteToTrueColor(read)
    format = header.format
    image = read
    hasAlpha = format == .png && Self.hasAlpha(read)
    if header.orientation > 1 { turn(header.orientation) }
  }

  deinit { gdImageDestroy(image) }

  /// The picture at a smaller width, in the format that it came in. The same bytes each time.
  public func encoded(width: Int) -> [UInt8]? {
    let height = max(1, (Int(image.pointee.sy) * width + Int(image.pointee.sx) / 2) / Int(image.pointee.sx))
    // Weighs every point that a new one covers, where the usual ways look at four of them.
    gdImageSetInterpolationMethod(image, GD_CATMULLROM)
    guard let small = gdImageScale(image, UInt32(width), UInt32(height)) else { return nil }
    defer { gdImageDestroy(small) }
    gdImageAlphaBlending(small, 0)
    gdImageSaveAlpha(small, hasAlpha ? 1 : 0)
    gdImageInterlace(small, format == .jpeg ? 1 : 0)
    var size: Int32 = 0
    let written =
      format == .jpeg ? gdImageJpegPtr(small, &size, Self.jpegQuality) : gdImagePngPtrEx(small, &size, Self.pngLevel)
    guard let written else { return nil }
    defer { gdFree(written) }
    return Array(UnsafeRawBufferPointer(start: written, count: Int(size)))
  }

  private static func hasAlpha(_ image: gdImagePtr) -> Bool {
    let width = Int(image.pointee.sx)
    return (0..<Int(image.pointee.sy)).contains { row in
      guard let points = image.pointee.tpixels[row] else { return false }
      return UnsafeBufferPointer(start: points, count: width).contains { $0 >> 24 != 0 }
    }
  }

  /// Puts each point where the camera would have, had it been held upright.
  private func turn(_ orientation: Int) {
    let (width, height) = (Int(image.pointee.sx), Int(image.pointee.sy))
    let isOnItsSide = orientation >= 5
    guard let turned = gdImageCreateTrueColor(Int32(isOnItsSide ? height : width), Int32(isOnItsSide ? width : height)) else {
      return
    }
    let flipsX = [2, 3, 6, 7].contains(orientation)
    let flipsY = [3, 4, 7, 8].contains(orientation)
    for row in 0..<height {
      for column in 0..<width {
        let (x, y) = isOnItsSide ? (row, column) : (column, row)
        let (w, h) = isOnItsSide ? (height, width) : (width, height)
        turned.pointee.tpixels[flipsY ? h - 1 - y : y]?[flipsX ? w - 1 - x : x] = image.pointee.tpixels[row]?[column] ?? 0
      }
    }
    gdImageDestroy(image)
    image = turned
  }
}
