import Digest

/// A file of the theme that is published as it stands: a style sheet, a script, a picture.
public struct Asset: Sendable, Hashable {
  /// In the published site, from its root: `actifs/vademecum.css`.
  public let path: String
  public let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The file name with its version, so that a browser that kept an older one asks again: `vademecum.css?v=0a1b2c3d`.
  var versionedName: String {
    "\(path.split(separator: "/").dropFirst().joined(separator: "/"))?v=\(Digest(of: bytes).hex(bytes: 4))"
  }
}
