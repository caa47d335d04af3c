import CGD

/// A picture drawn for a test: smooth colours, as in a photograph, so that a smaller copy is a lighter one; a white corner at the top left.
struct DrawnPicture {
  let width: Int
  let height: Int

  enum Format { case png, jpeg, gif, webp }

  func bytes(_ format: Format, transparent: Bool = false) -> [UInt8] {
    let image = gdImageCreateTrueColor(Int32(width), Int32(height))
    guard let image else { return [] }
    defer { gdImageDestroy(image) }
    gdImageSaveAlpha(image, transparent ? 1 : 0)
    gdImageAlphaBlending(image, 0)
    for y in 0..<height {
      for x in 0..<width {
        let isCorner = x < width / 4 && y < height / 4
        let noise = (x * 7919 ^ y * 104_729) & 31
        let colour = isCorner ? 0xFFFFFF : (x * 200 / width + noise) << 16 | (y * 200 / height) << 8 | 40
        image.pointee.tpixels[y]?[x] = Int32(colour | (transparent && y > height / 2 ? 100 << 24 : 0))
      }
    }
    var size: Int32 = 0
    let written =
      switch format {
      case .png: gdImagePngPtr(image, &size)
      case .jpeg: gdImageJpegPtr(image, &size, 90)
      case .gif: gdImageGifPtr(image, &size)
      case .webp: gdImageWebpPtr(image, &size)
      }
    guard let written else { return [] }
    defer { gdFree(written) }
    return Array(UnsafeRawBufferPointer(start: written, count: Int(size)))
  }

  /// A JPEG that says how the camera was held.
  func jpeg(orientation: UInt8) -> [UInt8] {
    let tiff: [UInt8] =
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8] + [0, 1] + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] + [0, 0, 0, 0]
    let segment = Array("Exif".utf8) + [0, 0] + tiff
    let jpeg = bytes(.jpeg)
    return jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment + jpeg.dropFirst(2)
  }
}
