/// What the client knows before its first request.
struct Manifest {
  let version: String
  let documents: Int
  let passagesPerFile: Int
  let terms: [[UInt8]]
  let reversed: [[UInt8]]
  let facets: [(name: String, label: String)]

  /// `["version",documents,passagesPerFile,"starts of term shards","starts of reversed shards",["name","label",…]]`; each start
  /// after the number of letters that it shares with the one before.
  var literal: [UInt8] {
    var bytes: [UInt8] = Array("[\"\(version)\",\(documents),\(passagesPerFile),".utf8)
    for starts in [terms, reversed] {
      ScriptText.append(Self.coded(starts), to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(UInt8(ascii: "["))
    for (index, text) in facets.flatMap({ [$0.name, $0.label] }).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      ScriptText.append(text.utf8, to: &bytes)
    }
    return bytes + Array("]]".utf8)
  }

  /// - Returns: the literal.
  func write(to output: IndexOutput) -> String {
    let literal = literal
    output.write("manifeste") { $0 += literal }
    return String(decoding: literal, as: UTF8.self)
  }

  private static func coded(_ starts: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    var last: [UInt8] = []
    for start in starts {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
      FrontCoding.append(start[...], after: last[...], to: &bytes)
      last = start
    }
    return bytes
  }
}
