/// One file of the index: a classic script that hands one literal to the global function `vdm`.
struct ScriptFile: Sendable {
  /// Folder of all files, below the root of the site.
  static let folder = "recherche/i/"

  /// What the client asks for: `t12`, `r3`, `fpays`, `c1204`, `c1204-2`, `manifeste`.
  let name: String
  let literal: [UInt8]

  var path: String { Self.path(name) }

  var bytes: [UInt8] { Array("vdm(\"\(name)\",".utf8) + literal + Array(");\n".utf8) }

  /// Term and vocabulary shards and facets in a folder each, cards in folders of a thousand pages.
  static func path(_ name: String) -> String {
    guard name != "manifeste", let kind = name.first else { return folder + name + ".js" }
    let rest = name.dropFirst()
    guard kind == "c" else { return "\(folder)\(kind)/\(rest).js" }
    let number = Int(rest.prefix { $0 != "-" }) ?? 0
    return "\(folder)c/\(number / 1000)/\(rest).js"
  }
}

/// A digest that changes when any file does; part of each address, so that caches never mix two editions.
enum Checksum {
  static func of(_ files: [ScriptFile]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in files {
      for byte in file.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      file.literal.withUnsafeBytes { literal in
        var at = 0
        while at + 8 <= literal.count {
          hash = (hash ^ literal.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian) &* 0x100_0000_01B3
          hash ^= hash >> 29
          at += 8
        }
        for byte in literal[at...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    return String(hash & 0xFFFF_FFFF, radix: 36)
  }
}
