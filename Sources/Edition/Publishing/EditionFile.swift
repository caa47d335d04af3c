import Digest
import PluginKit

/// A file of an edition, as it will be published.
public struct EditionFile: Sendable {
  public let address: Address
  public let bytes: [UInt8]
  public let digest: Digest

  init(_ address: Address, _ bytes: [UInt8]) {
    self.address = address
    self.bytes = bytes
    digest = Digest(of: bytes)
  }
}
