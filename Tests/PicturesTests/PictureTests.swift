import CGD
import Pictures
import Testing

@Suite struct PictureTests {
  @Test(arguments: [
    (DrawnPicture.Format.png, PictureHeader.Format.png), (.jpeg, .jpeg), (.gif, .gif), (.webp, .webp),
  ])
  func theHeadSaysTheSize(drawn: DrawnPicture.Format, format: PictureHeader.Format) throws {
    let header = try #require(PictureHeader(DrawnPicture(width: 61, height: 40).bytes(drawn)))
    #expect(header.format == format && header.width == 61 && header.height == 40 && header.orientation == 1)
  }

  @Test func aPictureMayClaimMorePointsThanThereAreNumbers() throws {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header = try #require(PictureHeader(signature + Array(repeating: 0, count: 8) + Array(repeating: 0xFF, count: 8)))
    #expect(header.width == 0xFFFF_FFFF && header.pixels == .max)
  }

  @Test func anyBytesAreReadWithoutACrash() {
    let picture = DrawnPicture(width: 30, height: 20)
    for bytes in [picture.bytes(.png), picture.jpeg(orientation: 6), picture.bytes(.gif), picture.bytes(.webp)] {
      for length in 0..<min(bytes.count, 200) { _ = PictureHeader(Array(bytes.prefix(length))) }
      for place in 0..<min(bytes.count, 200) {
        var changed = bytes
        changed[place] = ~changed[place]
        _ = PictureHeader(changed)
      }
    }
    #expect(PictureHeader([]) == nil && PictureHeader(Array("<svg/>".utf8)) == nil)
  }

  @Test(arguments: [DrawnPicture.Format.png, .jpeg]) func aCopyIsSmallerAndAlwaysTheSame(format: DrawnPicture.Format) throws {
    let bytes = DrawnPicture(width: 600, height: 400).bytes(format)
    let raster = try raster(bytes)
    let copy = try #require(raster.encoded(width: 150))
    let header = try #require(PictureHeader(copy))
    #expect(header.width == 150 && header.height == 100 && copy.count < bytes.count)
    let again = try self.raster(bytes).encoded(width: 150)
    #expect(copy == raster.encoded(width: 150) && copy == again)
    #expect(try colour(copy, at: (4, 4)) == 0xFFFFFF, "the corner is still there")
  }

  @Test func whatIsTransparentStaysSo() throws {
    let bytes = DrawnPicture(width: 400, height: 400).bytes(.png, transparent: true)
    let copy = try #require(try raster(bytes).encoded(width: 100))
    let (below, above) = (try colour(copy, at: (50, 90)), try colour(copy, at: (90, 10)))
    #expect(below >> 24 == 100 && above >> 24 == 0)
  }

  /// The white corner of the picture, which the camera saw at the top left, is where the reader sees it (Exif 2.32, tag 274).
  @Test(arguments: [
    (1, 5, 5, 80, 40), (2, 75, 5, 80, 40), (3, 75, 35, 80, 40), (4, 5, 35, 80, 40),
    (5, 5, 5, 40, 80), (6, 35, 5, 40, 80), (7, 35, 75, 40, 80), (8, 5, 75, 40, 80),
  ])
  func aPictureHeldOnItsSideIsTurned(orientation: UInt8, x: Int, y: Int, width: Int, height: Int) throws {
    let bytes = DrawnPicture(width: 160, height: 80).jpeg(orientation: orientation)
    let header = try #require(PictureHeader(bytes))
    #expect((header.width, header.height) == (width * 2, height * 2))
    let copy = try #require(try raster(bytes).encoded(width: width))
    #expect(PictureHeader(copy)?.height == height)
    let seen = try colour(copy, at: (x, y))
    #expect(seen >> 16 & 255 > 230 && seen >> 8 & 255 > 230 && seen & 255 > 230)
  }

  @Test(arguments: [DrawnPicture.Format.png, .jpeg, .gif, .webp])
  func aPictureThatIsCutShortIsDamaged(format: DrawnPicture.Format) throws {
    let bytes = DrawnPicture(width: 300, height: 200).bytes(format)
    #expect(PictureHeader(bytes)?.isWhole == true && PictureHeader(Array(bytes.dropLast(900)))?.isWhole == false)
    for left in [1, 4, 8, 11] where format != .jpeg {
      #expect(PictureHeader(Array(bytes.dropLast(left)))?.isWhole == false, "\(left) bytes are missing")
    }
    #expect(PictureHeader(bytes + [UInt8](repeating: 0, count: 12))?.isWhole == true, "some programs fill the file up")
  }

  /// Phones and screenshot tools write their own data after the end.
  @Test(arguments: [DrawnPicture.Format.png, .jpeg]) func whatFollowsAPictureDoesNotDamageIt(format: DrawnPicture.Format) {
    let bytes = DrawnPicture(width: 300, height: 200).bytes(format)
    #expect(PictureHeader(bytes + Array("des octets de trop".utf8))?.isWhole == true)
    #expect(PictureHeader(Array(bytes.dropLast(900)) + Array("des octets de trop".utf8))?.isWhole == false)
  }

  @Test func aPictureWhosePointsAreWrongIsDamaged() throws {
    var bytes = DrawnPicture(width: 300, height: 200).bytes(.png)
    for place in bytes.count / 2..<bytes.count / 2 + 100 { bytes[place] = 0 }
    #expect(PictureHeader(bytes)?.isWhole == true)
    let header = try #require(PictureHeader(bytes))
    #expect(Raster(bytes, header) == nil)
  }

  private func raster(_ bytes: [UInt8]) throws -> Raster {
    let header = try #require(PictureHeader(bytes))
    return try #require(Raster(bytes, header))
  }

  private func colour(_ bytes: [UInt8], at point: (x: Int, y: Int)) throws -> Int {
    var bytes = bytes
    let size = Int32(bytes.count)
    let isPNG = bytes[1] == UInt8(ascii: "P")
    let image = try #require(
      bytes.withUnsafeMutableBytes { buffer in
        isPNG ? gdImageCreateFromPngPtr(size, buffer.baseAddress) : gdImageCreateFromJpegPtr(size, buffer.baseAddress)
      })
    defer { gdImageDestroy(image) }
    return Int(gdImageGetTrueColorPixel(image, Int32(point.x), Int32(point.y)))
  }
}
