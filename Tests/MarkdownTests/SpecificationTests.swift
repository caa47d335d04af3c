import Foundation
import Testing

@testable import Markdown

/// Every example of the CommonMark specification that concerns what we render, from the specification's own text (`make specification`
/// fetches it), through our renderer.
///
/// Compared is the HTML without what is ours by design: attributes of links and images, which are holes; the marks around headings and
/// tables; the void elements of HTML 5.
@Suite(.enabled(if: Specification.commonMark != nil)) struct SpecificationTests {
  /// Raw HTML is refused, with a message at its place; those sections say how to keep it.
  static let refusedSections: Set<String> = ["HTML blocks", "Raw HTML"]

  @Test func examplesGiveTheSpecifiedHTML() throws {
    let examples = try Specification.examples(of: Specification.commonMark)
    #expect(examples.count > 600)
    var (same, refused, different) = (0, 0, [Int]())
    for example in examples where !Self.refusedSections.contains(example.section) {
      // A page has its title from its header; a heading of level 1 in its text is one of level 2.
      let document = read("---\ntitre: Essai\n---\n" + example.markdown, .english)
      if document.codes.contains("MD-012") {
        refused += 1
      } else if Specification.essence(ofOurs: document.shown) == Specification.essence(ofTheirs: example.html) {
        same += 1
      } else {
        different.append(example.number)
      }
    }
    print("CommonMark: \(same) the same, \(refused) with refused HTML, \(different.count) otherwise: \(different)")
    #expect(different == Self.otherwise)
  }

  /// What is otherwise by design, by the number of the example in version 0.29.
  static let otherwise = (titles + comments + wikiLinks + extendedAutolinks).sorted()

  /// A page has one title: a heading of level 1 in the text is reported and left out.
  private static let titles = [
    10, 32, 36, 37, 38, 42, 45, 46, 48, 49, 50, 51, 52, 53, 54, 85, 111, 183, 184, 197, 198, 199, 200, 202, 270,
  ]
  /// Authors' comments do not go out.
  private static let comments = [278, 279]
  /// `[[…]]` leads to a page by its name.
  private static let wikiLinks = [544, 586]
  /// Addresses without brackets are links, as GFM specifies.
  private static let extendedAutolinks = [598, 602, 604, 607, 608]
}

/// Every example of GitHub’s extensions that we render: tables, tasks, strikethrough, bare addresses. Links are compared with where they
/// lead, tables with the alignment of their cells.
///
/// The section on raw HTML says which tags to filter; here all are refused.
@Suite(.enabled(if: Specification.gfm != nil)) struct GFMSpecificationTests {
  static let sections: Set<String> = [
    "Tables (extension)", "Task list items (extension)", "Strikethrough (extension)", "Autolinks (extension)",
  ]

  @Test func examplesGiveTheSpecifiedHTML() throws {
    let examples = try Specification.examples(of: Specification.gfm).filter { Self.sections.contains($0.section) }
    #expect(Set(examples.map(\.section)) == Self.sections)
    #expect(examples.count == 23)
    for example in examples {
      let document = read("---\ntitre: Essai\n---\n" + example.markdown, .english)
      #expect(
        Specification.extendedEssence(of: document) == Specification.extendedEssence(ofTheirs: example.html),
        "\(example.section): \(example.markdown)")
    }
  }

  /// A row with more cells than columns: the specification leaves them out, we do too and say so.
  @Test func whatTheSpecificationLeavesOutIsSaid() throws {
    let examples = try Specification.examples(of: Specification.gfm).filter { $0.section == "Tables (extension)" }
    let said = examples.flatMap { read("---\ntitre: Essai\n---\n" + $0.markdown).codes }
    #expect(said == ["MD-019"])
  }
}

/// The texts of the specifications, and what counts in two pieces of HTML.
enum Specification {
  static let commonMark = ProcessInfo.processInfo.environment["VADEMECUM_SPEC"]
  static let gfm = ProcessInfo.processInfo.environment["VADEMECUM_GFM_SPEC"]

  struct Example {
    let number: Int
    let section: String
    let markdown: String
    let html: String
  }

  static func examples(of path: String?) throws -> [Example] {
    let text = try String(contentsOfFile: path ?? "", encoding: .utf8)
    let fence = String(repeating: "`", count: 32)
    var (examples, section): ([Example], String) = ([], "")
    var parts: [[Substring]]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        parts = [[]]
      } else if line == fence, let whole = parts, whole.count == 2 {
        let texts = whole.map { $0.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t") }
        examples.append(Example(number: examples.count + 1, section: section, markdown: texts[0], html: texts[1]))
        parts = nil
      } else if line == ".", parts?.count == 1 {
        parts?.append([])
      } else if var open = parts {
        open[open.count - 1].append(line)
        parts = open
      } else if line.hasPrefix("#") {
        section = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)
      }
    }
    return examples
  }

  static func essence(ofOurs html: String) -> String {
    var text = html
    text.replace(/<h([2-6]) id="[^"]*">/) { "<h\($0.1)>" }
    text.replace(/<img alt="([^"]*)"[^>]*>/) { "<img alt=\"\($0.1)\">" }
    text.replace(/<a\{a\d+\}>/, with: "<a>")
    return plain(text)
  }

  static func essence(ofTheirs html: String) -> String {
    var text = html
    text.replace(/<img [^>]*?alt="([^"]*)"[^>]*>/) { "<img alt=\"\($0.1)\">" }
    text.replace(/<a [^>]*>/, with: "<a>")
    text.replace(" />", with: ">")
    text.replace("h1>", with: "h2>")
    return plain(text)
  }

  /// With the links as they lead, and without what is ours around tables and in boxes.
  static func extendedEssence(of document: MarkdownDocument) -> String {
    var text = document.shown
    text.replace(/<a\{a(\d+)\}>/) { match in "<a href=\"\(document.links[Int(match.1) ?? 0].target)\">" }
    text.replace(/<div class="table-defile"[^>]*>/, with: "")
    text.replace("</table></div>", with: "</table>")
    text.replace(" scope=\"col\"", with: "")
    text.replace("class=\"aligne-centre\"", with: "align=\"center\"")
    text.replace("class=\"aligne-fin\"", with: "align=\"right\"")
    text.replace(" class=\"tache\"", with: "")
    text.replace(/<input type="checkbox" disabled( checked)? aria-label="[^"]*">/) { match in
      "<input\(match.1 ?? "") disabled type=\"checkbox\">"
    }
    return plain(text)
  }

  static func extendedEssence(ofTheirs html: String) -> String {
    var text = html.replacing("=\"\" ", with: " ")
    text.replace(/href="([^"]*)"/) { "href=\"\($0.1.replacing("&amp;", with: "&"))\"" }
    return plain(text)
  }

  /// Line ends between elements mean nothing.
  private static func plain(_ text: String) -> String {
    var plain = text.replacing(/\s*\n\s*/, with: "\n").replacing(">\n<", with: "><")
    plain.replace("\n</", with: "</")
    return plain.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
