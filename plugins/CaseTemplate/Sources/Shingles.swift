/// The runs of five words of a text, as numbers, and a short signature by which likely twins are found without comparing all pairs.
struct Shingles {
  /// Words in a run; `forEachRun` keeps the four before the last.
  private static let length = 5
  private static let buckets = 32

  private let text: ArraySlice<UInt8>
  private let count: Int
  /// The smallest number in each bucket: two texts agree on a part of the buckets near to their likeness (one-permutation hashing,
  /// Li, Owen and Zhang, 2012).
  private let signature: [UInt64]

  init(_ text: ArraySlice<UInt8>) {
    var signature = [UInt64](repeating: .max, count: Self.buckets)
    var count = 0
    Self.forEachRun(of: text) { hash in
      let bucket = Int(hash >> 59)
      signature[bucket] = min(signature[bucket], hash)
      count += 1
    }
    self.text = text
    self.signature = signature
    self.count = count
  }

  /// Too short a text resembles any other.
  var isEnough: Bool { count >= 50 }

  /// Made again for each text that looks like another: kept for all, they would weigh more than the documents.
  var hashes: Set<UInt64> {
    var hashes: Set<UInt64> = []
    hashes.reserveCapacity(count)
    Self.forEachRun(of: text) { hashes.insert($0) }
    return hashes
  }

  /// Bands of the signature: texts that share one are worth comparing. Eight bands of four find 98 % of twins at 0.8.
  var bands: [UInt64] {
    (0..<8).map { band in
      signature[band * 4..<band * 4 + 4].reduce(UInt64(band)) { Self.mix($0 ^ $1) }
    }
  }

  /// The part of runs that two texts have in common: 0 to 1 (Jaccard).
  static func likeness(_ first: Set<UInt64>, _ second: Set<UInt64>) -> Double {
    let common = first.intersection(second).count
    let all = first.count + second.count - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// A number for each run: those of its words as the digits of a number in an odd base, which rolls from run to run (Karp and Rabin, 1987).
  private static func forEachRun(of text: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    let leading = (1..<length).reduce(1) { power, _ in power &* base }
    // The words of the run but the last, the first of them first.
    var words = (0, 0, 0, 0) as (UInt64, UInt64, UInt64, UInt64)
    var (run, count) = (0 as UInt64, 0)
    forEachWord(of: text) { word in
      run = run &* base &+ word
      count += 1
      if count >= length {
        body(mix(run))
        run = run &- words.0 &* leading
      }
      words = (words.1, words.2, words.3, word)
    }
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// FNV-1a of each word; case counts, accents too: a twin is copied.
  @inline(__always) private static func forEachWord(of text: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    let start: UInt64 = 14_695_981_039_346_656_037
    isLetter.withUnsafeBufferPointer { isLetter in
      text.withUnsafeBufferPointer { bytes in
        var index = 0
        while index < bytes.count {
          var hash = start
          while index < bytes.count, isLetter[Int(bytes[index])] {
            hash = (hash ^ UInt64(bytes[index])) &* 1_099_511_628_211
            index += 1
          }
          if hash != start { body(hash) }
          index += 1
        }
      }
    }
  }

  private static let isLetter = (0...255).map { (byte: UInt8) in
    byte > 0x7F || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on all.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
