import CCrypto

/// The SHA-256 digest of bytes (FIPS 180-4), by OpenSSL's libcrypto.
public struct Digest: Sendable, Hashable {
  public let bytes: [UInt8]

  /// A digest as it was kept; nil when it has not its length.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  public init(of content: [UInt8]) {
    self.init(of: content[...])
  }

  public init(of content: ArraySlice<UInt8>) {
    var result = [UInt8](repeating: 0, count: 32)
    let accepted = content.withUnsafeBytes { EVP_Digest($0.baseAddress, $0.count, &result, nil, EVP_sha256(), nil) }
    precondition(accepted == 1, "SHA-256 is not available in libcrypto")
    bytes = result
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String { hex(bytes: 32) }

  /// The first `count` bytes in hexadecimal: enough to tell versions of one file apart.
  public func hex(bytes count: Int) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.prefix(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
