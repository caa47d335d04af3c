import Testing

@testable import Markdown

/// What Markdown means, case by case, in the order of the CommonMark specification; the last part is GFM.
@Suite struct CommonMarkTests {
  @Test(arguments: [
    // Tabs, escapes, entities.
    ("\tcode\n", "<pre><code>code\n</code></pre>\n"),
    ("- a\n\n\tb\n", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>\n"),
    ("\\*a\\* \\# \\<b>", "<p>*a* # &lt;b&gt;</p>\n"),
    ("a\\\nb", "<p>a<br>\nb</p>\n"),
    ("`\\[`", "<p><code>\\[</code></p>\n"),
    ("&amp; &eacute; &#233; &#x2014; &rien;", "<p>&amp; é é — &amp;rien;</p>\n"),
    ("&#42;a&#42;", "<p>*a*</p>\n"),
    // Rules.
    ("***\n---\n___\n", "<hr>\n<hr>\n<hr>\n"),
    ("+++", "<p>+++</p>\n"),
    ("- a\n***\n- b", "<ul>\n<li>a</li>\n</ul>\n<hr>\n<ul>\n<li>b</li>\n</ul>\n"),
    // Paragraphs and line breaks.
    ("a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>\n"),
    ("  a\n   b", "<p>a\nb</p>\n"),
    ("a  \nb", "<p>a<br>\nb</p>\n"),
    ("a  ", "<p>a</p>\n"),
    ("#a", "<p>#a</p>\n"),
    ("a\n\n\n\nb", "<p>a</p>\n<p>b</p>\n"),
    // Code blocks.
    ("    a\n\n    b", "<pre><code>a\n\nb\n</code></pre>\n"),
    ("```\n<\n >\n```", "<pre><code>&lt;\n &gt;\n</code></pre>\n"),
    ("~~~ sql\nx\n~~~~", "<pre><code class=\"language-sql\">x\n</code></pre>\n"),
    ("```\nsans fin", "<pre><code>sans fin\n</code></pre>\n"),
    ("````\n```\n````", "<pre><code>```\n</code></pre>\n"),
    ("  ```\n  a\n    b\n  ```", "<pre><code>a\n  b\n</code></pre>\n"),
    ("``` a`b", "<p>``` a`b</p>\n"),
    // Quotes.
    ("> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
    ("> a\n\n> b", "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>\n</blockquote>\n"),
    ("> > a", "<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n</blockquote>\n"),
    (">     a", "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>\n"),
    (">", "<blockquote>\n</blockquote>\n"),
    // Lists.
    ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("* a\n\n* b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    ("3. a\n4. b\n", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("0) a\n", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"),
    ("- a\n  - b\n    1. c\n", "<ul>\n<li>a\n<ul>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n</li>\n</ul>\n"),
    ("- a\n+ b\n", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
    ("-\n- b", "<ul>\n<li></li>\n<li>b</li>\n</ul>\n"),
    ("a\n2. b", "<p>a\n2. b</p>\n"),
    ("- a\n\n  > b\n", "<ul>\n<li>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</li>\n</ul>\n"),
    ("1. a\n\n   b\n", "<ol>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>\n"),
    ("- ```\n  a\n  ```\n", "<ul>\n<li>\n<pre><code>a\n</code></pre>\n</li>\n</ul>\n"),
    ("-a", "<p>-a</p>\n"),
    // Code spans.
    ("`` a`b ``", "<p><code>a`b</code></p>\n"),
    ("` `` `", "<p><code>``</code></p>\n"),
    ("`a\nb`", "<p><code>a b</code></p>\n"),
    ("`*a*` `<b>`", "<p><code>*a*</code> <code>&lt;b&gt;</code></p>\n"),
    ("`a", "<p>`a</p>\n"),
    // Emphasis.
    ("*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>\n"),
    ("***a***", "<p><em><strong>a</strong></em></p>\n"),
    ("a_b_c", "<p>a_b_c</p>\n"),
    ("a*b*c", "<p>a<em>b</em>c</p>\n"),
    ("* a *", "<ul>\n<li>a *</li>\n</ul>\n"),
    ("**a*", "<p>*<em>a</em></p>\n"),
    ("*a **b** c*", "<p><em>a <strong>b</strong> c</em></p>\n"),
    ("**a\nb**", "<p><strong>a\nb</strong></p>\n"),
    ("*é*à", "<p><em>é</em>à</p>\n"),
    // Links and images.
    ("[a](b)", "<p><a{a0}>a</a></p>\n"),
    ("[a](<b c> 'd')", "<p><a{a0}>a</a></p>\n"),
    ("[a](b c)", "<p>[a](b c)</p>\n"),
    ("[a]\n\n[a]: b", "<p><a{a0}>a</a></p>\n"),
    ("[a][B]\n\n[b]: c 'd'", "<p><a{a0}>a</a></p>\n"),
    ("[a][]\n\n[a]: b", "<p><a{a0}>a</a></p>\n"),
    ("[a]", "<p>[a]</p>\n"),
    ("[a [b](c)](d)", "<p>[a <a{a0}>b</a>](d)</p>\n"),
    ("[![a](b)](c)", "<p><a{a0}><img alt=\"a\"{i0} loading=\"lazy\"></a></p>\n"),
    ("![a *b*](c)", "<p><img alt=\"a b\"{i0} loading=\"lazy\"></p>\n"),
    ("![a [b](c)](d)", "<p><img alt=\"a b\"{i0} loading=\"lazy\"></p>\n"),
    ("![](c)", "<p><img alt=\"\"{i0} loading=\"lazy\"></p>\n"),
    ("<https://a.fr/?b=1&c>", "<p><a{a0}>https://a.fr/?b=1&amp;c</a></p>\n"),
    ("<a@b.fr>", "<p><a{a0}>a@b.fr</a></p>\n"),
    ("x <1 b>", "<p>x &lt;1 b&gt;</p>\n"),
    // GFM.
    ("~~a~~ ~b~", "<p><del>a</del> ~b~</p>\n"),
    (
      "- [ ] a\n- [x] b\n",
      "<ul>\n<li class=\"tache\"><input type=\"checkbox\" disabled aria-label=\"to do\"> a</li>\n<li class=\"tache\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> b</li>\n</ul>\n"
    ),
    ("www.a.fr/b.", "<p><a{a0}>www.a.fr/b</a>.</p>\n"),
    ("https://a.fr, b", "<p><a{a0}>https://a.fr</a>, b</p>\n"),
    ("a@b.fr.", "<p><a{a0}>a@b.fr</a>.</p>\n"),
    ("| a |\n| b |\n", "<p>| a |\n| b |</p>\n"),
    (
      "a\n| b |\n|---|\n",
      "<p>a</p>\n<div class=\"table-defile\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n<tr>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n</table></div>\n"
    ),
    (
      "a | b\n-|-\n1\n\nc",
      "<div class=\"table-defile\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td></td>\n</tr>\n</tbody>\n</table></div>\n<p>c</p>\n"
    ),
    ("a[^1]\n", "<p>a[^1]</p>\n"),
    ("a \"b\" & c", "<p>a &quot;b&quot; &amp; c</p>\n"),
    ("", ""),
    ("\n \n", ""),
  ])
  func renders(text: String, html: String) {
    let document = read(text, .english)
    #expect(document.shown == html)
  }

  @Test(arguments: [
    ("## a ##", 2, "a"), ("###  a #b", 3, "a #b"), ("a\nb\n---", 2, "a b"), ("#### ", 4, ""), ("###### a", 6, "a"),
  ])
  func headings(text: String, level: Int, title: String) {
    let document = read(text, .english)
    #expect(document.headings.map(\.level) == [level])
    #expect(document.headings.map(\.title) == [title])
  }
}
