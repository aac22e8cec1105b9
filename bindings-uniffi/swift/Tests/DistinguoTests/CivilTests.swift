import Distinguo
import Foundation
import Testing

@Suite struct CivilTests {
    @Test func aDayIsOneOfTheCalendar() {
        #expect(CivilDay("2024-02-29")?.description == "2024-02-29")
        for text in ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-01-01", "2026-1-01", "+026-01-01", ""] {
            #expect(CivilDay(text) == nil, "\(text)")
        }
        #expect(CivilDay("2000-02-29") != nil)
    }

    @Test func aDayGoesToFoundationAndBack() throws {
        let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let instant = try Date("2026-03-01T17:00:00Z", strategy: .iso8601)
        #expect(CivilDay(instant, in: shanghai).description == "2026-03-02")
        #expect(CivilDay(instant, in: .gmt).description == "2026-03-01")
        let day = try #require(CivilDay("2026-03-02"))
        #expect(try day.start(in: shanghai) == Date("2026-03-01T16:00:00Z", strategy: .iso8601))
        for text in ["1582-10-15", "9999-12-31"] {
            let day = try #require(CivilDay(text))
            #expect(CivilDay(day.start(in: .gmt), in: .gmt) == day)
        }
    }

    @Test func daysAndTimesHaveAnOrder() throws {
        let days = ["2026-01-02", "2025-12-31", "2026-01-01"].compactMap { CivilDay($0) }
        #expect(days.sorted().map(\.description) == ["2025-12-31", "2026-01-01", "2026-01-02"])
        let noon = try #require(CivilTime(hour: 12, minute: 0))
        #expect(try noon.description == "12:00" && noon > #require(CivilTime(hour: 9, minute: 59)))
        #expect(CivilTime(hour: 24, minute: 0) == nil)
    }
}
