import Foundation
import Testing

@testable import Edition

/// What is attached to a page goes out at the site's own address: nothing in it may run.
@Suite struct ActiveFileTests {
  private static func svg(_ inside: String, attributes: String = "") -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"\(attributes)>\(inside)</svg>"
  }

  /// - Returns: « CODE fichier:ligne:colonne ».
  private func check(_ name: String, _ bytes: [UInt8]) async throws -> [String] {
    let site = try TestSite("-- content/a.md --\n# A\n\n[pièce](piece/\(name))\n")
    try site.write("content/piece/\(name)", bytes: bytes)
    return TestSite.describe(try await site.check())
  }

  @Test(arguments: [
    svg("<script>alert(1)</script>"), svg("<SCRIPT/>"), svg("<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>"),
    svg("", attributes: " onload=\"alert(1)\""), svg("<g\nonclick = 'x'/>"), svg("<a href=\"javascript:alert(1)\">x</a>"),
    svg("<a href=\"&#106;ava&#x00000000073;cript&#58;alert(1)\">x</a>"), svg("<a href=\"java&#10;script:alert(1)\">x</a>"),
    svg("<set attributeName=\"href\" to=\"JavaScript:alert(1)\"/>"), svg("<foreignObject><p>x</p></foreignObject>"),
    svg("<h:body xmlns:h=\"http://www.w3.org/1999/xhtml\">x</h:body>"),
    svg("<h:body xmlns:h=\"http://www.w3.org/1999/x&#104;tml\"/>"),
    svg("<image href=\"data:image/svg+xml,x\"/>"), svg("<iframe src='x'/>"), "<!DOCTYPE svg [<!ENTITY a '<g/>'>]>" + svg("&a;"),
    "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>" + svg(""), "<?xml-stylesheet href='x.xsl'?>" + svg(""),
  ])
  func aDrawingThatRunsIsRefusedAtItsPlace(drawing: String) async throws {
    let said = try await check("dessin.svg", Array(drawing.utf8))
    #expect(said.count == 1 && said[0].hasPrefix("FIC-007 content/piece/dessin.svg:"), "\(said)")
  }

  @Test func thePlaceIsThatOfWhatRuns() async throws {
    #expect(try await check("a.svg", Array("<svg>\n  <g onload='x'/>".utf8)) == ["FIC-007 content/piece/a.svg:2:6"])
  }

  @Test(arguments: [
    svg("<path d=\"M0 0\"/><text>une action = deux, onde, 25 &#8364; &amp; &lt;script></text>"),
    svg("<a href=\"https://a.example/\">x</a>"),
    svg("<image href=\"data:image/png;base64,AAAA\"/>"),
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- dessin -->" + svg("<style>g{fill:red}</style>"),
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" + svg(""),
    "&#", "&#x", "&#106", "<", " on", "o",
  ])
  func aDrawingThatOnlyDrawsIsPublished(drawing: String) async throws {
    #expect(try await check("dessin.svg", Array(drawing.utf8)) == [])
  }

  @Test(arguments: ["page.html", "page.HTM", "script.js", "dessin.svgz", "feuille.xsl", "page.php", "page.jsp"])
  func pagesAndScriptsAreRefused(name: String) async throws {
    #expect(try await check(name, Array("x".utf8)) == ["FIC-007 content/piece/\(name)"])
  }

  /// Servers give many names a type of XML, which browsers run.
  @Test(arguments: ["fil.atom", "carte.kml", "schema.xsd", "sans-fin"]) func whatBeginsAsXMLIsLookedThrough(name: String)
    async throws
  {
    let text = "\u{FEFF}\n<feed><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script></feed>"
    #expect(try await check(name, Array(text.utf8)) == ["FIC-007 content/piece/\(name):2:7"])
    #expect(try await check(name, Array("<feed><title>Été</title></feed>".utf8)) == [])
    #expect(try await check(name, Array("simple texte <script>".utf8)) == [])
  }

  /// A byte order mark of UTF-16 would show the browser another text than the one that was looked through.
  @Test func aDrawingInAnotherEncodingIsRefused() async throws {
    let bytes: [UInt8] = [0xFF, 0xFE] + Self.svg("<script/>").utf8.flatMap { [$0, 0] }
    #expect(try await check("dessin.svg", bytes) == ["FIC-007 content/piece/dessin.svg"])
  }

  @Test func whatNoPageLinksToIsNotLookedAt() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n-- content/page.html --\n<script></script>\n")
    #expect(TestSite.describe(try await site.check()) == [])
  }

  @Test func nothingIsPublished() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n\n![dessin](d.svg)\n-- content/d.svg --\n<svg><script/></svg>\n")
    #expect(try await !site.build().publish(to: site.output).isPublished)
    #expect(try site.published().isEmpty)
  }
}
