import PluginKit
import Theme

/// Turns the HTML of a page into that of a part of a book: anchors, links and the levels of headings.
struct PartBinding {
  /// The page that the HTML was made for.
  let page: Address
  let anchor: String
  /// The anchors of the parts of the book, by the page they come from.
  let inside: [Address: String]
  let form: BookForm
  let corpus: Corpus
  private(set) var references = BookReferences()

  init(page: Address, anchor: String, inside: [Address: String], form: BookForm, corpus: Corpus) {
    self.page = page
    self.anchor = anchor
    self.inside = inside
    self.form = form
    self.corpus = corpus
  }

  mutating func bind(_ html: [UInt8]) -> [UInt8] {
    var bound: [UInt8] = []
    bound.reserveCapacity(html.count + html.count / 8)
    for token in HTMLTokens(html) {
      switch token {
      case .text(let range), .comment(let range): bound += html[range]
      case .closing(let name, let range): bound += lowered(name).map { Array("</\($0)>".utf8) } ?? Array(html[range])
      case .opening(let name, let range): write(tag: name, range, of: html, into: &bound)
      }
    }
    return bound
  }

  /// The name of a heading one or more levels down; nil for another element.
  private func lowered(_ name: String) -> String? {
    guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let level = Int(name.dropFirst()) else { return nil }
    return "h\(min(level + form.lowering, 6))"
  }

  private mutating func write(tag name: String, _ range: Range<Int>, of html: [UInt8], into bound: inout [UInt8]) {
    bound += "<\(lowered(name) ?? name)".utf8
    for attribute in HTMLTokens.attributes(of: range, in: html) {
      let key = String(decoding: html[attribute.name], as: UTF8.self)
      guard let place = attribute.value else {
        bound += " \(key)".utf8
        continue
      }
      if let value = self.value(of: key, String(decoding: html[place], as: UTF8.self)) { bound += " \(key)=\"\(value)\"".utf8 }
    }
    bound.append(UInt8(ascii: ">"))
  }

  /// What an attribute becomes; nil for one that goes.
  private mutating func value(of key: String, _ value: String) -> String? {
    switch key {
    case "id", "for", "aria-labelledby", "aria-describedby", "headers":
      value.split(separator: " ").map { "\(anchor)-\($0)" }.joined(separator: " ")
    case "href": link(value)
    case "src": picture(value)
    // A book shows its pictures whole, and all of them at once.
    case "srcset", "sizes", "loading": nil
    default: value
    }
  }

  private mutating func link(_ written: String) -> String? {
    if written.hasPrefix("#") { return form.inside(anchor, "\(anchor)-\(written.dropFirst())") }
    guard let (target, rest) = local(written) else { return written }
    if let part = inside[target] { return form.inside(part, rest.hasPrefix("#") ? "\(part)-\(rest.dropFirst())" : part) }
    if let term = term(at: target) {
      references.terms.insert(term.index)
      return form.term(BookForm.anchor(ofTerm: term))
    }
    return form.outside(target, rest)
  }

  private mutating func picture(_ written: String) -> String? {
    guard let (target, _) = local(written) else { return written }
    references.pictures.insert(target)
    return form.picture(target)
  }

  private func term(at address: Address) -> Document? {
    guard let node = corpus.graph.resolver.node(at: address), let index = corpus.graph.nodes[node].document else { return nil }
    let document = corpus.documents[index]
    return document.model.pageKind == PageKind.term.rawValue ? document : nil
  }

  /// The page of the site that a relative link leads to, and what follows its address; nil for a link out of the site.
  private func local(_ written: String) -> (Address, rest: String)? {
    let path = written.prefix { $0 != "#" && $0 != "?" }
    guard !path.contains(":") else { return nil }
    return SourcePath(page.path).resolving(String(path)).map { (Address($0.text), String(written.dropFirst(path.count))) }
  }
}
