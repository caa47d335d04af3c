import Testing

@testable import Theme

@Suite("Scripts are published without needless blanks")
struct ScriptSqueezerTests {
  @Test(arguments: [
    // Blanks go beside signs; between words, and beside signs that may join with others, they stay.
    ("var a = b ? c : d;\nif (a) return (b);", "var a=b?c:d;if(a)return(b);\n"),
    ("a = b + +c - -d;", "a=b + +c - -d;\n"),
    ("if (a < !--b) c();", "if(a< !--b)c();\n"),
    ("f = function (a, b) { return a in b; };", "f=function(a,b){return a in b;};\n"),
    // Strings, regular expressions and comments are texts.
    ("a = 'x ; \\' ; y' + \" ( \";", "a='x ; \\' ; y' + \" ( \";\n"),
    ("a = /[/ ;]( : )/.test(b) ? c / d : e / f;", "a=/[/ ;]( : )/.test(b)?c / d:e / f;\n"),
    ("return /a ; '/g;", "return /a ; '/g;\n"),
    ("x => / , \"/.test(x);", "x=>/ , \"/.test(x);\n"),
    ("a(); // why ( not )\nb(c /* d , e */, f);", "a();// why ( not )\nb(c /* d , e */,f);\n"),
    ("a = `x ; y`;", "a = `x ; y`;"),
    // The end of a line may end a sentence, unless a sign shows that it does not.
    ("a = b\nc = function () {\n  d();\n}\n(e)", "a=b\nc=function(){d();}\n(e)\n"),
    ("f(a,\n  b\n)\ng()", "f(a,b)\ng()\n"),
  ])
  func squeezed(_ script: String, _ expected: String) {
    #expect(String(decoding: ScriptSqueezer.squeezed(Array(script.utf8)), as: UTF8.self) == expected)
  }
}
