/// The runs of five words of a text, as numbers, and a short signature by which likely twins are found without comparing all pairs.
struct Shingles {
  private static let length = 5
  private static let buckets = 32

  private let hashes: Set<UInt64>
  /// The smallest number in each bucket: two texts agree on a part of the buckets near to their likeness (one-permutation hashing,
  /// Li, Owen and Zhang, 2012).
  let signature: [UInt64]

  init(_ text: ArraySlice<UInt8>) {
    let words = Self.wordHashes(text)
    var hashes: Set<UInt64> = []
    var signature = [UInt64](repeating: .max, count: Self.buckets)
    for start in words.indices.dropLast(Self.length - 1) {
      let hash = words[start..<start + Self.length].reduce(14_695_981_039_346_656_037) { Self.mix($0 ^ $1) }
      hashes.insert(hash)
      let bucket = Int(hash >> 59)
      signature[bucket] = min(signature[bucket], hash)
    }
    self.hashes = hashes
    self.signature = signature
  }

  /// Too short a text resembles any other.
  var isEnough: Bool { hashes.count >= 50 }

  /// The part of runs in common: 0 to 1 (Jaccard).
  func likeness(_ other: Shingles) -> Double {
    let common = hashes.intersection(other.hashes).count
    let all = hashes.count + other.hashes.count - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// Bands of the signature: texts that share one are worth comparing. Eight bands of four find 98 % of twins at 0.8.
  var bands: [UInt64] {
    (0..<8).map { band in
      signature[band * 4..<band * 4 + 4].reduce(UInt64(band)) { Self.mix($0 ^ $1) }
    }
  }

  /// FNV-1a of each word; case counts, accents too: a twin is copied.
  private static func wordHashes(_ text: ArraySlice<UInt8>) -> [UInt64] {
    var words: [UInt64] = []
    var hash: UInt64 = 14_695_981_039_346_656_037
    var inWord = false
    for byte in text {
      if byte > 0x7F || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) {
        hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
        inWord = true
      } else if inWord {
        words.append(hash)
        (hash, inWord) = (14_695_981_039_346_656_037, false)
      }
    }
    return inWord ? words + [hash] : words
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on all.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
