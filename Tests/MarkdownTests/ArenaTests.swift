import CArena
import Testing

/// The memory in which cmark-gfm keeps its trees.
@Suite struct ArenaTests {
  @Test func aBlockKeepsItsBytesHoweverItGrows() throws {
    let mark = arena_mark()
    defer { arena_release(mark) }
    var block = try #require(arena_calloc(1, 1))
    for size in 1..<5_000 {
      block.storeBytes(of: UInt8(size % 251), toByteOffset: size - 1, as: UInt8.self)
      // Now and then another block stands in the way.
      if size % 700 == 0 { _ = arena_calloc(3, 7) }
      block = try #require(arena_realloc(block, size + 1))
    }
    #expect((1..<5_000).allSatisfy { block.load(fromByteOffset: $0 - 1, as: UInt8.self) == UInt8($0 % 251) })
  }

  @Test func blocksAreEmptyAlignedAndApart() throws {
    let mark = arena_mark()
    defer { arena_release(mark) }
    let sizes = [1, 16, 17, 3 << 20, 40]
    let blocks = try sizes.map { try #require(arena_calloc(1, $0)) }
    for (block, size) in zip(blocks, sizes) {
      #expect(UInt(bitPattern: block) % 16 == 0)
      #expect((0..<size).allSatisfy { block.load(fromByteOffset: $0, as: UInt8.self) == 0 })
      block.initializeMemory(as: UInt8.self, repeating: 0xFF, count: size)
    }
  }

  @Test func whatIsGivenBackIsTakenAgain() throws {
    let outer = arena_mark()
    defer { arena_release(outer) }
    _ = arena_calloc(1, 100)
    let inner = arena_mark()
    let first = try #require(arena_calloc(1, 100))
    _ = arena_calloc(2, 2 << 20)
    arena_release(inner)
    #expect(arena_calloc(1, 100) == first)
  }
}
