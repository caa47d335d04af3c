/// Numbers in digits of base 64, which need no escape in a string literal.
///
/// A varying number is written five bits a digit, lowest first; each digit but the last has 32 added.
enum Digits {
  static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".utf8)

  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest > 31 {
      bytes.append(alphabet[rest & 31 | 32])
      rest >>= 5
    }
    bytes.append(alphabet[rest])
  }

  /// One digit; larger numbers become 63.
  static func append(digit: Int, to bytes: inout [UInt8]) {
    bytes.append(alphabet[min(63, digit)])
  }

  /// The value of each ASCII byte that is a digit.
  static let values: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for (value, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(value) }
    return table
  }()
}
