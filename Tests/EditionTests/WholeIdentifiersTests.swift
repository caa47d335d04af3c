import Testing

@testable import Edition

@Suite struct WholeIdentifiersTests {
  @Test(arguments: [
    ("<p>Voir MA-JUM-0012, puis la loi 113-14.</p>", "<p>Voir [MA-JUM-0012], puis la loi [113-14].</p>"),
    ("<a href=\"a-1.html\">loi organique 113-14</a>", "<a href=\"a-1.html\">loi organique [113-14]</a>"),
    (
      "<p>Un port-franc, le Covid-19, A-Z, 12-b, x/2016-04, -5, 2016-</p>",
      "<p>Un port-franc, le Covid-19, A-Z, 12-b, x/2016-04, -5, 2016-</p>"
    ),
    (
      "<td class=\"insecable\"><a>MA-JUM-0012</a></td><td>113-14</td>",
      "<td class=\"insecable\"><a>MA-JUM-0012</a></td><td>[113-14]</td>"
    ),
    (
      "<time datetime=\"2016-04\">2016-04</time> <code>113-14</code>",
      "<time datetime=\"2016-04\">2016-04</time> <code>113-14</code>"
    ),
    ("<p>0123456789-0123456789-0123456789</p>", "<p>0123456789-0123456789-0123456789</p>"),
  ])
  func inWhatIsReadAlone(html: String, expected: String) {
    let kept = WholeIdentifiers.kept(Array(html.utf8))
    let marked = expected.replacing("[", with: "<span class=\"insecable\">").replacing("]", with: "</span>")
    #expect(String(decoding: kept, as: UTF8.self) == marked)
  }
}
