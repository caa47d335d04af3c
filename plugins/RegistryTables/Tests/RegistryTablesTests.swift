import Testing

@testable import RegistryTables

/// What drawings make of numbers that no screen has room for.
@Suite struct DrawingTests {
  @Test(arguments: [
    (0, "0"), (12.5, "12.5"), (-0.25, "-0.25"), (1e300, "1000000000"),
    (-Double.infinity, "-1000000000"), (Double.nan, "-1000000000"),
  ])
  func aNumberIsWrittenWhateverItIs(value: Double, text: String) {
    #expect(SVGNumber.text(value) == text)
  }

  @Test(arguments: [[], [-90], [90], [95], [-90, 90], [12], [1e39]] as [[Double]])
  func aFrameHoldsLandWhereverThePointsAre(latitudes: [Double]) {
    let frame = MapFrame(around: latitudes.map { Coastlines.Point(longitude: $0, latitude: $0) })
    #expect(frame.south < frame.north && frame.west < frame.east)
    #expect(frame.height > 0 && frame.height.isFinite)
  }

  @Test(
    arguments: [
      [-180, -90, 180, 90], [0, 0, 0.1, 0.1], [0, 89.8, 10, 90],
    ] as [[Double]])
  func degreesMakeAFrame(_ degrees: [Double]) throws {
    let frame = try #require(MapFrame(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3]))
    #expect(frame.height > 0 && frame.height.isFinite)
  }

  @Test(
    arguments: [
      [-181, 0, 10, 10], [0, 0, 10, 91], [10, 0, 0, 10], [0, 10, 10, 0], [0, 0, 1e-300, 10], [Double.nan, 0, 10, 10],
      [-Double.infinity, -10, Double.infinity, 60],
    ] as [[Double]])
  func otherNumbersMakeNone(_ degrees: [Double]) {
    #expect(MapFrame(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3]) == nil)
  }
}
