import Edition

/// The HTML of a page as XML: what HTML leaves open is closed, what reading devices do not know is left out.
enum XHTML {
  private static let voidElements: Set<String> = ["br", "col", "hr", "img", "input", "wbr"]
  /// For browsers only.
  private static let droppedAttributes: Set<String> = ["loading", "focusable", "download"]

  static func from(_ html: [UInt8]) -> [UInt8] {
    var xml: [UInt8] = []
    xml.reserveCapacity(html.count + html.count / 16)
    for token in HTMLTokens(html) {
      switch token {
      case .text(let range), .closing(_, let range): xml += html[range]
      case .comment: break
      case .opening(let name, let range): write(name, HTMLTokens.attributes(of: range, in: html), of: html, into: &xml)
      }
    }
    return xml
  }

  private static func write(
    _ name: String, _ attributes: [(name: Range<Int>, value: Range<Int>?)], of html: [UInt8], into xml: inout [UInt8]
  ) {
    xml += "<\(name)".utf8
    if name == "svg" { xml += " xmlns=\"http://www.w3.org/2000/svg\"".utf8 }
    for attribute in attributes {
      let key = String(decoding: html[attribute.name], as: UTF8.self)
      if droppedAttributes.contains(key) || key.hasPrefix("data-") { continue }
      xml += " \(key)=\"".utf8
      if let value = attribute.value { xml += html[value] } else { xml += key.utf8 }
      xml.append(UInt8(ascii: "\""))
      if key == "lang", let value = attribute.value { xml += " xml:lang=\"".utf8 + Array(html[value]) + "\"".utf8 }
    }
    xml += (voidElements.contains(name) ? "/>" : ">").utf8
  }
}
