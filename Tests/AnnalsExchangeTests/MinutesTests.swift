import Annals
import AnnalsExchange
import Testing

@Suite("Minutes as text")
struct MinutesTests {
}
