import Testing

@testable import Authoring

@Suite struct UnifiedDiffTests {
  @Test func equalTextsHaveNoDifference() {
    #expect(UnifiedDiff(path: "a.md", from: Array("x\n".utf8), to: Array("x\n".utf8)).text == "")
  }

  @Test func twoChangesFarApartMakeTwoHunks() {
    let old = (1...20).map { "\($0)\n" }
    var new = old
    new[1] = "deux\n"
    new.remove(at: 14)
    let diff = UnifiedDiff(path: "a.md", from: Array(old.joined().utf8), to: Array(new.joined().utf8)).text
    #expect(
      diff == """
        --- a/a.md
        +++ b/a.md
        @@ -1,5 +1,5 @@
         1
        -2
        +deux
         3
         4
         5
        @@ -12,7 +12,6 @@
         12
         13
         14
        -15
         16
         17
         18

        """)
  }

  @Test func aLastLineWithoutEndIsSaid() {
    let diff = UnifiedDiff(path: "a.md", from: Array("x".utf8), to: Array("y\n".utf8)).text
    #expect(diff == "--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n")
  }
}
