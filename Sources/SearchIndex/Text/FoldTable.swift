/// Folded letters of the Latin blocks: lower case, without accents, ligatures in two letters.
///
/// Canonical decomposition without its marks, plus the letters of West African languages (ɛ, ɔ, ɖ …) as they are typed
/// on a French keyboard. A point stands where a block holds a sign that is no letter.
enum FoldTable {
  /// U+00C0 to U+024F.
  static let latin = """
    a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o \
    o o . o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i \
    i i i i i i ĳ ĳ j j k k ĸ l l l l l l ŀ ŀ l l n n n n n n ŉ n n o o o o o o oe oe r r r r r r s s s s s s s s \
    t t t t t t u u u u u u u u u u u u w w y y y z z z z z z ſ ƀ b ƃ ƃ ƅ ƅ o ƈ ƈ d d ƌ ƌ ƍ e e e f f ɠ g ƕ i ɨ k \
    k ƚ ƛ ɯ n ƞ ɵ o o ƣ ƣ ƥ ƥ ʀ ƨ ƨ ʃ ƪ ƫ ƭ ƭ ʈ u u u v y y ƶ ƶ ʒ ƹ ƹ ƺ ƻ ƽ ƽ ƾ ƿ ǀ ǁ ǂ ǃ ǆ ǆ ǆ ǉ ǉ ǉ ǌ ǌ ǌ a a i \
    i o o u u u u u u u u u u e a a a a ae ae ǥ ǥ g g k k o o o o ʒ ʒ j ǳ ǳ ǳ g g ƕ ƿ n n a a ae ae o o a a a a e \
    e e e i i i i o o o o r r r r u u u u s s t t ȝ ȝ h h ƞ ȡ ȣ ȣ ȥ ȥ a a e e o o o o o o o o y y ȴ ȵ ȶ ȷ ȸ ȹ ⱥ ȼ \
    ȼ ƚ ⱦ ȿ ɀ ɂ ɂ ƀ ʉ ʌ ɇ ɇ ɉ ɉ ɋ ɋ ɍ ɍ ɏ ɏ
    """
  /// U+0250 to U+02AF.
  static let phonetic = """
    ɐ ɑ ɒ b o ɕ d d ɘ e ɚ e ɜ ɝ ɞ ɟ ɠ ɡ ɢ g ɤ ɥ ɦ ɧ ɨ i ɪ ɫ ɬ ɭ ɮ ɯ ɰ ɱ n ɳ ɴ ɵ ɶ ɷ ɸ ɹ ɺ ɻ ɼ ɽ ɾ ɿ ʀ ʁ ʂ ʃ ʄ ʅ ʆ \
    ʇ ʈ ʉ u v ʌ ʍ ʎ ʏ ʐ ʑ ʒ ʓ ʔ ʕ ʖ ʗ ʘ ʙ ʚ ʛ ʜ ʝ ʞ ʟ ʠ ʡ ʢ ʣ ʤ ʥ ʦ ʧ ʨ ʩ ʪ ʫ ʬ ʭ ʮ ʯ
    """
  /// U+1E00 to U+1EFF.
  static let additional = """
    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k k k k k l \
    l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s s s s s s s t t t t \
    t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z h t w y ẚ ſ ẜ ẝ ss ẟ a a a a a \
    a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o \
    o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y ỻ ỻ ỽ ỽ ỿ ỿ
    """
}
