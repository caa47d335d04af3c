/// A word after another: the number of UTF-16 units they share, as one digit, then the rest.
enum FrontCoding {
  static func append(_ form: ArraySlice<UInt8>, after last: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let length = appendShared(form, last, to: &bytes)
    bytes += form.dropFirst(length)
  }

  /// Appends the digit.
  ///
  /// - Returns: the bytes shared.
  static func appendShared(_ form: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Int {
    let (units, length) = shared(form, last)
    Digits.append(digit: units, to: &bytes)
    return length
  }

  /// Units and bytes; forms hold no scalar beyond the basic plane, so that each scalar is one unit.
  private static func shared(_ form: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>) -> (units: Int, bytes: Int) {
    let (start, other) = (form.startIndex, last.startIndex)
    let most = min(form.count, last.count)
    var common = 0
    while common < most, form[start + common] == last[other + common] { common += 1 }
    while common > 0, common < form.count, form[start + common] & 0xC0 == 0x80 { common -= 1 }
    var units = 0
    var length = 0
    while length < common, units < 63 {
      let lead = form[start + length]
      length += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3
      units += 1
    }
    return (units, length)
  }
}
