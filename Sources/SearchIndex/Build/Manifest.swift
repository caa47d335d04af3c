/// What the client knows before its first request.
struct Manifest {
  let documents: Int
  let group: Int
  let terms: [[UInt8]]
  let reversed: [[UInt8]]
  let facets: [(name: String, label: String)]

  /// `["version",documents,group,"starts of term shards","starts of reversed shards",["name","label",…]]`
  func literal(version: String) -> String {
    var bytes: [UInt8] = Array("[\"\(version)\",\(documents),\(group),".utf8)
    for starts in [terms, reversed] {
      ScriptText.append(starts.joined(separator: [UInt8(ascii: ",")]), to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(UInt8(ascii: "["))
    for (index, text) in facets.flatMap({ [$0.name, $0.label] }).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      ScriptText.append(text.utf8, to: &bytes)
    }
    bytes += Array("]]".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
