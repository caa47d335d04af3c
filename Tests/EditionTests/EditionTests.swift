import Testing

@testable import Edition
